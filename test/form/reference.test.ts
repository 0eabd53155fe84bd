/** Relevance and validation against the plain reference: 2,000 random forms, ten answers each. `LOKET_SEED` replays a run, `LOKET_FORMS` sets how many. */
import t from 'tap';
import { settle } from '../../engine/form/relevance.js';
import { validate } from '../../engine/form/validate.js';
import { on, soundForm } from '../support/form.js';
import { randomFrom, seedOfRun } from '../support/random.js';
import { randomAnswers, randomForm, schemaOf } from './random-form.js';
import { referenceOf } from './reference.js';

const forms = Number(process.env['LOKET_FORMS'] ?? 2000);
const each = 10;

void t.test('what is relevant and what is wrong is what the reference says', async (t) => {
	const seed = seedOfRun();
	const random = randomFrom(seed);
	const circumstances = on('2026-11-25', 'en');
	const counted = { lists: 0, oneOf: 0, conditions: 0, right: 0, hidden: 0, problems: 0 };
	const differences: unknown[] = [];
	for (let number = 0; number < forms && differences.length < 3; number++) {
		const form = randomForm(random, { lists: number % 5 === 0, oneOf: number % 10 === 3 });
		const schema = schemaOf(form);
		const compiled = soundForm(JSON.stringify({ title: 'Random', schema }));
		counted.lists += number % 5 === 0 ? 1 : 0;
		counted.oneOf += form.oneOf === null ? 0 : 1;
		counted.conditions += JSON.stringify(schema).split('"when"').length - 1;
		for (let times = 0; times < each; times++) {
			const answers = randomAnswers(random, form.root);
			const expected = referenceOf(form, answers);
			const settled = settle(compiled, answers, circumstances);
			const problems = validate(compiled, settled, circumstances).map(({ path, code }) => `${path} ${code}`);
			const found = { problems: problems.sort(), hidden: [...settled.hidden].sort() };
			if (JSON.stringify(found) !== JSON.stringify(expected))
				differences.push(JSON.stringify({ schema, answers, found, expected }));
			counted.right += expected.problems.length === 0 ? 1 : 0;
			counted.hidden += expected.hidden.length;
			counted.problems += expected.problems.length;
		}
	}
	t.comment(`seed ${seed}: ${forms} forms × ${each} answers, ${JSON.stringify(counted)}`);
	t.strictSame(differences, [], `equal for seed ${seed}`);
});

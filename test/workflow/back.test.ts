import fc from 'fast-check';
import t from 'tap';
import { replay } from '../../engine/workflow/replay.js';
import { take } from '../../engine/workflow/take.js';
import { same } from '../../engine/workflow/values.js';
import { desk, officer } from '../support/desk.js';

const names = ['a', 'b', 'c', 'd'];
const others = (state: string): string =>
	names
		.map((to) => `to-${to}: { by: verifier, to: ${to} }`)
		.join(', ')
		.replace(`to-${state}`, 'own');
const maze = desk(`
title: Ke sana kemari
schema: { type: object, required: [name], properties: { name: { type: string, title: Nama } } }
workflow:
  start: a
  states:
${names.map((state) => `    ${state}: { due: 1 working day, actions: { ${others(state)}, return: { by: verifier, to: back }, stay: { by: verifier, to: stay }, end: { by: head, to: end } } }`).join('\n')}
    end: { end: granted }
`);

/** One walk: where it is, and for each state from which other one it was last entered. */
interface Model {
	readonly state: string;
	readonly from: ReadonlyMap<string, string>;
}

function step({ state, from }: Model, action: string): Model {
	if (action === 'stay') return { state, from };
	const to = action === 'return' ? from.get(state) : action === 'own' ? state : action.slice(3);
	if (to === undefined) return { state, from };
	return { state: to, from: to === state ? from : new Map([...from, [to, state]]) };
}

void t.test('wherever it went, back leads to the state from which this one was last entered by another', (test) => {
	const action = fc.constantFrom('return', 'return', 'stay', 'own', ...names.map((to) => `to-${to}`));
	const property = fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
		let model: Model = { state: 'a', from: new Map() };
		let application = maze.send({ name: 'Siti' }, '2026-11-30 09:00');
		for (const wanted of actions) {
			const name = wanted === `to-${model.state}` ? 'own' : wanted;
			const visit = application.visit;
			const outcome = take(
				application,
				{ action: name, visit, actor: officer('v1', ['verifier']) },
				maze.world('2026-11-30 10:00'),
			);
			const nowhere = name === 'return' && !model.from.has(model.state);
			if (outcome.ok === nowhere) throw new Error(`${name} in ${model.state}: ${JSON.stringify(outcome.ok)}`);
			model = step(model, name);
			application = outcome.application;
			if (application.state !== model.state) throw new Error(`${name} led to ${application.state}, not ${model.state}`);
			const isNew = outcome.ok && name !== 'stay';
			if ((application.visit !== visit) !== isNew) throw new Error(`${name}: visit ${visit} became ${application.visit}`);
		}
		const { state, origins } = replay(application.entries);
		if (state !== model.state || !same(origins, Object.fromEntries(model.from)))
			throw new Error(`replay: ${state} ${JSON.stringify(origins)}`);
	});
	const details = fc.check(property, { numRuns: 150 });
	test.notOk(details.failed, details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : `150 walks, seed ${details.seed}`);
	test.end();
});

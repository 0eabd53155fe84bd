/** What an action asks: a schema beside the answers, settled with what stood there before. */
import t from 'tap';
import { compileCatalogue } from '../../engine/definition/compile/catalogue.js';
import { makeContext } from '../../engine/definition/compile/context.js';
import { compileFields } from '../../engine/definition/compile/fields.js';
import { compileForm } from '../../engine/definition/compile/form.js';
import { child } from '../../engine/definition/compile/reading.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import type { Field, Form } from '../../engine/definition/service.js';
import { settle } from '../../engine/form/relevance.js';
import { validate } from '../../engine/form/validate.js';
import { on } from '../support/form.js';

const citizen = on('2026-11-25');

void t.test('what an action asks looks into itself, then into what stood there, then into the answers', async (t) => {
	const { form: answersForm, facts } = withFacts();
	const citizenAnswers = settle(answersForm, { kind: 'company' }, citizen).answers;
	const around = { answers: citizenAnswers, beside: { survey: { on: '2026-11-01' } } };
	const asked = settle(facts, { complete: true, survey: { note: 'x' }, late: 'x' }, citizen, around, 'facts.');
	t.strictSame(asked.answers, { complete: true, survey: { note: 'x' } }, 'a note is asked since the survey had its date before');
	t.strictSame([...asked.hidden], ['/late']);
	t.strictSame(validate(facts, asked, citizen, around), []);
	const without = settle(facts, { survey: { note: 'x' } }, citizen, { answers: { kind: 'person' }, beside: {} }, 'facts.');
	t.strictSame(without.answers, {});
	t.strictSame([...without.hidden].sort(), ['/complete', '/survey/note'], 'without the date, and for a person, neither is asked');
});

function withFacts(): { form: Form; facts: { root: Field; schema: Readonly<Record<string, unknown>> } } {
	const service = `
title: Uji
schema: { type: object, properties: { kind: { enum: [person, company], title: K } } }
facts:
  type: object
  properties:
    complete: { type: boolean, title: Lengkap, when: kind == 'company' }
    survey: { type: object, title: Survei, properties: { on: { type: string, format: date, title: Tanggal }, note: { type: string, title: Catatan, when: answered(on) } } }
    late: { type: string, title: Telat, when: not complete }
`;
	const source = readCatalogue(
		new Map([
			['catalogue.yaml', 'languages: [id]'],
			['one/service.yaml', service],
		]),
	);
	const read = source.services[0];
	const errors: string[] = [];
	if (read === undefined) throw new Error('The service of the test is not there.');
	const context = makeContext(
		read,
		compileCatalogue(source, () => undefined),
		({ says }) => errors.push(says.en),
	);
	const compiled = compileForm(context);
	const node = child(read.root, 'facts');
	if (compiled === null || node === null) throw new Error('The service of the test has no form.');
	const all = compileFields(context, node, {
		prefix: 'facts.',
		around: [compiled.frame],
		names: (members) => ({ ...compiled.named.names, facts: members }),
	});
	t.strictSame(errors, []);
	const asked = {
		...all.root,
		members: all.root.members.map((one) => (one.name === 'survey' ? { ...one, members: one.members.slice(1) } : one)),
	};
	return { form: compiled.form, facts: { root: asked, schema: all.schema } };
}

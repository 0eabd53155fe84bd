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

void t.test('the same officer has it again where back leads there, not where it is named', (test) => {
	const list = desk(`
title: Daftar
schema: { type: object, required: [name], properties: { name: { type: string, title: Nama } } }
facts: { properties: { anew: { type: boolean, title: Dari awal } } }
workflow:
  start: a
  states:
    a: { actions: { on: { by: verifier, to: b }, end: { by: head, to: end } } }
    b: { actions: { return: { by: head, ask: [anew], to: [{ when: facts.anew, to: a }, { to: back }] }, end: { by: head, to: end } } }
    end: { end: granted }
`);
	const world = list.world('2026-11-30 10:00');
	const sent = list.send({ name: 'Siti' }, '2026-11-30 09:00');
	const on = take(sent, { action: 'on', visit: 1, actor: officer('v1', ['verifier']) }, world).application;
	for (const [anew, person] of [
		[false, 'v1'],
		[true, null],
	] as const) {
		const returned = take(on, { action: 'return', visit: 2, actor: officer('h1', ['head']), with: { anew } }, world);
		test.equal(returned.application.state, 'a');
		test.equal(returned.application.tasks.find(({ role }) => role === 'verifier')?.person, person, `anew: ${anew}`);
	}
	test.end();
});

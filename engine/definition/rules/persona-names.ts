import type { Finding } from '../compile/context.js';
import { child, entriesOf, itemsOf, textsOf } from '../compile/reading.js';
import { references, unknownName } from '../compile/references.js';
import type { Node } from '../node.js';
import { answerNames, pathName } from './persona-answers.js';
import { checkStep, type PersonaNames, personaNames } from './persona-steps.js';
import type { Rule } from './rule.js';

/** `tests/` are read by the check too: offices, people, fields, pages, actions, states and letters that a persona names must be there (2b-49). */
export const personaNamesRule: Rule = {
	code: 'unknown-name-in-persona',
	*run({ service, catalogue, source }) {
		for (const { node } of source.personas) {
			const found: Finding[] = [];
			const report = (finding: Finding): void => void found.push(finding);
			const names = personaNames(service, catalogue, peopleOf(node, new Set(catalogue.roles.keys()), report));
			references(child(node, 'office'), 'office', new Set(catalogue.offices.keys()), report);
			answerNames(child(node, 'answers'), service.form.root, '', report);
			checkExpected(child(node, 'expect'), names, report);
			for (const step of itemsOf(child(node, 'then'))) {
				checkStep(step, names, report);
				answerNames(child(step, 'answers'), service.form.root, '', report);
				for (const mark of itemsOf(child(step, 'marks'))) pathName(child(mark, 'path'), service.form, report);
				checkExpected(child(step, 'expect'), names, report, child(step, 'with') !== null);
			}
			yield* found;
		}
	},
};

/** `people: { rina: [verifier, head] }`: somebody made up, with roles of the catalogue. */
function peopleOf(node: Node, roles: ReadonlySet<string>, report: (finding: Finding) => void): readonly string[] {
	return entriesOf(child(node, 'people')).map(([name, entry]) => {
		references(entry.node, 'role', roles, report);
		return name;
	});
}

/** `asks`: the step fills in what an action asks, so that its problems may be about that too. */
function checkExpected(expect: Node | null, names: PersonaNames, report: (finding: Finding) => void, asks = false): void {
	references(child(expect, 'pages'), 'page', names.pages, report);
	references(child(expect, 'open'), 'page', names.pages, report);
	references(child(expect, 'state'), 'state', names.states, report);
	references(child(expect, 'issued'), 'letter', names.letters, report);
	for (const problem of asks ? [] : itemsOf(child(expect, 'problems')))
		pathName(child(problem, 'path'), names.service.form, report);
	for (const notice of itemsOf(child(expect, 'notices'))) {
		references(child(notice, 'on'), 'event', names.events, report);
		for (const { text, node } of textsOf(child(notice, 'to')))
			if (!names.people.has(text)) report(unknownName('role', text, names.people, node.place));
	}
	for (const [action, entry] of entriesOf(child(expect, 'blockers')))
		if (!names.actions.has(action)) report(unknownName('action', action, names.actions, entry.key));
	for (const [fact, entry] of entriesOf(child(expect, 'facts')))
		if (!names.facts.has(fact)) report(unknownName('fact', fact, names.facts, entry.key));
}

import type { Node } from '../node.js';
import type { Notice, Workflow } from '../service.js';
import type { CompileContext } from './context.js';
import type { Environments } from './environments.js';
import { compileMarkdown } from './letters.js';
import { child, itemsOf, textOf, textsOf } from './reading.js';
import { references } from './references.js';

/** `notices:` compiled. `on` names `submitted`, a state, an action of a state (`verification.return`) or of `anywhere`. */
export function compileNotices(
	context: CompileContext,
	environments: Environments,
	workflow: Workflow,
	node: Node | null,
): readonly Notice[] {
	const events = new Set(eventsOf(workflow));
	const people = new Set(['applicant', ...context.catalogue.roles.keys()]);
	return itemsOf(node).map((item) => ({
		on: references(child(item, 'on'), 'event', events, context.report),
		to: references(child(item, 'to'), 'role', people, context.report),
		via: textsOf(child(item, 'via')).map((way) => way.text),
		text: textOf(child(item, 'text')) === null ? {} : compileMarkdown(context, child(item, 'text'), environments.letter(false)),
		at: item.place,
	}));
}

/** Everything a notice may follow. */
export function eventsOf(workflow: Workflow): readonly string[] {
	const states = [...workflow.states.values()];
	return [
		'submitted',
		...states.map((state) => state.id),
		...states.flatMap((state) => [...state.actions.keys()].map((action) => `${state.id}.${action}`)),
		...workflow.anywhere.keys(),
	];
}

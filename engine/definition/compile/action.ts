import type { MapEntry, Node } from '../node.js';
import type { Action, Target } from '../service.js';
import { compileAsk } from './ask.js';
import { reportStrangeCodes } from './codes.js';
import { fieldAt, pathsOf } from './fact-paths.js';
import { child, entriesOf, humanised, itemsOf, textOf, textsOf } from './reading.js';
import { unknownName } from './references.js';
import type { WorkflowNames, WorkflowParts } from './workflow.js';
import { placesOf } from './workflow.js';

/** One action of a state, or of `anywhere` (`state` null). */
export function compileAction(
	parts: WorkflowParts,
	names: WorkflowNames,
	id: string,
	entry: MapEntry,
	state: string | null,
): Action {
	const { context, environments } = parts;
	const node = entry.node;
	const title = child(node, 'title');
	const when = child(node, 'when');
	const inside = child(node, 'in');
	return {
		id,
		title: title === null ? humanised(id, context.locales) : context.text(title, null),
		by: takersOf(child(node, 'by'), names, state === null, parts),
		when: when === null ? null : context.expression(when, environments.workflow, 'boolean'),
		to: targetsOf(parts, names, child(node, 'to'), state !== null),
		ask: compileAsk(parts, child(node, 'ask')),
		set: setOf(parts, child(node, 'set')),
		comment: wish(child(node, 'comment')),
		marks: wish(child(node, 'marks')),
		notSameAs: notSameAs(parts, names, child(node, 'notSameAs'), state),
		in: inside === null ? null : placesOf(inside, names, context),
		except: placesOf(child(node, 'except'), names, context),
		at: entry.key,
	};
}

/** Roles and `applicant`; in `anywhere` also `working`. `system` is timers and effects, never somebody who acts (2b-25). */
function takersOf(node: Node | null, names: WorkflowNames, anywhere: boolean, parts: WorkflowParts): readonly string[] {
	const takers: string[] = [];
	for (const { text, node: item } of textsOf(node)) {
		if (names.people.has(text) || (anywhere && text === 'working')) takers.push(text);
		else if (text === 'system')
			parts.context.report({
				code: 'unknown-role',
				severity: 'error',
				at: item.place,
				says: {
					id: '`system` tidak mengambil tindakan. Yang bergerak sendiri ditulis di `timers`.',
					en: '`system` takes no actions. What moves by itself is written in `timers`.',
				},
			});
		else parts.context.report(unknownName('role', text, names.people, item.place));
	}
	return [...new Set(takers)];
}

/** Where an action leads: `stay`, `back`, a state, or a list of lines tried in order. */
function targetsOf(parts: WorkflowParts, names: WorkflowNames, node: Node | null, inState: boolean): readonly Target[] {
	const { context } = parts;
	const known = new Set([...names.states, 'stay', ...(inState ? ['back'] : [])]);
	const target = (to: Node | null, when: Node | null, at: Node): Target[] => {
		const name = textOf(to);
		if (to === null || name === null) return [];
		if (name === 'back' && !inState) {
			context.report(backFromAnywhere(to));
			return [];
		}
		if (!known.has(name)) {
			context.report(unknownName('state', name, known, to.place));
			return [];
		}
		return [
			{ when: when === null ? null : context.expression(when, parts.environments.target, 'boolean'), to: name, at: at.place },
		];
	};
	return itemsOf(node).flatMap((item) =>
		item.kind === 'map' ? target(child(item, 'to'), child(item, 'when'), item) : target(item, null, item),
	);
}

function backFromAnywhere(at: Node) {
	return {
		code: 'back-from-anywhere',
		severity: 'error' as const,
		at: at.place,
		says: {
			id: '`back` hanya dapat dipakai dalam tindakan sebuah status, bukan di `anywhere`. Tulis nama status tujuannya.',
			en: '`back` can be used in an action of a state only, not in `anywhere`. Write the name of the state to go to.',
		},
	};
}

/** Actions as `verification.accept`; of the same state the bare id will do. */
function notSameAs(parts: WorkflowParts, names: WorkflowNames, node: Node | null, state: string | null): readonly string[] {
	const { report } = parts.context;
	return textsOf(node).flatMap(({ text, node: item }) => {
		if (names.actions.has(text)) return [text];
		const own = `${state ?? ''}.${text}`;
		if (names.actions.has(own)) return [own];
		report(unknownName('action', text, names.actions, item.place));
		return [];
	});
}

/** What is written to the facts when acting: a text is an expression, a number or yes/no itself (2.4). */
function setOf(parts: WorkflowParts, node: Node | null): Action['set'] {
	const { context } = parts;
	return entriesOf(node).flatMap(([fact, entry]) => {
		const field = fieldAt(parts.facts, fact);
		if (field === null) {
			context.report(unknownName('fact', fact, pathsOf(parts.facts), entry.key));
			return [];
		}
		const value = context.expression(entry.node, parts.environments.workflow, field.type.kind);
		if (value === null) return [];
		reportStrangeCodes(value, field.type, entry.node, context);
		return [{ fact, value, at: entry.key }];
	});
}

function wish(node: Node | null): 'required' | 'optional' | null {
	if (node?.kind === 'scalar' && node.value === true) return 'optional';
	const word = textOf(node);
	return word === 'required' || word === 'optional' ? word : null;
}

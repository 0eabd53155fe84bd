import type { Node } from '../node.js';
import type { Timer } from '../service.js';
import type { Finding } from './context.js';
import { durationOf } from './durations.js';
import { child, itemsOf, textOf } from './reading.js';
import { references, unknownName } from './references.js';
import type { WorkflowNames, WorkflowParts } from './workflow.js';

/** `timers:` of a state, or of the workflow itself (`state` null). One whose moment can't be read is left out (reported). */
export function compileTimers(
	parts: WorkflowParts,
	names: WorkflowNames,
	node: Node | null,
	state: string | null,
): readonly Timer[] {
	return itemsOf(node).flatMap((item, index) => {
		const id = state === null ? String(index) : `${state}.${index}`;
		const timer = compileTimer(parts, names, item, id);
		return timer === null ? [] : [timer];
	});
}

function compileTimer(parts: WorkflowParts, names: WorkflowNames, node: Node, id: string): Timer | null {
	const { report } = parts.context;
	const before = child(node, 'before');
	const length = durationOf(before ?? child(node, 'after'), report);
	const of = momentOf(parts, child(node, 'of'));
	const to = child(node, 'to');
	const target = textOf(to);
	if (to !== null && target !== null && !names.states.has(target)) report(unknownName('state', target, names.states, to.place));
	if (length === null || of === null) return null;
	if (length.unit === 'until' && of !== 'entry') report(untilOf(node));
	return {
		id,
		moment: { side: before === null ? 'after' : 'before', length, of },
		to: target !== null && names.states.has(target) ? target : null,
		notify: references(child(node, 'notify'), 'role', names.people, report),
		deemed: textOf(child(node, 'deemed')),
		at: node.place,
	};
}

/** What a timer counts from: the entry into the state unless said; `due`, `promise`, or a date among the facts or answers. */
function momentOf(parts: WorkflowParts, node: Node | null): Timer['moment']['of'] | null {
	const word = textOf(node);
	if (node === null || word === 'entry') return 'entry';
	if (word === 'due' || word === 'promise') return word;
	return parts.context.expression(node, parts.environments.target, 'date');
}

function untilOf(node: Node): Finding {
	return {
		code: 'until-of',
		severity: 'error',
		at: child(node, 'of')?.place ?? node.place,
		says: {
			id: '`until` sudah menyebut tanggalnya sendiri. Hapus `of`, atau tulis lamanya, misalnya `7 days`.',
			en: '`until` names its own date. Leave out `of`, or write a length, for example `7 days`.',
		},
	};
}

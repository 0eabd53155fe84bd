import type { MapEntry, Node } from '../node.js';
import type { Action, State, Text } from '../service.js';
import { compileAction } from './action.js';
import { durationOf } from './durations.js';
import { child, entriesOf, humanised, textOf, textsOf } from './reading.js';
import { references, unknownName } from './references.js';
import { compileTimers } from './timers.js';
import { officeOf, type WorkflowNames, type WorkflowParts } from './workflow.js';

/** What an end without a title is called, by its kind. */
const ends: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	granted: { id: 'Disetujui', en: 'Approved' },
	refused: { id: 'Ditolak', en: 'Refused' },
	lapsed: { id: 'Berakhir karena lewat waktu', en: 'Ended because time ran out' },
	withdrawn: { id: 'Ditarik kembali', en: 'Withdrawn' },
};

/** One state of the workflow. `public` falls back on the title, the title on its kind of end or its id. */
export function compileState(parts: WorkflowParts, names: WorkflowNames, id: string, entry: MapEntry): State {
	const { context } = parts;
	const node = entry.node;
	const end = textOf(child(node, 'end'));
	const title = titleOf(parts, child(node, 'title'), id, end);
	const said = child(node, 'public');
	const actions = new Map<string, Action>();
	for (const [action, actionEntry] of entriesOf(child(node, 'actions')))
		actions.set(action, compileAction(parts, names, action, actionEntry, id));
	return {
		id,
		title,
		public: said === null ? title : context.text(said, parts.environments.workflow),
		stage: textOf(child(node, 'stage')),
		due: durationOf(child(node, 'due'), context.report),
		clock: clockOf(child(node, 'clock')),
		edit: editOf(parts, names, child(node, 'edit')),
		actions,
		timers: compileTimers(parts, names, child(node, 'timers'), id),
		office: officeOf(child(node, 'office'), parts),
		end,
		issue: references(child(node, 'issue'), 'letter', parts.letters, context.report),
		valid: durationOf(child(node, 'valid'), context.report),
		at: entry.key,
	};
}

function titleOf(parts: WorkflowParts, title: Node | null, id: string, end: string | null): Text {
	const { context } = parts;
	if (title !== null) return context.text(title, null);
	const known = end !== null && Object.hasOwn(ends, end) ? ends[end] : undefined;
	if (known === undefined) return humanised(id, context.locales);
	return Object.fromEntries(context.locales.map((locale) => [locale, [known[locale] ?? known['en'] ?? id]]));
}

function clockOf(node: Node | null): State['clock'] {
	const clock = textOf(node);
	return clock === 'stopped' || clock === 'waiting' ? clock : 'running';
}

/** Who may change which answers here: `marked`, `all`, or fields by path. */
function editOf(parts: WorkflowParts, names: WorkflowNames, node: Node | null): State['edit'] {
	const { report } = parts.context;
	const edit = new Map<string, 'marked' | 'all' | readonly string[]>();
	const fields = new Set(parts.form.fields.keys());
	for (const [person, entry] of entriesOf(node)) {
		if (!names.people.has(person)) report(unknownName('role', person, names.people, entry.key));
		const word = textOf(entry.node);
		if (word === 'marked' || word === 'all') edit.set(person, word);
		else {
			for (const { text, node: item } of textsOf(entry.node))
				if (!fields.has(text)) report(unknownName('field', text, fields, item.place));
			edit.set(
				person,
				textsOf(entry.node).flatMap(({ text }) => (fields.has(text) ? [text] : [])),
			);
		}
	}
	return edit;
}

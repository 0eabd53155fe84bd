import type { Application, JsonGroup, JsonValue } from '../../schemas/generated/record.js';
import type { AnswerProblem, Circumstances } from '../form/types.js';
import { type Beside, besideAnswers } from './rows.js';
import type { Command, Patch, Readers } from './types.js';
import { emptyGroup, isGroup, isJsonGroup, jsonValue, mergePatch, patchBetween, pointerTo, same, storedGroup } from './values.js';

/** Answers after a correction, and what of it was left out because it isn't open. */
export interface Corrected {
	readonly answers: JsonGroup;
	/** What stands beside them, by their new places. */
	readonly beside: Beside;
	readonly ignored: readonly string[];
	readonly problems: readonly AnswerProblem[];
}

/** What somebody may change: everything, or what stands at and below these pointers. */
export type Editable = 'all' | readonly string[];

/** What a person may change in a state: `marked` are the marks, field paths their pointers; nobody else may change anything. */
export function editableFor(edit: 'marked' | 'all' | readonly string[] | undefined, application: Application): Editable {
	if (edit === 'all') return 'all';
	if (edit === 'marked') return application.content.marks.map((mark) => mark.path);
	return (edit ?? []).map((path) =>
		path
			.split('.')
			.map((name) => name.replace(/\[\]$/, ''))
			.reduce(pointerTo, ''),
	);
}

/**
 * Applies changed answers (a JSON Merge Patch) to those that stand (2b-26). Open is what is editable and, step by step, what becomes
 * relevant or wrong through the change; everything else stays as it was and is named in `ignored`. A list that is open is replaced whole,
 * its rows keep their ids by place unless `rows` names them; of one that isn't open only the open answers of its rows change.
 * The whole is settled and validated as at submission, on the day the answers were frozen to.
 */
export function correct(
	application: Application,
	editable: Editable,
	command: Pick<Command, 'answers' | 'rows'>,
	newRow: () => string,
	circumstances: Circumstances,
	read: Readers,
): Corrected {
	const { answers: old, rows: oldRows, provenance } = application.content;
	const patch = command.answers ?? {};
	const before = read.answers(old, circumstances);
	const wrongBefore = new Set(before.problems.map((problem) => problem.path));
	let open: Editable = editable;
	for (let round = 0; ; round++) {
		const merging: Merging = { open, ids: oldRows, sent: command.rows ?? {}, ignored: [] };
		const merged = merge(merging, old, patch, '');
		const settled = read.answers(merged, circumstances);
		const opened = open === 'all' ? [] : newlyOpen(before.hidden, settled.hidden, wrongBefore, settled.problems, open);
		if (opened.length > 0 && open !== 'all' && round < 20) {
			open = [...open, ...opened];
			continue;
		}
		const answers = storedGroup(settled.answers);
		const problems = settled.problems.map((problem) => ({ ...problem, path: `/answers${problem.path}` }));
		const beside = besideAnswers(answers, old, { rows: oldRows, provenance }, command.rows ?? {}, newRow);
		return { answers, beside, ignored: merging.ignored, problems };
	}
}

/** What was hidden and no longer is, and what is wrong and wasn't, as far as it wasn't open yet. */
function newlyOpen(
	hiddenBefore: ReadonlySet<string>,
	hiddenNow: ReadonlySet<string>,
	wrongBefore: ReadonlySet<string>,
	problems: readonly AnswerProblem[],
	open: readonly string[],
): readonly string[] {
	const shown = [...hiddenBefore].filter((pointer) => !hiddenNow.has(pointer));
	const wrong = problems.map((problem) => problem.path).filter((pointer) => !wrongBefore.has(pointer) && pointer !== '');
	return [...new Set([...shown, ...wrong])].filter((pointer) => !isOpen(open, pointer));
}

interface Merging {
	readonly open: Editable;
	readonly ids: Readonly<Record<string, readonly string[]>>;
	readonly sent: Readonly<Record<string, readonly string[]>>;
	readonly ignored: string[];
}

function isOpen(open: Editable, pointer: string): boolean {
	return open === 'all' || open.some((each) => pointer === each || pointer.startsWith(`${each}/`));
}

function opensBelow(open: Editable, pointer: string): boolean {
	return open === 'all' || open.some((each) => each.startsWith(`${pointer}/`));
}

function merge(merging: Merging, old: JsonGroup, patch: Patch, pointer: string): JsonGroup {
	if (isOpen(merging.open, pointer)) return mergePatch(old, patch);
	const merged = mergePatch(old, {});
	for (const [name, sent] of Object.entries(patch)) {
		const here = pointerTo(pointer, name);
		const value = mergeMember(merging, Object.hasOwn(old, name) ? old[name] : undefined, sent, here);
		if (value === undefined) delete merged[name];
		else merged[name] = value;
	}
	return merged;
}

function mergeMember(merging: Merging, old: JsonValue | undefined, sent: unknown, pointer: string): JsonValue | undefined {
	if (isOpen(merging.open, pointer)) return isGroup(sent) ? mergePatch(old, sent) : jsonValue(sent);
	if (isGroup(sent)) {
		const merged = merge(merging, isJsonGroup(old) ? old : emptyGroup(), sent, pointer);
		return old === undefined && Object.keys(merged).length === 0 ? undefined : merged;
	}
	if (Array.isArray(sent) && Array.isArray(old) && opensBelow(merging.open, pointer))
		return mergeRows(merging, old, sent, pointer);
	if (!same(old, jsonValue(sent))) merging.ignored.push(pointer);
	return old;
}

/** Rows of a list that isn't open itself: each old row meets the one sent for it, by id or by place; none comes or goes. */
function mergeRows(merging: Merging, old: readonly JsonValue[], sent: readonly unknown[], pointer: string): JsonValue[] {
	const ids = merging.ids[pointer] ?? [];
	const sentIds = merging.sent[pointer];
	const matched = new Set<number>();
	const rows = old.map((row, index) => {
		const id = ids[index];
		const place = sentIds === undefined || id === undefined ? index : sentIds.indexOf(id);
		const other = sent[place];
		const here = pointerTo(pointer, index);
		if (other === undefined) {
			merging.ignored.push(here);
			return row;
		}
		matched.add(place);
		if (!isGroup(other) || !isJsonGroup(row)) return mergeMember(merging, row, other, here) ?? row;
		return merge(merging, row, patchBetween(row, mergePatch(undefined, other)), here);
	});
	for (const place of sent.keys()) if (!matched.has(place)) merging.ignored.push(pointerTo(pointer, place));
	return rows;
}

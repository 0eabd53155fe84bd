import { isGroupKind } from '../definition/groups.js';
import type { Field, Form, Page } from '../definition/service.js';
import type { Group } from '../expression/types.js';
import { below, isUnder, valueAt } from './pointer.js';
import type { AnswerProblem, Settled } from './types.js';

/** A field where it is asked. */
export interface Asked {
	readonly field: Field;
	readonly pointer: string;
}

/** Does an answer to it come from the server alone? */
export function isComputed(field: Field): boolean {
	return field.compute !== null && !field.editable;
}

const pointers = new WeakMap<readonly string[], string>();

/** The pointer of a field that stands in no list. */
export function pointerOf({ keys }: Pick<Field, 'keys'>): string {
	let pointer = pointers.get(keys);
	if (pointer === undefined) {
		pointer = keys.reduce(below, '');
		pointers.set(keys, pointer);
	}
	return pointer;
}

const listed = new WeakMap<Page, readonly Field[]>();

/** The fields of a page as listed. */
export function fieldsOf(form: Form, page: Page): readonly Field[] {
	let fields = listed.get(page);
	if (fields === undefined) {
		fields = page.fields.flatMap((path) => form.fields.get(path) ?? []);
		listed.set(page, fields);
	}
	return fields;
}

/** A field and everything in it that is asked with it: members of groups, not rows of lists (these have pages of their own). */
export function askedIn(field: Field, pointer: string): readonly Asked[] {
	if (!isGroupKind(field.kind)) return [{ field, pointer }];
	return field.members.flatMap((member) => askedIn(member, below(pointer, member.name)));
}

/** Every relevant field of a page, rows of lists included, by pointer. `answers` as given: rows count as they do there. */
export function relevantOn(form: Form, page: Page, answers: Group, settled: Settled): readonly string[] {
	const found: string[] = [];
	for (const field of fieldsOf(form, page)) {
		const pointer = pointerOf(field);
		if (!isUnder(pointer, settled.hidden)) gatherRelevant(field, pointer, answers, settled.hidden, found);
	}
	return found;
}

/** Of a field under nothing that is hidden. */
function gatherRelevant(field: Field, pointer: string, answers: Group, hidden: Settled['hidden'], found: string[]): void {
	if (hidden.has(pointer)) return;
	if (isGroupKind(field.kind)) {
		for (const member of field.members) gatherRelevant(member, below(pointer, member.name), answers, hidden, found);
		return;
	}
	found.push(pointer);
	const rows = field.kind === 'list' && field.row !== null ? valueAt(answers, pointer) : null;
	if (!Array.isArray(rows) || field.row === null) return;
	for (const index of rows.keys()) gatherRelevant(field.row, below(pointer, index), answers, hidden, found);
}

/** The answers behind these paths: of what is computed, those it is computed from. */
export function answersBehind(
	paths: readonly string[],
	byPath: ReadonlyMap<string, Field>,
	found = new Set<string>(),
): ReadonlySet<string> {
	for (const path of paths) {
		const field = byPath.get(path);
		if (field === undefined || field.compute === null || field.editable) found.add(path);
		else if (!found.has(`=${path}`)) answersBehind(field.compute.uses, byPath, found.add(`=${path}`));
	}
	return found;
}

/** The page a problem is shown on, of those that are met: where its field is asked; for a group or the whole, where the last of it is. */
export function pageOf(problem: Pick<AnswerProblem, 'field'>, form: Form, pages: readonly Page[]): Page | null {
	const { field } = problem;
	const covering = pages.find((page) => page.fields.some((path) => isWithin(field, path)));
	if (covering !== undefined) return covering;
	const inside = pages.findLast((page) => page.fields.some((path) => field === '' || isWithin(path, field)));
	return inside ?? pages.at(-1) ?? form.pages.at(-1) ?? null;
}

function isWithin(path: string, of: string): boolean {
	if (!path.startsWith(of)) return false;
	const next = path.charAt(of.length);
	return next === '' || next === '.' || next === '[';
}

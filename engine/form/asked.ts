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

/** The pointer of a field that stands in no list. */
export function pointerOf(field: Field): string {
	return field.keys.reduce(below, '');
}

/** The fields of a page as listed. */
export function fieldsOf(form: Form, page: Page): readonly Field[] {
	return page.fields.flatMap((path) => form.fields.get(path) ?? []);
}

/** A field and everything in it that is asked with it: members of groups, not rows of lists (these have pages of their own). */
export function askedIn(field: Field, pointer: string): readonly Asked[] {
	if (!isGroupKind(field.kind)) return [{ field, pointer }];
	return field.members.flatMap((member) => askedIn(member, below(pointer, member.name)));
}

/** Every relevant field of a page, rows of lists included, by pointer. `answers` as given: rows count as they do there. */
export function relevantOn(form: Form, page: Page, answers: Group, settled: Settled): readonly string[] {
	return fieldsOf(form, page).flatMap((field) => relevantBelow(field, pointerOf(field), answers, settled));
}

function relevantBelow(field: Field, pointer: string, answers: Group, settled: Settled): readonly string[] {
	if (isUnder(pointer, settled.hidden)) return [];
	if (isGroupKind(field.kind))
		return field.members.flatMap((member) => relevantBelow(member, below(pointer, member.name), answers, settled));
	if (field.kind !== 'list' || field.row === null) return [pointer];
	const rows = valueAt(answers, pointer);
	const { row } = field;
	const inRows = Array.isArray(rows)
		? rows.flatMap((_, index) => relevantBelow(row, below(pointer, index), answers, settled))
		: [];
	return [pointer, ...inRows];
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
export function pageOf(problem: AnswerProblem, form: Form, pages: readonly Page[]): Page | null {
	const covering = pages.find((page) => page.fields.some((path) => isWithin(problem.field, path)));
	const inside = pages.findLast((page) => page.fields.some((path) => problem.field === '' || isWithin(path, problem.field)));
	return covering ?? inside ?? pages.at(-1) ?? form.pages.at(-1) ?? null;
}

function isWithin(path: string, of: string): boolean {
	return path === of || path.startsWith(`${of}.`) || path.startsWith(`${of}[`);
}

import { isGroupKind } from '../definition/groups.js';
import type { Field, Form } from '../definition/service.js';
import type { Group } from '../expression/types.js';
import { askedIn, isComputed } from './asked.js';
import { kindOf } from './fields/index.js';
import { below, stepsOf, valueAt, withValue } from './pointer.js';
import { readFields, textsIn } from './read.js';
import type { Body, Circumstances, PageRead, Passed, Texts } from './types.js';
import { fieldAt, inOrder } from './validate.js';

/** Ids of rows by the pointer of their list, in the order of the rows (2b-13). */
export type RowIds = Readonly<Record<string, readonly string[]>>;

/** What the draft keeps by pointer beside the answers. */
export interface Beside {
	readonly rows: RowIds;
	readonly passed: Passed;
	readonly typed: Readonly<Record<string, Texts>>;
	readonly provenance: Readonly<Record<string, string>>;
}

/** How many rows a list holds in the draft. */
export function rowCount(answers: Group, list: string): number {
	const rows = valueAt(answers, list);
	return Array.isArray(rows) ? rows.length : 0;
}

/** The texts of a row's fields that a body names, by pointer; nothing of it is read as an answer. */
export function textsOfRow({ root }: Form, list: string, index: number, body: Body): Readonly<Record<string, Texts>> {
	const row = fieldAt(root, list)?.row ?? null;
	if (row === null) return {};
	const named = askedIn(row, below(list, index)).flatMap(({ field, pointer }) => {
		const texts = textsIn(body, pointer);
		return isComputed(field) || field.kind === 'file' || Object.keys(texts).length === 0 ? [] : [[pointer, texts] as const];
	});
	return Object.fromEntries(named);
}

/** Numbers that were typed into a row in one language, as another writes them: `1.250` must not become one and a quarter. */
export function numbersIn(
	locale: string,
	list: Field,
	pointer: string,
	typed: Readonly<Record<string, Texts>>,
	from: string,
): Readonly<Record<string, Texts>> {
	if (list.row === null || locale === from) return {};
	const numbers = askedIn(list.row, pointer).flatMap(({ field, pointer: name }) => {
		const texts = Object.hasOwn(typed, name) ? typed[name] : undefined;
		if (texts === undefined || field.type.kind !== 'number') return [];
		const kind = kindOf(field.kind);
		const parsed = kind.parse(texts, field, from);
		return 'value' in parsed && parsed.value !== undefined ? [[name, kind.texts(parsed.value, field, locale)] as const] : [];
	});
	return Object.fromEntries(numbers);
}

/**
 * Reads one row that was sent on its own page; the row after the last is a new one. Its fields and its own checks are looked at, the
 * list's checks when the list's page is sent (2b-13).
 * @param list pointer of the list, `/business/members`
 */
export function readRow(
	form: Form,
	list: string,
	index: number,
	body: Body,
	draft: Group,
	circumstances: Circumstances,
): PageRead | null {
	const field = fieldAt(form.root, list);
	const count = rowCount(draft, list);
	if (field?.kind !== 'list' || field.row === null || !Number.isInteger(index) || index < 0 || index > count) return null;
	const pointer = below(list, index);
	const before = valueAt(draft, list);
	const rows: readonly unknown[] = Array.isArray(before) ? before : [];
	const isNew = index === count;
	const start =
		isNew && isGroupKind(field.row.kind)
			? withValue(draft, list, [...rows, {}])
			: isNew
				? withValue(draft, list, [...rows])
				: draft;
	const asked = askedIn(field.row, pointer);
	const isHere = ({ path }: { readonly path: string }) => path === pointer || path.startsWith(`${pointer}/`);
	const { answers, typed, settled, problems } = readFields(form, asked, body, start, circumstances, () => isHere);
	return {
		answers,
		problems: inOrder(form.root, problems),
		typed,
		relevant: asked.map((one) => one.pointer).filter((one) => !settled.hidden.has(one)),
		settled,
	};
}

/** The answers without one row; the list is gone with its last. */
export function withoutRow(answers: Group, list: string, index: number): Group {
	const rows = valueAt(answers, list);
	if (!Array.isArray(rows)) return answers;
	const left = rows.filter((_, number) => number !== index);
	return withValue(answers, list, left.length === 0 ? undefined : left);
}

/** What stands beside the answers, once a row is gone: what was the row's is gone, what stood in later rows moves up. */
export function withoutRowBeside(beside: Beside, list: string, index: number): Beside {
	const moved = (pointer: string): string | null => movedUp(pointer, list, index);
	const ids = Object.hasOwn(beside.rows, list)
		? { [list]: (beside.rows[list] ?? []).filter((_, number) => number !== index) }
		: {};
	return {
		rows: { ...rekeyed(beside.rows, moved), ...ids },
		passed: Object.fromEntries(
			Object.entries(beside.passed).map(([page, pointers]) => [page, pointers.flatMap((one) => moved(one) ?? [])]),
		),
		typed: rekeyed(beside.typed, moved),
		provenance: rekeyed(beside.provenance, moved),
	};
}

/** Every row has an id: those that have one keep it by place, new ones get the next of `newId`. Ids of lists that are gone go too. */
export function withRowIds(form: Form, answers: Group, rows: RowIds, newId: () => string): RowIds {
	const found: Record<string, readonly string[]> = {};
	const visit = (field: Field, pointer: string): void => {
		if (isGroupKind(field.kind)) for (const member of field.members) visit(member, below(pointer, member.name));
		if (field.kind !== 'list' || field.row === null) return;
		const count = rowCount(answers, pointer);
		if (count === 0) return;
		const known = Object.hasOwn(rows, pointer) ? (rows[pointer] ?? []) : [];
		found[pointer] = Array.from({ length: count }, (_, index) => known[index] ?? newId());
		for (let index = 0; index < count; index++) visit(field.row, below(pointer, index));
	};
	visit(form.root, '');
	return found;
}

function movedUp(pointer: string, list: string, index: number): string | null {
	if (!pointer.startsWith(`${list}/`)) return pointer;
	const [row = '', ...rest] = stepsOf(pointer.slice(list.length));
	const number = Number(row);
	if (number === index) return null;
	return number < index ? pointer : rest.reduce(below, below(list, number - 1));
}

function rekeyed<One>(record: Readonly<Record<string, One>>, moved: (pointer: string) => string | null): Record<string, One> {
	return Object.fromEntries(
		Object.entries(record).flatMap(([pointer, one]) => {
			const to = moved(pointer);
			return to === null ? [] : [[to, one] as const];
		}),
	);
}

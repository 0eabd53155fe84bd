import { orderOf } from '../definition/compile/order.js';
import type { Field, Form, Text } from '../definition/service.js';
import type { Expression } from '../expression/types.js';
import { currencyDigits } from './currency.js';
import { kindOf } from './fields/index.js';
import { leafTest, schemasAt } from './leaf.js';
import type { FieldSet } from './types.js';

/** One field in the order it is settled, with where its group is found: slots are numbered within the answers, and within each row of a list. */
export interface Step {
	readonly field: Field;
	readonly name: string;
	readonly does: 'leaf' | 'group' | 'list' | 'row';
	/** Lists around it, outermost first, each by its number within the level it stands in. */
	readonly lists: readonly number[];
	/** The group it stands in. */
	readonly parent: number;
	/** Its own slot, for a group; its own number, for a list. */
	readonly slot: number;
	/** From the level's object: `/business/members`. */
	readonly tail: string;
	/** Decimals its computed value is rounded to; null: 15 significant digits. */
	readonly decimals: number | null;
	/** What is wrong with a value beyond the schema. */
	readonly check: ((value: never) => string | null) | null;
	/** Does a value hold its own schema; null where nothing reads it, so that validation alone may say. */
	readonly holds: ((value: unknown) => boolean) | null;
	/** Of a list whose rows are single answers. */
	readonly leafRows: boolean;
	/** Of a list: how many group slots and lists a row has. */
	readonly rowSlots: number;
	readonly rowLists: number;
}

export interface Plan {
	readonly steps: readonly Step[];
	readonly slots: number;
	readonly lists: number;
}

interface Level {
	slots: number;
	lists: number;
}

const plans = new WeakMap<Field, Plan>();

/** The plan by which a set of fields is settled; made once. */
export function planOf(set: FieldSet, prefix: string): Plan {
	let plan = plans.get(set.root);
	if (plan === undefined) {
		plan = makePlan(set, prefix);
		plans.set(set.root, plan);
	}
	return plan;
}

function makePlan(set: FieldSet, prefix: string): Plan {
	const steps = new Map<string, Step>();
	const top: Level = { slots: 1, lists: 0 };
	const read = readPaths(set, prefix);
	const place = (field: Field, level: Level, lists: readonly number[], parent: number, tail: string): void => {
		const here = `${tail}/${field.name}`;
		const base = {
			field,
			name: field.name,
			lists,
			parent,
			tail: here,
			decimals: field.currency === null ? null : currencyDigits(field.currency),
			check: null,
			holds: null,
			leafRows: false,
			rowSlots: 0,
			rowLists: 0,
		};
		if (field.kind === 'group') {
			const slot = level.slots++;
			steps.set(field.path, { ...base, does: 'group', slot });
			for (const member of field.members) place(member, level, lists, slot, here);
			return;
		}
		if (field.kind === 'list') {
			const slot = level.lists++;
			const row = field.row;
			const inner: Level = { slots: 1, lists: 0 };
			const leafRows = row !== null && row.kind !== 'group';
			if (row?.kind === 'group') for (const member of row.members) place(member, inner, [...lists, slot], 0, '');
			const one = leafRows ? leafParts(row, set, read) : { check: null, holds: null };
			steps.set(field.path, { ...base, ...one, does: 'list', slot, leafRows, rowSlots: inner.slots, rowLists: inner.lists });
			if (row !== null) steps.set(row.path, { ...base, field: row, does: 'row', slot });
			return;
		}
		steps.set(field.path, { ...base, ...leafParts(field, set, read), does: 'leaf', slot: -1 });
	};
	for (const member of set.root.members) place(member, top, [], 0, '');
	const ordered = orderOf(set.root, prefix).order.flatMap((path) => steps.get(path) ?? []);
	return { steps: ordered, slots: top.slots, lists: top.lists };
}

function leafParts(field: Field, set: FieldSet, read: ReadonlySet<string>): Pick<Step, 'check' | 'holds'> {
	const check = kindOf(field.kind).check;
	return {
		check: (value: never) => check(value, field),
		holds: read.has(field.path) ? leafTest(schemasAt(set.schema, field.keys.slice(set.root.keys.length)), set.schema) : null,
	};
}

/** Paths that some expression reads: only these must be known to be right before expressions run. */
function readPaths(set: FieldSet, prefix: string): ReadonlySet<string> {
	const read = new Set<string>();
	const reads = (expression: Expression | null): void => {
		for (const use of expression?.uses ?? []) if (use.startsWith(prefix)) read.add(use.slice(prefix.length));
	};
	const inText = (text: Text | null): void => {
		for (const parts of Object.values(text ?? {})) for (const part of parts) if (typeof part !== 'string') reads(part);
	};
	const visit = (field: Field): void => {
		for (const one of [field.when, field.compute, ...(field.asked ?? []), ...field.checks.map(({ that }) => that)]) reads(one);
		for (const text of [field.title, field.hint, ...field.checks.map(({ says }) => says)]) inText(text);
		for (const inner of field.row === null ? field.members : [field.row]) visit(inner);
	};
	visit(set.root);
	const form = set as Partial<Form>;
	for (const condition of form.conditions?.values() ?? []) reads(condition.is);
	for (const table of form.tables?.values() ?? [])
		for (const one of [...table.columns, ...table.rows.map(({ then }) => then)]) reads(one);
	for (const page of form.pages ?? []) {
		reads(page.when);
		inText(page.title);
		inText(page.text);
	}
	reads(form.fee ?? null);
	return expanded(set.root, read);
}

/** Naming a group or list reads all in it; `this` of a check reads its field. */
function expanded(root: Field, read: ReadonlySet<string>): ReadonlySet<string> {
	const all = new Set<string>();
	const visit = (field: Field, above: boolean): void => {
		const here = above || read.has(field.path) || field.checks.length > 0;
		if (here) all.add(field.path);
		for (const inner of field.row === null ? field.members : [field.row]) visit(inner, here);
	};
	for (const member of root.members) visit(member, false);
	return all;
}

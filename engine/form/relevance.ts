import type { Field } from '../definition/service.js';
import type { Expression, Group, Scope, Value } from '../expression/types.js';
import { rounded } from './numbers.js';
import { type Plan, planOf, type Step } from './plan.js';
import { valueAt } from './pointer.js';
import type { Around, Circumstances, FieldSet, Settled, Wrong } from './types.js';

type Open = Record<string, Value>;

/** The answers, or one row of a list: its groups by slot (null = not relevant), as settled and as given; its lists' rows. */
interface Here {
	readonly out: (Open | null)[];
	readonly given: (Readonly<Record<string, unknown>> | undefined)[];
	readonly attach: (readonly [parent: number, name: string] | null)[];
	readonly lists: Here[][];
	readonly pointer: string;
	readonly scope: Scope & { self: Value };
	/** Of a row: its number as given, and whether it is relevant. */
	readonly number: number;
	relevant: boolean;
}

interface Settling {
	readonly plan: Plan;
	readonly hidden: Set<string>;
	readonly reasons: Map<string, Expression>;
	readonly computed: Map<string, Value>;
	readonly wrong: Wrong[];
	readonly hiddenIn: Map<object, Set<string>>;
	readonly empty: { within: object; name: string; group: object; here: Here; slot: number }[];
	readonly rows: Map<object, readonly number[]>;
	readonly beside: Group | null;
	readonly seeds: [object: Open, name: string][];
}

/**
 * Which answers are relevant, and what is computed: one pass in the form's one order (2b-3). Takes answers as they are given or
 * remembered; unknown names, cleared answers (`null`, '' and empty lists) and what isn't relevant are left out.
 * @param around for what an action asks: its object is `scope.rows[0]`, the answers of the application are `scope.answers`
 * @param prefix before the fields' paths in expressions: `facts.` for facts
 */
export function settle(
	set: FieldSet,
	answers: Readonly<Record<string, unknown>>,
	circumstances: Circumstances,
	around?: Around,
	prefix = '',
): Settled {
	const plan = planOf(set, prefix);
	const root: Open = {};
	const scope = {
		answers: around === undefined ? root : around.answers,
		rows: around === undefined ? [] : [...(around.rows ?? []), root],
		self: undefined,
		facts: circumstances.facts,
		apart: circumstances.apart,
		today: circumstances.today,
	};
	const top = open(root, answers, plan.slots, plan.lists, '', scope, 0);
	const settling: Settling = {
		plan,
		hidden: new Set(),
		reasons: new Map(),
		computed: new Map(),
		wrong: [],
		hiddenIn: new Map(),
		empty: [],
		rows: new Map(),
		beside: around?.beside ?? null,
		seeds: [],
	};
	seed(root, settling.beside, set.root.members, settling);
	for (const step of plan.steps) {
		if (step.lists.length === 0) settleField(step, top, settling);
		else inRows(step, top, 0, settling);
	}
	for (const [object, name] of settling.seeds) delete object[name];
	const { hidden, reasons, computed, wrong, hiddenIn, rows } = settling;
	const empty = settling.empty.filter(({ here, slot }) => here.attach[slot] !== null && here.relevant);
	return { answers: root, hidden, reasons, computed, wrong, hiddenIn, empty, rows };
}

/** Puts what stands beside the asked names into the object that expressions see, for as long as it is settled. */
function seed(out: Open, beside: unknown, asked: readonly Field[], settling: Pick<Settling, 'seeds'>): boolean {
	if (!isGroup(beside)) return false;
	const names = Object.keys(beside).filter((name) => asked.every((field) => field.name !== name));
	for (const name of names) {
		out[name] = beside[name] as Value;
		settling.seeds.push([out, name]);
	}
	return names.length > 0;
}

function open(
	out: Open,
	given: unknown,
	slots: number,
	lists: number,
	pointer: string,
	scope: Here['scope'],
	number: number,
): Here {
	const here: Here = {
		out: Array.from<Open | null>({ length: slots }).fill(null),
		given: Array.from<undefined>({ length: slots }),
		attach: Array.from<null>({ length: slots }).fill(null),
		lists: Array.from({ length: lists }, () => []),
		pointer,
		scope,
		number,
		relevant: true,
	};
	here.out[0] = out;
	here.given[0] = isGroup(given) ? given : undefined;
	return here;
}

function inRows(step: Step, here: Here, depth: number, settling: Settling): void {
	for (const row of here.lists[step.lists[depth] ?? 0] ?? []) {
		if (!row.relevant) continue;
		if (depth === step.lists.length - 1) settleField(step, row, settling);
		else inRows(step, row, depth + 1, settling);
	}
}

function settleField(step: Step, here: Here, settling: Settling): void {
	if (step.does === 'row') {
		if (step.field.when !== null) settleRows(step, here, settling);
		return;
	}
	const parent = here.out[step.parent];
	if (parent === null || parent === undefined) {
		if (step.does === 'list') here.lists[step.slot] = [];
		return;
	}
	const { field } = step;
	if (field.when !== null || field.asked !== null) {
		const reason = reasonAgainst(field, here.scope);
		if (reason !== null) {
			hide(step, here, parent, reason, settling);
			return;
		}
	}
	if (step.does === 'leaf') settleLeaf(step, here, parent, settling);
	else if (step.does === 'group') settleGroup(step, here, parent, settling);
	else settleList(step, here, parent, settling);
}

/** The expression that makes a field irrelevant, or null. An unknown `when` doesn't hold (2b-2). */
function reasonAgainst(field: Field, scope: Here['scope']): Expression | null {
	scope.self = undefined;
	if (field.when !== null && field.when.run(scope) !== true) return field.when;
	if (field.asked === null || field.asked.some((when) => when.run(scope) === true)) return null;
	return field.asked[0] ?? null;
}

function hide(step: Step, here: Here, parent: Open, reason: Expression, settling: Settling): void {
	const pointer = here.pointer + step.tail;
	settling.hidden.add(pointer);
	settling.reasons.set(pointer, reason);
	notAsked(parent, step.name, settling);
	if (step.does === 'list') here.lists[step.slot] = [];
}

/** Nobody can be told to answer it: it isn't relevant, or it is computed from answers that are missing. */
function notAsked(parent: Open, name: string, settling: Settling): void {
	const names = settling.hiddenIn.get(parent);
	if (names === undefined) settling.hiddenIn.set(parent, new Set([name]));
	else names.add(name);
}

function settleLeaf(step: Step, here: Here, parent: Open, settling: Settling): void {
	const { field } = step;
	const isComputed = field.compute !== null && !field.editable;
	const value = isComputed
		? answered(rounded(field.compute?.run(here.scope), step.decimals))
		: answered(here.given[step.parent]?.[step.name]);
	if (value === undefined) {
		if (isComputed) notAsked(parent, step.name, settling);
		return;
	}
	const code = step.check?.(value as never) ?? null;
	if (code !== null || (step.holds !== null && !step.holds(value))) {
		settling.wrong.push({ within: parent, name: step.name, value, pointer: here.pointer + step.tail, field, code });
		return;
	}
	if (isComputed) settling.computed.set(here.pointer + step.tail, value as Value);
	put(step.parent, step.name, value as Value, here);
}

function settleGroup(step: Step, here: Here, parent: Open, settling: Settling): void {
	const group: Open = {};
	const given = here.given[step.parent]?.[step.name];
	here.out[step.slot] = group;
	here.attach[step.slot] = [step.parent, step.name];
	if (isGroup(given)) here.given[step.slot] = given;
	else if (given !== undefined && given !== null) {
		settling.wrong.push({
			within: parent,
			name: step.name,
			value: given,
			pointer: here.pointer + step.tail,
			field: step.field,
			code: 'type',
		});
	}
	if (
		settling.beside !== null &&
		step.lists.length === 0 &&
		seed(group, valueAt(settling.beside, step.tail), step.field.members, settling)
	) {
		put(step.parent, step.name, group, here);
	}
	if (step.field.required) settling.empty.push({ within: parent, name: step.name, group, here, slot: step.slot });
}

function settleList(step: Step, here: Here, parent: Open, settling: Settling): void {
	const given = here.given[step.parent]?.[step.name];
	here.lists[step.slot] = [];
	if (given === undefined || given === null) return;
	const pointer = here.pointer + step.tail;
	if (!Array.isArray(given)) {
		settling.wrong.push({ within: parent, name: step.name, value: given, pointer, field: step.field, code: 'type' });
		return;
	}
	if (given.length === 0) return;
	if (step.leafRows) {
		settleLeafRows(step, here, parent, given, settling);
		return;
	}
	const rows = given.map((row: unknown, number) => {
		const out: Open = {};
		const scope = { ...here.scope, rows: [...here.scope.rows, out], self: undefined };
		return open(out, row, step.rowSlots, step.rowLists, `${pointer}/${number}`, scope, number);
	});
	const outs = rows.map((row) => row.out[0] as Group);
	for (const [number, row] of given.entries()) {
		if (isGroup(row)) continue;
		const rowField = step.field.row ?? step.field;
		settling.wrong.push({
			within: outs,
			name: number,
			value: row,
			pointer: `${pointer}/${number}`,
			field: rowField,
			code: 'type',
		});
	}
	here.lists[step.slot] = rows;
	put(step.parent, step.name, outs, here);
}

/** Rows that are single answers: what is wrong in one makes the list unanswered, and is named by its row. */
function settleLeafRows(step: Step, here: Here, parent: Open, given: readonly unknown[], settling: Settling): void {
	const kept: unknown[] = given.map(answered).filter((value) => value !== undefined);
	if (kept.length === 0) return;
	const pointer = here.pointer + step.tail;
	const row = step.field.row ?? step.field;
	let right = true;
	for (const [number, value] of kept.entries()) {
		const code = step.check?.(value as never) ?? null;
		if (code === null && (step.holds === null || step.holds(value))) continue;
		right = false;
		if (code !== null)
			settling.wrong.push({ within: kept, name: number, value, pointer: `${pointer}/${number}`, field: row, code });
	}
	if (right) put(step.parent, step.name, kept as readonly Value[], here);
	else settling.wrong.push({ within: parent, name: step.name, value: kept, pointer, field: step.field, code: null });
}

/** Takes the rows that aren't relevant out of a list. */
function settleRows(step: Step, here: Here, settling: Settling): void {
	const rows = here.lists[step.slot] ?? [];
	for (const row of rows) {
		row.scope.self = row.out[0] as Group;
		if (step.field.when?.run(row.scope) === true) continue;
		row.relevant = false;
		settling.hidden.add(row.pointer);
		if (step.field.when !== null) settling.reasons.set(row.pointer, step.field.when);
	}
	const left = rows.filter(({ relevant }) => relevant);
	const parent = here.out[step.parent];
	if (left.length === rows.length || parent === null || parent === undefined) return;
	if (left.length === 0) {
		delete parent[step.name];
		return;
	}
	const outs = left.map((row) => row.out[0] as Group);
	parent[step.name] = outs;
	settling.rows.set(
		outs,
		left.map(({ number }) => number),
	);
}

function put(slot: number, name: string, value: Value, here: Here): void {
	const parent = here.out[slot];
	if (parent === null || parent === undefined) return;
	parent[name] = value;
	const attach = here.attach[slot];
	if (attach === null || attach === undefined) return;
	here.attach[slot] = null;
	put(attach[0], attach[1], parent, here);
}

function answered(value: unknown): unknown {
	if (value === undefined || value === null || value === '') return undefined;
	return Array.isArray(value) && value.length === 0 ? undefined : value;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

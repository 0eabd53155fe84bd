import type { Field } from '../definition/service.js';
import type { Expression, Group, Scope, Value } from '../expression/types.js';
import { answered, isGroup, reasonAgainst } from './given.js';
import { rounded } from './numbers.js';
import type { Plan, Step } from './plan.js';
import { valueAt } from './pointer.js';
import type { Around, Circumstances, FieldSet, Finding, Settled, Wrong } from './types.js';

type Open = Record<string, Value>;

/** The answers, or one row of a list: its groups by slot (null = not relevant), as settled and as given; its lists' rows. */
interface Here {
	readonly out: (Open | null)[];
	readonly given: (Readonly<Record<string, unknown>> | undefined)[];
	readonly attach: (readonly [parent: number, name: string] | null)[];
	/** Groups that hold a wrong answer, and groups that need not be there. */
	readonly touched: Set<number>;
	readonly optional: Set<number>;
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
	readonly notAsked: Map<object, Set<string>>;
	readonly findings: Finding[];
	/** Required answers that aren't there, and wrong ones: whether their groups count is known at the end. */
	readonly missing: { here: Here; slot: number; finding: Finding }[];
	readonly places: { here: Here; slot: number }[];
	readonly rows: Map<object, readonly number[]>;
	readonly beside: Group | null;
	readonly seeds: [object: Open, name: string][];
}

/**
 * Settles answers of every sort, in the form's one order: what isn't relevant or isn't right is left out on the way. See `settle`.
 */
export function settleThoroughly(
	set: FieldSet,
	plan: Plan,
	answers: Readonly<Record<string, unknown>>,
	circumstances: Circumstances,
	around?: Around,
): Settled {
	const root: Open = {};
	const scope = {
		answers: around === undefined ? root : around.answers,
		rows: around === undefined ? [] : [...(around.rows ?? []), root],
		self: undefined,
		facts: circumstances.facts,
		apart: circumstances.apart,
		today: circumstances.today,
		...(circumstances.calendar === undefined ? {} : { calendar: circumstances.calendar }),
	};
	const top = open(root, answers, plan.slots, plan.lists, '', scope, 0);
	const settling: Settling = {
		plan,
		hidden: new Set(),
		reasons: new Map(),
		computed: new Map(),
		wrong: [],
		notAsked: new Map(),
		findings: [],
		missing: [],
		places: [],
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
	return finished(root, settling);
}

function finished(answers: Group, settling: Settling): Settled {
	const { hidden, reasons, computed, findings, wrong, notAsked, rows } = settling;
	for (const { here, slot, finding } of settling.missing) if (here.relevant && counts(here, slot)) findings.push(finding);
	const begun: Settled['begun'][number][] = [];
	for (const { here, slot } of settling.places) {
		if (!counts(here, slot)) continue;
		for (let at = slot; here.relevant && isLoose(here, at); at = here.attach[at]?.[0] ?? 0) {
			const [parent, name] = here.attach[at] ?? [0, ''];
			const [within, group] = [here.out[parent], here.out[at]];
			if (within !== null && within !== undefined && group !== null && group !== undefined) begun.push({ within, name, group });
		}
	}
	return { answers, hidden, reasons, computed, findings, wrong, notAsked, begun, rows };
}

/** Is a group relevant, and holds nothing right so far. */
function isLoose(here: Here, slot: number): boolean {
	return here.attach[slot] !== null && here.attach[slot] !== undefined;
}

/** Does a group count as there: it holds an answer (a wrong one too), or it and all around it are required. */
function counts(here: Here, slot: number): boolean {
	for (let at = slot; isLoose(here, at) && !here.touched.has(at); at = here.attach[at]?.[0] ?? 0) {
		if (here.optional.has(at)) return false;
	}
	return true;
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
		touched: new Set(),
		optional: new Set(),
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
	if (step.conditional) {
		here.scope.self = undefined;
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

function hide(step: Step, here: Here, parent: Open, reason: Expression, settling: Settling): void {
	const pointer = here.pointer + step.tail;
	settling.hidden.add(pointer);
	settling.reasons.set(pointer, reason);
	notAsked(parent, step.name, settling);
	if (step.does === 'list') here.lists[step.slot] = [];
}

/** Nobody can be told to answer it: it isn't relevant, or it is computed from answers that are missing. */
function notAsked(parent: Open, name: string, settling: Settling): void {
	const names = settling.notAsked.get(parent);
	if (names === undefined) settling.notAsked.set(parent, new Set([name]));
	else names.add(name);
}

function settleLeaf(step: Step, here: Here, parent: Open, settling: Settling): void {
	const { field, computed } = step;
	const value = computed
		? answered(rounded(field.compute?.run(here.scope), step.decimals))
		: answered(here.given[step.parent]?.[step.name]);
	if (value === undefined) {
		if (computed) notAsked(parent, step.name, settling);
		else missing(step, here, settling);
		return;
	}
	const code = step.test(value);
	if (code !== null) {
		isWrong(step, here, parent, value, code, settling);
		return;
	}
	if (computed) settling.computed.set(here.pointer + step.tail, value as Value);
	put(step.parent, step.name, value as Value, here);
}

function missing(step: Step, here: Here, settling: Settling): void {
	if (!step.field.required || step.field.kind === 'guidance') return;
	const finding = { code: 'required', pointer: here.pointer + step.tail, field: step.field };
	settling.missing.push({ here, slot: step.parent, finding });
}

function isWrong(step: Step, here: Here, parent: Open, value: unknown, code: string, settling: Settling): void {
	settling.findings.push({ code, pointer: here.pointer + step.tail, field: step.field });
	settling.wrong.push({ within: parent, name: step.name, value });
	settling.places.push({ here, slot: step.parent });
	for (let at = step.parent; isLoose(here, at); at = here.attach[at]?.[0] ?? 0) here.touched.add(at);
}

function settleGroup(step: Step, here: Here, parent: Open, settling: Settling): void {
	const group: Open = {};
	const given = here.given[step.parent]?.[step.name];
	here.out[step.slot] = group;
	here.attach[step.slot] = [step.parent, step.name];
	if (!step.field.required) here.optional.add(step.slot);
	else settling.places.push({ here, slot: step.slot });
	if (isGroup(given)) here.given[step.slot] = given;
	else if (given !== undefined && given !== null) isWrong(step, here, parent, given, 'type', settling);
	const { beside } = settling;
	if (beside === null || step.lists.length > 0) return;
	if (seed(group, valueAt(beside, step.tail), step.field.members, settling)) put(step.parent, step.name, group, here);
}

function settleList(step: Step, here: Here, parent: Open, settling: Settling): void {
	const given = here.given[step.parent]?.[step.name];
	here.lists[step.slot] = [];
	const pointer = here.pointer + step.tail;
	if (answered(given) === undefined) {
		missing(step, here, settling);
		return;
	}
	if (!Array.isArray(given)) {
		isWrong(step, here, parent, given, 'type', settling);
		return;
	}
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
		settling.findings.push({ code: 'type', pointer: `${pointer}/${number}`, field: step.field.row ?? step.field });
		settling.wrong.push({ within: outs, name: number, value: row });
	}
	here.lists[step.slot] = rows;
	limits(step, rows.length, pointer, settling.findings);
	put(step.parent, step.name, outs, here);
}

/** Too few or too many rows: told, and the rows are seen all the same. */
export function limits(step: Step, count: number, pointer: string, findings: Finding[]): void {
	if (count < step.least) findings.push({ code: 'min-items', pointer, field: step.field });
	else if (count > step.most) findings.push({ code: 'max-items', pointer, field: step.field });
}

/** Rows that are single answers: what is wrong in one makes the list unanswered, and is named by its row. */
function settleLeafRows(step: Step, here: Here, parent: Open, given: readonly unknown[], settling: Settling): void {
	const kept: unknown[] = given.map(answered).filter((value) => value !== undefined);
	if (kept.length === 0) {
		missing(step, here, settling);
		return;
	}
	const pointer = here.pointer + step.tail;
	const found = kept.flatMap((value, number) => {
		const code = step.test(value);
		return code === null ? [] : [{ code, pointer: `${pointer}/${number}`, field: step.field.row ?? step.field }];
	});
	const together = found.length === 0 ? step.whole(kept) : null;
	if (together !== null) found.push({ code: together, pointer, field: step.field });
	if (found.length === 0) {
		limits(step, kept.length, pointer, settling.findings);
		put(step.parent, step.name, kept as readonly Value[], here);
		return;
	}
	isWrong(step, here, parent, kept, found[0]?.code ?? 'type', settling);
	settling.findings.pop();
	settling.findings.push(...found);
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

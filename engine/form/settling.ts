import type { Field } from '../definition/service.js';
import type { Expression, Group, Scope, Value } from '../expression/types.js';
import { isGroup } from './given.js';
import type { Plan, Step } from './plan.js';
import type { Finding, Settled, Wrong } from './types.js';

/** An object of answers while it is filled. */
export type Open = Record<string, Value>;

/** The answers, or one row of a list: its groups by slot (null = not relevant), as settled and as given; its lists' rows. */
export interface Here {
	readonly out: (Open | null)[];
	readonly given: (Readonly<Record<string, unknown>> | undefined)[];
	readonly attach: (readonly [parent: number, name: string] | null)[];
	/** Groups that hold a wrong answer, and groups that need not be there. */
	readonly touched: Set<number>;
	readonly optional: Set<number>;
	readonly lists: (readonly Here[])[];
	readonly pointer: string;
	readonly scope: Scope & { self: Value };
	/** Of a row: its number as given, and whether it is relevant. */
	readonly number: number;
	relevant: boolean;
}

/** What is gathered while answers are settled. */
export interface Settling {
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

/** What was gathered, once every field was settled: which missing answers count, and which groups were begun. */
export function finished(answers: Group, settling: Settling): Settled {
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
export function seed(out: Open, beside: unknown, asked: readonly Field[], settling: Pick<Settling, 'seeds'>): boolean {
	if (!isGroup(beside)) return false;
	const names = Object.keys(beside).filter((name) => asked.every((field) => field.name !== name));
	for (const name of names) {
		out[name] = beside[name] as Value;
		settling.seeds.push([out, name]);
	}
	return names.length > 0;
}

/** A level to be settled: the answers, or a row. `out` is filled, `given` is read; groups and lists get as many places as the plan says. */
export function open(
	out: Open,
	given: unknown,
	slots: number,
	lists: number,
	pointer: string,
	scope: Here['scope'],
	number: number,
): Here {
	const here: Here = {
		out: filled<Open | null>(slots, null),
		given: filled<undefined>(slots, undefined),
		attach: filled<null>(slots, null),
		touched: new Set(),
		optional: new Set(),
		lists: filled<readonly Here[]>(lists, noRows),
		pointer,
		scope,
		number,
		relevant: true,
	};
	here.out[0] = out;
	here.given[0] = isGroup(given) ? given : undefined;
	return here;
}

const noRows: readonly Here[] = [];

function filled<Item>(count: number, item: Item): Item[] {
	const items: Item[] = [];
	for (let at = 0; at < count; at++) items.push(item);
	return items;
}

/** Nobody can be told to answer it: it isn't relevant, or it is computed from answers that are missing. */
export function notAsked(parent: Open, name: string, settling: Settling): void {
	if (!settling.plan.combines) return;
	const names = settling.notAsked.get(parent);
	if (names === undefined) settling.notAsked.set(parent, new Set([name]));
	else names.add(name);
}

/** Notes that a required answer isn't there; whether its group counts is known at the end. */
export function missing(step: Step, here: Here, settling: Settling): void {
	if (!step.field.required || step.field.kind === 'guidance') return;
	const finding = { code: 'required', pointer: here.pointer + step.tail, field: step.field };
	settling.missing.push({ here, slot: step.parent, finding });
}

/** Notes an answer that breaks its schema or kind: no expression sees it, and its groups count as begun. */
export function isWrong(step: Step, here: Here, parent: Open, value: unknown, code: string, settling: Settling): void {
	settling.findings.push({ code, pointer: here.pointer + step.tail, field: step.field });
	settling.wrong.push({ within: parent, name: step.name, value });
	settling.places.push({ here, slot: step.parent });
	for (let at = step.parent; isLoose(here, at); at = here.attach[at]?.[0] ?? 0) here.touched.add(at);
}

/** Too few or too many rows: told, and the rows are seen all the same. */
export function limits(step: Step, count: number, pointer: string, findings: Finding[]): void {
	if (count < step.least) findings.push({ code: 'min-items', pointer, field: step.field });
	else if (count > step.most) findings.push({ code: 'max-items', pointer, field: step.field });
}

/** Puts an answer into its group, and the group into the one around it with its first answer: a group of nothing is absent (2b-53). */
export function put(slot: number, name: string, value: Value, here: Here): void {
	const parent = here.out[slot];
	if (parent === null || parent === undefined) return;
	parent[name] = value;
	const attach = here.attach[slot];
	if (attach === null || attach === undefined) return;
	here.attach[slot] = null;
	put(attach[0], attach[1], parent, here);
}

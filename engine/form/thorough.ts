import type { Expression, Value } from '../expression/types.js';
import { answered, isGroup, reasonAgainst } from './given.js';
import { rounded } from './numbers.js';
import type { Plan, Step } from './plan.js';
import { valueAt } from './pointer.js';
import { settleList, settleRows } from './row-settling.js';
import { finished, type Here, isWrong, missing, notAsked, type Open, open, put, type Settling, seed } from './settling.js';
import type { Around, Circumstances, FieldSet, Settled } from './types.js';

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

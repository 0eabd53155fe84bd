import type { Group, Value } from '../expression/types.js';
import { answered, isGroup } from './given.js';
import type { Step } from './plan.js';
import { type Here, isWrong, limits, missing, type Open, open, put, type Settling } from './settling.js';

/** Opens the rows of a list, each to be settled in its turn. */
export function settleList(step: Step, here: Here, parent: Open, settling: Settling): void {
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

/** Rows that are single answers: what is wrong in one makes the list unanswered, and is named by its row. */
function settleLeafRows(step: Step, here: Here, parent: Open, given: readonly unknown[], settling: Settling): void {
	const kept: unknown[] = given.map(answered).filter((value) => value !== undefined);
	if (kept.length === 0) {
		missing(step, here, settling);
		return;
	}
	const pointer = here.pointer + step.tail;
	const found = given.flatMap((row, number) => {
		const value = answered(row);
		const code = value === undefined ? null : step.test(value);
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
export function settleRows(step: Step, here: Here, settling: Settling): void {
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

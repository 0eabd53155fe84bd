import type { Expression, Group, Scope, Value } from '../expression/types.js';
import { isGroup, reasonAgainst } from './given.js';
import { rounded } from './numbers.js';
import type { Branch, Member, Plan, Step } from './plan.js';
import { limits } from './thorough.js';
import type { Circumstances, Finding, Settled } from './types.js';

type Open = Record<string, Value>;

interface Pass {
	readonly hidden: Set<string>;
	readonly reasons: Map<string, Expression>;
	readonly notAsked: Map<object, Set<string>>;
	readonly findings: Finding[];
	readonly computed: Map<string, Value>;
	readonly begun: { within: object; name: string; group: object }[];
}

/** Stands for a group that isn't there, while its members are looked at. */
const absent: Group = Object.freeze({});
const nothing: Settled['rows'] = new Map();

/**
 * Settles answers that are as they should be, as most are when they are looked at: everything given is known, relevant and right. Then
 * nothing must be taken out, so they are looked through in place, and only groups with computed answers are copied. Since relevance has one
 * order and no circle, what holds with all answers in place holds in that order too. Anything else gives null: see `settleThoroughly`.
 */
export function settleQuickly(
	plan: Plan,
	given: Readonly<Record<string, unknown>>,
	circumstances: Circumstances,
): Settled | null {
	if (plan.computes === null) return null;
	const answers = (plan.computes.length === 0 ? given : { ...given }) as Open;
	const scope: Scope = {
		answers,
		rows: [],
		self: undefined,
		facts: circumstances.facts,
		apart: circumstances.apart,
		today: circumstances.today,
		...(circumstances.calendar === undefined ? {} : { calendar: circumstances.calendar }),
	};
	const pass: Pass = { hidden: new Set(), reasons: new Map(), notAsked: new Map(), findings: [], computed: new Map(), begun: [] };
	for (const { step, around } of plan.computes) if (!compute(step, around, answers, scope, pass)) return null;
	if (!isRight(plan.top, answers, '', true, scope, pass)) return null;
	const { hidden, reasons, notAsked, findings, computed, begun } = pass;
	return { answers, hidden, reasons, computed, findings, wrong: [], notAsked, begun, rows: nothing };
}

/** Puts a computed answer into a copy of its group; false where that group isn't there, or something else was given in its place. */
function compute(step: Step, around: readonly Step[], answers: Open, scope: Scope, pass: Pass): boolean {
	for (const group of around) if (group.conditional && reasonAgainst(group.field, scope) !== null) return true;
	if (step.conditional && reasonAgainst(step.field, scope) !== null) return true;
	const value = rounded(step.field.compute?.run(scope), step.decimals);
	const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
	let group = answers;
	for (const { name } of around) {
		const inner = group[name];
		if (inner === undefined) return isEmpty;
		if (!isGroup(inner)) return false;
		const copy = { ...inner } as Open;
		group[name] = copy;
		group = copy;
	}
	if (isEmpty) return group[step.name] === undefined;
	if (step.test(value) !== null) return false;
	group[step.name] = value;
	pass.computed.set(step.tail, value);
	return true;
}

/** Is everything in a group known, relevant and right? Notes on the way what isn't relevant and what is missing; `counts`: it must be there. */
function isRight(branch: Branch, group: Group, pointer: string, counts: boolean, scope: Scope, pass: Pass): boolean {
	let known = 0;
	for (const member of branch.members) {
		const { step } = member;
		const value = group[member.name];
		if (step.conditional) {
			const reason = reasonAgainst(step.field, scope);
			if (reason !== null) {
				if (value !== undefined) return false;
				hide(step, group, pointer, reason, pass);
				continue;
			}
		}
		if (value === undefined) {
			if (!maybeMissing(member, group, pointer, counts, scope, pass)) return false;
		} else {
			known++;
			if (step.does === 'leaf') {
				if (value === null || value === '' || (typeof value === 'object' && (value as readonly unknown[]).length === 0))
					return false;
				if (step.test(value) !== null) return false;
			} else if (step.does === 'group') {
				if (member.inside === null || !isGroup(value) || !isRight(member.inside, value as Group, pointer, true, scope, pass))
					return false;
				if (isEmptyGroup(value)) return false;
			} else if (!isRightList(member, value, pointer, scope, pass)) return false;
		}
	}
	for (const _name in group) known--;
	return known === 0;
}

function isRightList(member: Member, value: Value, pointer: string, scope: Scope, pass: Pass): boolean {
	const { step, inside } = member;
	if (!Array.isArray(value) || value.length === 0) return false;
	const rows = value as readonly Value[];
	const here = pointer + step.tail;
	if (step.leafRows && step.whole(rows) !== null) return false;
	limits(step, rows.length, here, pass.findings);
	for (let number = 0; number < rows.length; number++) {
		const row = rows[number];
		if (inside === null) {
			if (row === undefined || row === null || row === '' || step.test(row) !== null) return false;
			continue;
		}
		if (!isGroup(row)) return false;
		const within = inside.conditional ? { ...scope, rows: [...scope.rows, row as Group] } : scope;
		if (step.field.row?.when != null && step.field.row.when.run({ ...within, self: row as Group }) !== true) return false;
		if (!isRight(inside, row as Group, `${here}/${number}`, true, within, pass)) return false;
	}
	return true;
}

function maybeMissing(member: Member, group: Group, pointer: string, counts: boolean, scope: Scope, pass: Pass): boolean {
	const { step, inside } = member;
	const { field } = step;
	if (step.does === 'group') {
		if (inside === null) return true;
		if (!counts || !field.required) return isRight(inside, absent, pointer, false, scope, pass);
		const begun: Group = {};
		pass.begun.push({ within: group, name: step.name, group: begun });
		return isRight(inside, begun, pointer, true, scope, pass);
	}
	if (step.computed) note(group, step.name, pass);
	else if (counts && field.required && field.kind !== 'guidance')
		pass.findings.push({ code: 'required', pointer: pointer + step.tail, field });
	return true;
}

function hide(step: Step, group: Group, pointer: string, reason: Expression, pass: Pass): void {
	pass.hidden.add(pointer + step.tail);
	pass.reasons.set(pointer + step.tail, reason);
	note(group, step.name, pass);
}

function note(group: Group, name: string, pass: Pass): void {
	if (group === absent) return;
	const names = pass.notAsked.get(group);
	if (names === undefined) pass.notAsked.set(group, new Set([name]));
	else names.add(name);
}

function isEmptyGroup(value: object): boolean {
	for (const _name in value) return false;
	return true;
}

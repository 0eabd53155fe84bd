import type { Expression, Group, Scope, Value } from '../expression/types.js';
import { isGroup, reasonAgainst } from './given.js';
import { rounded } from './numbers.js';
import type { Branch, Member, Plan, Step } from './plan.js';
import { limits } from './settling.js';
import type { Circumstances, Finding, Settled } from './types.js';

/** What is noted on the way; made when there is something to note, since mostly there is nothing. */
interface Pass {
	/** Is anything asked of answers together; only then what isn't asked must be noted. */
	readonly combines: boolean;
	hidden: Set<string> | null;
	reasons: Map<string, Expression> | null;
	notAsked: Map<object, Set<string>> | null;
	findings: Finding[];
	computed: Map<string, Value> | null;
	begun: { within: object; name: string; group: object }[] | null;
	/** Groups that were copied for a computed answer. */
	copies: Map<object, object> | null;
}

/** What expressions see while answers are looked through: the copy with what is computed so far. */
interface Open extends Scope {
	answers: Group;
}

/** Stands for a group that isn't there, while its members are looked at. */
const absent: Group = Object.freeze({});
const noRows: readonly Group[] = [];
const nothing = {
	hidden: new Set<string>() as Settled['hidden'],
	reasons: new Map() as Settled['reasons'],
	computed: new Map() as Settled['computed'],
	wrong: [] as Settled['wrong'],
	notAsked: new Map() as Settled['notAsked'],
	begun: [] as Settled['begun'],
	rows: new Map() as Settled['rows'],
};

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
	const scope = {
		answers: given as Group,
		rows: noRows,
		self: undefined,
		facts: circumstances.facts,
		apart: circumstances.apart,
		today: circumstances.today,
		...(circumstances.calendar === undefined ? {} : { calendar: circumstances.calendar }),
	};
	const pass: Pass = {
		combines: plan.combines,
		hidden: null,
		reasons: null,
		notAsked: null,
		findings: [],
		computed: null,
		begun: null,
		copies: null,
	};
	for (const { step, around } of plan.computes) if (!compute(step, around, scope, pass)) return null;
	if (!isRight(plan.top, given as Group, '', true, scope, pass)) return null;
	return {
		answers: scope.answers,
		hidden: pass.hidden ?? nothing.hidden,
		reasons: pass.reasons ?? nothing.reasons,
		computed: pass.computed ?? nothing.computed,
		findings: pass.findings,
		wrong: nothing.wrong,
		notAsked: pass.notAsked ?? nothing.notAsked,
		begun: pass.begun ?? nothing.begun,
		rows: nothing.rows,
	};
}

/** Puts a computed answer into a copy of its group; false where that group isn't there, or something was given in its place. */
function compute(step: Step, around: readonly Step[], scope: Open, pass: Pass): boolean {
	for (const group of around) if (group.conditional && reasonAgainst(group.field, scope) !== null) return true;
	if (step.conditional && reasonAgainst(step.field, scope) !== null) return true;
	const value = rounded(step.field.compute?.run(scope), step.decimals);
	const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
	if (!isEmpty && step.test(value) !== null) return false;
	const answers = withComputed(scope.answers, around, 0, step.name, isEmpty ? undefined : value, pass);
	if (answers === null) return false;
	if (isEmpty) return true;
	scope.answers = answers;
	pass.computed ??= new Map();
	pass.computed.set(step.tail, value);
	return true;
}

/** A copy with one more name. That name comes first: an object that grows after it was copied is several times slower to make and to read. */
function withComputed(
	group: Group,
	around: readonly Step[],
	depth: number,
	name: string,
	value: Value,
	pass: Pass,
): Group | null {
	const next = around[depth];
	let copy: Group;
	if (next === undefined) {
		if (group[name] !== undefined) return null;
		if (value === undefined) return group;
		copy = { [name]: value, ...group };
	} else {
		const inner = group[next.name];
		if (inner === undefined) return value === undefined ? group : null;
		if (!isGroup(inner)) return null;
		const made = withComputed(inner as Group, around, depth + 1, name, value, pass);
		if (made === null || made === inner) return made === null ? null : group;
		copy = { ...group, [next.name]: made };
	}
	if (pass.combines) {
		pass.copies ??= new Map();
		pass.copies.set(group, copy);
	}
	return copy;
}

/** Is everything in a group known, relevant and right? Notes on the way what isn't relevant and what is missing; `counts`: it must be there. */
function isRight(branch: Branch, group: Group, pointer: string, counts: boolean, scope: Scope, pass: Pass): boolean {
	let known = 0;
	const { members } = branch;
	for (let at = 0; at < members.length; at++) {
		const member = members[at] as Member;
		const { step, name, does } = member;
		const value = step.computed ? undefined : group[name];
		if (step.conditional) {
			const reason = reasonAgainst(step.field, scope);
			if (reason !== null) {
				if (value !== undefined) return false;
				hide(step, group, pointer, reason, pass);
				continue;
			}
		}
		if (value === undefined) {
			if (step.computed) {
				if (pass.computed === null || !pass.computed.has(step.tail)) note(group, name, pass);
			} else if (!maybeMissing(member, group, pointer, counts, scope, pass)) return false;
			continue;
		}
		known++;
		if (does === 'leaf') {
			if (!isAnswer(value) || member.test(value) !== null) return false;
		} else if (does === 'group') {
			if (member.inside === null || !isGroup(value) || isEmptyGroup(value)) return false;
			if (!isRight(member.inside, value as Group, pointer, true, scope, pass)) return false;
		} else if (!isRightList(member, value, pointer, scope, pass)) return false;
	}
	if (group === absent) return true;
	for (const _name in group) known--;
	return known === 0;
}

/** Is it given: not cleared, not an empty text, not a list of nothing. */
function isAnswer(value: Value | null): boolean {
	if (typeof value === 'string') return value !== '';
	return typeof value !== 'object' || (value !== null && (value as readonly unknown[]).length !== 0);
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
		pass.begun ??= [];
		pass.begun.push({ within: copyOf(group, pass), name: step.name, group: begun });
		return isRight(inside, begun, pointer, true, scope, pass);
	}
	if (counts && field.required && field.kind !== 'guidance')
		pass.findings.push({ code: 'required', pointer: pointer + step.tail, field });
	return true;
}

function hide(step: Step, group: Group, pointer: string, reason: Expression, pass: Pass): void {
	pass.hidden ??= new Set();
	pass.reasons ??= new Map();
	pass.hidden.add(pointer + step.tail);
	pass.reasons.set(pointer + step.tail, reason);
	note(group, step.name, pass);
}

function note(group: Group, name: string, pass: Pass): void {
	if (!pass.combines || group === absent) return;
	pass.notAsked ??= new Map();
	const here = copyOf(group, pass);
	const names = pass.notAsked.get(here);
	if (names === undefined) pass.notAsked.set(here, new Set([name]));
	else names.add(name);
}

/** A group as it stands in the answers that are given back. */
function copyOf(group: object, { copies }: Pass): object {
	let here = group;
	for (let copy = copies?.get(here); copy !== undefined; copy = copies?.get(here)) here = copy;
	return here;
}

function isEmptyGroup(value: object): boolean {
	for (const _name in value) return false;
	return true;
}

import type { Code } from '../../expression/tree.js';
import type { Expression } from '../../expression/types.js';
import type { Field, Form } from '../service.js';
import { around } from './asked.js';
import { codeOf, isComparison, pathOf } from './constants.js';

/** What must be so where a condition holds: paths that then have an answer, and the conditions it is made of. */
export interface Guard {
	readonly answered: ReadonlySet<string>;
	/** Trees, as text, each of which holds. */
	readonly holds: ReadonlySet<string>;
}

const nothing: Guard = { answered: new Set(), holds: new Set() };

/** Reads `answered(x)`, comparisons, conditions and `and` of them; what isn't certain isn't claimed. No condition holds always. */
export function guardOf(condition: Expression | null, form: Form): Guard {
	return condition === null ? nothing : guardIn(codeOf(condition), form);
}

function guardIn(code: Code, form: Form): Guard {
	const own = { answered: new Set(answeredIf(code)), holds: new Set([JSON.stringify(code)]) };
	if (code.op === 'and') return joined([own, ...code.parts.map((part) => guardIn(part, form))]);
	return code.op === 'condition' ? joined([own, guardOf(form.conditions.get(code.id)?.is ?? null, form)]) : own;
}

/** Is a field certain to have an answer where the guard holds: said outright, or required with every `when` on its way among what holds. */
export function isAnswered(path: string, guard: Guard, form: Form): boolean {
	if (guard.answered.has(path)) return true;
	const field = form.fields.get(path);
	if (field === undefined || path.includes('[]')) return false;
	const way = [...around(path).flatMap((above) => form.fields.get(above) ?? []), field];
	return way.every((one) => (mustBeThere(one) || guard.answered.has(one.path)) && relevantIn(one, guard, form));
}

/** Required; an address only by a line that is. */
function mustBeThere({ kind, required, members }: Field): boolean {
	return required && (kind !== 'address' || members.some((line) => line.required));
}

function relevantIn(field: Field, guard: Guard, form: Form): boolean {
	if (field.when !== null && !holdsIn(codeOf(field.when), guard, form)) return false;
	return field.asked === null || field.asked.some((page) => holdsIn(codeOf(page), guard, form));
}

/** Does a part certainly hold: it is among what holds, or all that it is made of does. */
function holdsIn(code: Code, guard: Guard, form: Form): boolean {
	if (guard.holds.has(JSON.stringify(code))) return true;
	if (code.op === 'and') return code.parts.every((part) => holdsIn(part, guard, form));
	const condition = code.op === 'condition' ? form.conditions.get(code.id) : undefined;
	return condition !== undefined && holdsIn(codeOf(condition.is), guard, form);
}

function joined(guards: readonly Guard[]): Guard {
	return {
		answered: new Set(guards.flatMap((guard) => [...guard.answered])),
		holds: new Set(guards.flatMap((guard) => [...guard.holds])),
	};
}

/** Answers that must be there for a single test to hold. */
function answeredIf(code: Code): readonly string[] {
	if (code.op === 'answered') return nameOf(code.of);
	if (code.op === 'in')
		return code.list.op !== 'list' ? nameOf(code.list) : code.list.items.every(isSomething) ? nameOf(code.item) : [];
	if (!isComparison(code)) return nameOf(code);
	if (code.op === '!=') return [];
	if (code.op !== '==') return [...nameOf(code.left), ...nameOf(code.right)];
	if (isSomething(code.right)) return nameOf(code.left);
	return isSomething(code.left) ? nameOf(code.right) : [];
}

/** A constant that no unanswered answer is equal to. */
function isSomething(code: Code): boolean {
	return code.op === 'const' && code.value !== '' && code.value !== false;
}

function nameOf(code: Code): readonly string[] {
	if (code.op === 'fact') return [`facts.${code.keys.join('.')}`];
	const path = pathOf(code);
	return path === '' ? [] : [path];
}

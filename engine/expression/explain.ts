import { hide, type Masked, mask, valueAt } from './mask.js';
import { type Code, every } from './tree.js';
import type { Expression, Scope, Value } from './types.js';
import { isGroup, isList, isUnanswered, own, same } from './values.js';

/** Why an expression gave what it gave (2.4, Explainable). */
export interface Reason {
	readonly value: Value;
	/**
	 * A minimal set of answers and facts: with everything outside it unknown, texts and yes/no too, the value is the same; without any
	 * one of them it is unknown. Empty where the value hangs on no answer, and where it is unknown.
	 */
	readonly because: readonly ReasonPart[];
	/** Where the value is unknown: what was looked at and isn't answered. */
	readonly missing: readonly ReasonPart[];
	/** Conditions the expression names, with what they gave. */
	readonly conditions: readonly { readonly id: string; readonly value: Value }[];
}

export interface ReasonPart {
	readonly of: 'answers' | 'facts' | 'this';
	/** JSON Pointer into the answers or facts, rows from 0: `/business/members/0/share`; '' for the field itself. */
	readonly pointer: string;
	/** The field's path: `business.members[].share`, `facts.survey.on`. */
	readonly field: string;
	/** What was given; undefined where nothing was. */
	readonly value: Value;
	/** Conditions of the expression through which it counts; empty where the expression names it itself. */
	readonly through: readonly string[];
}

export interface Candidate {
	readonly of: ReasonPart['of'];
	readonly keys: readonly (string | number)[];
	readonly field: string;
}

/** Most answers one look goes through; beyond it the rest counts as known. */
const mostCandidates = 2000;

/**
 * The reason of an expression in a scope. The rows of the scope must be rows of its answers. `conditions` are those of the service, so that
 * the reason can say through which of them an answer counts.
 */
export function explain(
	expression: Expression,
	scope: Scope,
	conditions: ReadonlyMap<string, { readonly is: Expression }> = new Map(),
): Reason {
	const value = expression.run(scope);
	const candidates = candidatesOf(expression, scope);
	const named = expression.conditions.map((id) => ({ id, expression: conditions.get(id)?.is }));
	const part = (candidate: Candidate): ReasonPart => ({
		of: candidate.of,
		pointer: candidate.keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
		field: candidate.field,
		value: candidate.of === 'this' ? scope.self : valueAt(candidate.of === 'facts' ? scope.facts : scope.answers, candidate.keys),
		through: readsItself(expression, candidate)
			? []
			: named.filter(({ expression: is }) => is?.uses.includes(candidate.field)).map(({ id }) => id),
	});
	const shared = {
		value,
		conditions: named.map(({ id, expression: is }) => ({ id, value: is?.run(scope) })),
	};
	if (value === undefined) {
		const missing = candidates.map(part).filter((found) => isUnanswered(found.value));
		return { ...shared, because: [], missing };
	}
	return { ...shared, because: needed(expression, value, mask(scope), candidates).map(part), missing: [] };
}

/** Takes one answer after the other as unknown, the last named first, and keeps those without which the value changes. */
function needed(expression: Expression, value: Value, masked: Masked, candidates: readonly Candidate[]): Candidate[] {
	const kept: Candidate[] = [];
	for (const candidate of candidates.toReversed()) {
		const restore = hide(masked, candidate);
		if (same(expression.run(masked.scope), value) === true) continue;
		restore();
		kept.unshift(candidate);
	}
	return kept;
}

/** Everything the expression may look at, one entry for each row of a list; each list itself too. */
function candidatesOf(expression: Expression, scope: Scope): Candidate[] {
	const found = new Map<string, Candidate>();
	const add = (candidate: Candidate): void => {
		const key = JSON.stringify([candidate.of, candidate.keys]);
		if (found.size < mostCandidates && !found.has(key)) found.set(key, candidate);
	};
	for (const field of expression.uses) {
		const facts = field.startsWith('facts.');
		const [first = '', ...more] = (facts ? field.slice('facts.'.length) : field).split('.');
		if (!facts && Object.hasOwn(scope.apart, first) && !Object.hasOwn(scope.answers, first)) continue;
		const of = facts ? 'facts' : 'answers';
		for (const candidate of expanded(facts ? scope.facts : scope.answers, [first, ...more], [], '')) {
			add({ of, keys: candidate.keys, field: facts ? `facts.${candidate.field}` : candidate.field });
		}
	}
	for (const part of every(expression.tree)) if (part.op === 'this') add({ of: 'this', keys: [], field: part.field });
	return [...found.values()];
}

function expanded(
	of: Value,
	steps: readonly string[],
	keys: readonly (string | number)[],
	path: string,
): { readonly keys: readonly (string | number)[]; readonly field: string }[] {
	const [step, ...more] = steps;
	if (step === undefined) return [{ keys, field: path }];
	const name = step.replace(/(\[\])+$/, '');
	const field = path === '' ? name : `${path}.${name}`;
	const here = [...keys, name];
	const value = isGroup(of) ? own(of, name) : undefined;
	if (name === step) return expanded(value, more, here, field);
	const rows = isList(value) ? value : [];
	return [{ keys: here, field }, ...rows.flatMap((row, index) => expanded(row, more, [...here, index], `${field}[]`))];
}

/** Does the expression itself name the answer, not only through a condition? */
function readsItself(expression: Expression, candidate: Candidate): boolean {
	if (expression.conditions.length === 0) return true;
	const last = candidate.keys.findLast((key) => typeof key === 'string');
	for (const part of every(expression.tree))
		if (lastName(part) === last || (part.op === 'this' && candidate.of === 'this')) return true;
	return false;
}

function lastName(code: Code): string | undefined {
	if (code.op === 'answer' || code.op === 'fact') return code.keys.at(-1);
	return code.op === 'get' || code.op === 'each' ? code.name : undefined;
}

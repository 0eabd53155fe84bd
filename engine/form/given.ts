import type { Field } from '../definition/service.js';
import type { Expression, Scope } from '../expression/types.js';

/** A given value; undefined where it counts as not answered: cleared, empty, a list of nothing. */
export function answered(value: unknown): unknown {
	if (value === undefined || value === null || value === '') return undefined;
	return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/** Is it a group of answers. */
export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The expression that makes a field irrelevant, or null. An unknown `when` doesn't hold (2b-2). */
export function reasonAgainst(field: Field, scope: Scope): Expression | null {
	if (field.when !== null && field.when.run(scope) !== true) return field.when;
	if (field.asked === null || field.asked.some((when) => when.run(scope) === true)) return null;
	return field.asked[0] ?? null;
}

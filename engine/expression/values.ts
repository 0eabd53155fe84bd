import { type Amount, compare, digitsOf, isAmount, isDecimal, sameAmount } from './numbers.js';
import type { Group, Value } from './types.js';

/**
 * Stands in an answer's place while reasons are looked for: "taken as unknown", which unlike unanswered reads as nothing,
 * not as an empty text either (2.4, Explainable). Never in answers otherwise.
 */
export const hidden: Group = Object.freeze(Object.create(null) as Group);

/** Longest text an expression makes, in characters; a longer one is unknown. */
export const longestText = 100_000;
/** Longest list an expression makes; a longer one is unknown. */
export const longestList = 10_000;

/** Nothing was given: an answer that isn't there, an empty text or list, a group with nothing answered (2b-53). */
export function isUnanswered(value: Value | null): boolean {
	if (value === undefined || value === null || value === '') return true;
	if (typeof value !== 'object' || isDecimal(value)) return false;
	if (isList(value)) return value.length === 0;
	return Object.values(value).every(isUnanswered);
}

/** Is anything in it taken as unknown? */
export function holdsHidden(value: Value): boolean {
	if (value === hidden) return true;
	if (typeof value !== 'object' || isDecimal(value)) return false;
	return isList(value) ? value.some(holdsHidden) : Object.values(value).some(holdsHidden);
}

export function isList(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

export function isGroup(value: Value): value is Group {
	return typeof value === 'object' && !Array.isArray(value) && !isDecimal(value);
}

/**
 * The answered entries of a list, or undefined where one is taken as unknown, so that nothing can be said of the whole.
 * A row is there whatever is answered in it.
 */
export function answeredEntries(list: readonly Value[]): readonly Value[] | undefined {
	if (list.includes(hidden)) return undefined;
	return list.some(isLeftOut) ? list.filter((entry) => !isLeftOut(entry)) : list;
}

function isLeftOut(entry: Value): boolean {
	return (entry === undefined || !isGroup(entry)) && isUnanswered(entry);
}

/** Are two values the same? Unknown where that hangs on something unknown. Values of different kinds differ. */
export function same(left: Value, right: Value): boolean | undefined {
	if (left === undefined || right === undefined || left === hidden || right === hidden) return undefined;
	if (left === right) return true;
	if (typeof left !== 'object' || typeof right !== 'object') return false;
	if (isAmount(left) || isAmount(right)) return isAmount(left) && isAmount(right) && sameAmount(left, right);
	if (isList(left) || isList(right)) return isList(left) && isList(right) ? sameLists(left, right) : false;
	return sameGroups(left as Group, right as Group);
}

function sameLists(left: readonly Value[], right: readonly Value[]): boolean | undefined {
	if (left.length !== right.length) return false;
	return allOf(left.map((entry, index) => same(entry, right[index])));
}

function sameGroups(left: Group, right: Group): boolean | undefined {
	const names = new Set([...Object.keys(left), ...Object.keys(right)]);
	return allOf(
		[...names].map((name) => {
			const [one, other] = [own(left, name), own(right, name)];
			return one === undefined && other === undefined
				? true
				: one === undefined || other === undefined
					? false
					: same(one, other);
		}),
	);
}

/** Kleene's `and` over many. */
export function allOf(parts: readonly (boolean | undefined)[]): boolean | undefined {
	return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

/** A property of the group itself, never one that all objects have. */
export function own(group: Group, name: string): Value {
	return Object.hasOwn(group, name) ? group[name] : undefined;
}

/** Below 0, 0 or above 0 for two numbers, texts, dates or yes/no of the same kind; unknown otherwise. */
export function order(left: Value, right: Value): number | undefined {
	if (typeof left === 'number' && typeof right === 'number') return left - right;
	if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
	if (isAmount(left) && isAmount(right)) return compare(left, right);
	if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
	return undefined;
}

/** A text or number as text: what `join` puts together. Undefined for anything else. */
export function plainText(value: Value): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || isDecimal(value)) return digitsOf(value as Amount);
	return undefined;
}

/** A value that was checked to be a text; anything else counts as empty. */
export function textOf(value: Value): string {
	return typeof value === 'string' ? value : '';
}

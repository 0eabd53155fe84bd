import { Decimal } from 'decimal.js';
import type { JsonGroup, JsonValue } from '../../schemas/generated/record.js';
import type { Value } from '../expression/types.js';
import type { Patch } from './types.js';

const Exact = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** A value as it is stored: numbers with at most 15 significant digits, half away from zero (2b-11); unknown members left out. */
export function storedValue(value: Value): JsonValue | undefined {
	if (value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number' || Decimal.isDecimal(value)) return new Exact(value).toSignificantDigits(15).toNumber();
	if (isList(value)) return value.flatMap((item) => storedValue(item) ?? []);
	return storedGroup(value);
}

/** A group as it is stored. Names come from authors and people, so the result has no prototype. */
export function storedGroup(group: { readonly [name: string]: Value }): JsonGroup {
	const stored = emptyGroup();
	for (const [name, member] of Object.entries(group)) {
		const value = storedValue(member);
		if (value !== undefined) stored[name] = value;
	}
	return stored;
}

/** A group with nothing in it and no prototype. */
export function emptyGroup(): JsonGroup {
	const group: JsonGroup = Object.create(null);
	return group;
}

function isList(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

/** Is this a JSON object? */
export function isGroup(value: unknown): value is Patch {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What came as JSON, as a value: nothing where it is null or no JSON. */
export function jsonValue(value: unknown): JsonValue | undefined {
	if (typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
		return value;
	if (Array.isArray(value)) return value.flatMap((item) => jsonValue(item) ?? []);
	return isGroup(value) ? mergePatch(undefined, value) : undefined;
}

/** Applies a JSON Merge Patch (RFC 7396) to a group; `null` takes a member away. */
export function mergePatch(old: JsonValue | undefined, patch: Patch): JsonGroup {
	const merged = emptyGroup();
	if (isJsonGroup(old)) for (const [name, member] of Object.entries(old)) merged[name] = member;
	for (const [name, member] of Object.entries(patch)) {
		const value = isGroup(member) ? mergePatch(merged[name], member) : jsonValue(member);
		if (value === undefined) delete merged[name];
		else merged[name] = value;
	}
	return merged;
}

/** Is this stored value a group? */
export function isJsonGroup(value: JsonValue | undefined): value is JsonGroup {
	return isGroup(value);
}

/** The JSON Merge Patch that leads from one group to another; lists are replaced whole. */
export function patchBetween(old: JsonGroup, now: JsonGroup): { [name: string]: unknown } {
	const patch: { [name: string]: unknown } = Object.create(null);
	for (const name of Object.keys(old)) if (!Object.hasOwn(now, name)) patch[name] = null;
	for (const [name, member] of Object.entries(now)) {
		const before = Object.hasOwn(old, name) ? old[name] : undefined;
		if (same(before, member)) continue;
		patch[name] = isJsonGroup(before) && isJsonGroup(member) ? patchBetween(before, member) : member;
	}
	return patch;
}

/** Are two JSON values the same, whatever the order of their members? */
export function same(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (Array.isArray(one) && Array.isArray(other))
		return one.length === other.length && one.every((item, index) => same(item, other[index]));
	if (!isGroup(one) || !isGroup(other)) return false;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
	);
}

/** The parts of a JSON Pointer (RFC 6901). */
export function pointerParts(pointer: string): readonly string[] {
	return pointer === ''
		? []
		: pointer
				.slice(1)
				.split('/')
				.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A JSON Pointer one step further. */
export function pointerTo(pointer: string, name: string | number): string {
	return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What stands at a dotted path of a group (`survey.on`), or undefined. */
export function valueAt(group: JsonGroup, path: string): JsonValue | undefined {
	let here: JsonValue | undefined = group;
	for (const name of path.split('.')) here = isJsonGroup(here) && Object.hasOwn(here, name) ? here[name] : undefined;
	return here;
}

/** A JSON Merge Patch that writes one value at a dotted path; undefined takes it away. */
export function patchAt(path: string, value: JsonValue | undefined): Patch {
	const names = path.split('.');
	let patch: unknown = value ?? null;
	for (const name of names.toReversed()) patch = { [name]: patch };
	return isGroup(patch) ? patch : {};
}

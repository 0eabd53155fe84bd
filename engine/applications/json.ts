import type { JsonGroup, JsonValue } from '../../schemas/generated/record.js';
import type { Value } from '../expression/types.js';

/**
 * Answers as they are stored: plain JSON, what is unknown left out, numbers with at most 15 significant digits (2b-11).
 */
export function toJson(group: { readonly [name: string]: Value }): JsonGroup {
	return Object.fromEntries(
		Object.entries(group).flatMap(([name, value]) => {
			const plain = plainOf(value);
			return plain === undefined ? [] : [[name, plain] as const];
		}),
	);
}

function plainOf(value: Value): JsonValue | undefined {
	if (value === undefined || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
	if (isList(value)) return value.map((item) => plainOf(item) ?? {});
	if ('toSignificantDigits' in value && typeof value.toSignificantDigits === 'function')
		return Number(value.toSignificantDigits(15));
	return toJson(value as { readonly [name: string]: Value });
}

function isList(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

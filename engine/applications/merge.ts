import { isDeepStrictEqual } from 'node:util';
import type { JsonGroup, JsonValue } from '../../schemas/generated/record.js';

/**
 * Merges what a tab sends into what is stored, field by field: a field the tab did not change since it loaded keeps what is stored
 * (perhaps changed by another tab); one it did change is taken, also one it emptied. A list is one field. With nothing loaded all that was sent is taken.
 */
export function mergeAnswers(stored: JsonGroup, loaded: JsonGroup, sent: JsonGroup): JsonGroup {
	const names = new Set([...Object.keys(stored), ...Object.keys(loaded), ...Object.keys(sent)]);
	return Object.fromEntries(
		[...names].flatMap((name) => {
			const merged = mergeOne(at(stored, name), at(loaded, name), at(sent, name));
			return merged === undefined ? [] : [[name, merged] as const];
		}),
	);
}

function mergeOne(
	stored: JsonValue | undefined,
	loaded: JsonValue | undefined,
	sent: JsonValue | undefined,
): JsonValue | undefined {
	if (isDeepStrictEqual(loaded, sent)) return stored;
	const group = isGroup(stored) || stored === undefined;
	if (group && (isGroup(sent) || isGroup(loaded)) && !isOther(sent) && !isOther(loaded)) {
		const merged = mergeAnswers(stored ?? {}, isGroup(loaded) ? loaded : {}, isGroup(sent) ? sent : {});
		return Object.keys(merged).length === 0 ? undefined : merged;
	}
	return sent;
}

/** Neither a group nor absent. */
function isOther(value: JsonValue | undefined): boolean {
	return value !== undefined && !isGroup(value);
}

function isGroup(value: JsonValue | undefined): value is JsonGroup {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(group: JsonGroup, name: string): JsonValue | undefined {
	return Object.hasOwn(group, name) ? group[name] : undefined;
}

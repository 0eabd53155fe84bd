import type { Field } from '../../definition/service.js';
import type { Json, JsonObject } from '../port/write.js';

/** Answers (or facts) parted by `personal`: what the store may read, and what is sealed. */
export interface Split {
	readonly clear: JsonObject;
	readonly sealed: JsonObject;
}

/**
 * Parts answers: fields with `personal: none` are clear, all others sealed; so is whatever no field describes.
 * Rows keep their place in both, so that `joinAnswers` puts them together again.
 */
export function splitAnswers(root: Field, answers: JsonObject): Split {
	const { clear, sealed } = parts(root, answers);
	return { clear: isGroup(clear) ? clear : {}, sealed: isGroup(sealed) ? sealed : {} };
}

/** Puts the two parts together. */
export function joinAnswers(split: Split): JsonObject {
	const joined = join(split.clear, split.sealed);
	return isGroup(joined) ? joined : {};
}

type Parts = { readonly clear: Json | undefined; readonly sealed: Json | undefined };

function parts(field: Field | undefined, value: Json): Parts {
	if (field === undefined) return { clear: undefined, sealed: value };
	if (field.kind === 'list' && field.row !== null && Array.isArray(value)) return ofRows(field.row, value);
	if (field.members.length > 0 && isGroup(value)) return ofGroup(field, value);
	return field.personal === 'none' ? { clear: value, sealed: undefined } : { clear: undefined, sealed: value };
}

function ofGroup(field: Field, value: JsonObject): Parts {
	const members = new Map(field.members.map((member) => [member.name, member]));
	const clear: [string, Json][] = [];
	const sealed: [string, Json][] = [];
	for (const [name, below] of Object.entries(value)) {
		const split = parts(members.get(name), below);
		if (split.clear !== undefined) clear.push([name, split.clear]);
		if (split.sealed !== undefined) sealed.push([name, split.sealed]);
	}
	const nothingSealed = sealed.length === 0 && clear.length > 0;
	return {
		clear: clear.length === 0 ? undefined : Object.fromEntries(clear),
		sealed: nothingSealed ? undefined : Object.fromEntries(sealed),
	};
}

function ofRows(row: Field, rows: readonly Json[]): Parts {
	const split = rows.map((value) => parts(row, value));
	const anyClear = split.some(({ clear }) => clear !== undefined);
	return {
		clear: anyClear ? split.map(({ clear }) => clear ?? {}) : undefined,
		sealed: split.map(({ sealed }) => sealed ?? {}),
	};
}

function join(clear: Json | undefined, sealed: Json | undefined): Json | undefined {
	if (clear === undefined) return sealed;
	if (sealed === undefined) return clear;
	if (Array.isArray(clear) && Array.isArray(sealed)) return sealed.map((row, index) => join(clear[index], row) ?? {});
	if (!isGroup(clear) || !isGroup(sealed)) return isEmpty(sealed) ? clear : sealed;
	const names = [...new Set([...Object.keys(clear), ...Object.keys(sealed)])];
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = join(member(clear, name), member(sealed, name));
			return value === undefined ? [] : [[name, value] as const];
		}),
	);
}

function member(group: JsonObject, name: string): Json | undefined {
	return Object.hasOwn(group, name) ? group[name] : undefined;
}

function isGroup(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: Json): boolean {
	return isGroup(value) && Object.keys(value).length === 0;
}

/** Blind terms: what officers may search by, as keyed hashes of normalised values; whole words, exact (3.3). */
import { createHmac, type KeyObject } from 'node:crypto';
import type { Field, FieldKind } from '../../definition/service.js';
import type { Json, JsonObject } from '../port/write.js';

/** Terms of one application, at most; a list of a thousand names finds by the first. */
const most = 200;

type Normalise = (value: string) => readonly string[];

const digits: Normalise = (value) => [value.replace(/\D/g, '')];
const whole: Normalise = (value) => [fold(value.trim())];
const words: Normalise = (value) => fold(value).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
/** 0812…, 62812… and +62 812… are one number. */
const phone: Normalise = (value) => [value.replace(/\D/g, '').replace(/^(?:62|0)/, '62')];

/** How each kind is normalised, and the name that keeps its terms apart from other kinds'. Kinds not named are searched by their words. */
const normalisers: Partial<Record<FieldKind, { readonly as: string; readonly normalise: Normalise }>> = {
	nik: { as: 'nik', normalise: digits },
	kk: { as: 'kk', normalise: digits },
	phone: { as: 'phone', normalise: phone },
	email: { as: 'email', normalise: whole },
	date: { as: 'date', normalise: whole },
	radios: { as: 'code', normalise: whole },
	select: { as: 'code', normalise: whole },
	checkboxes: { as: 'code', normalise: whole },
};

/** Composed form and folded case (Unicode NFC, default caseless matching by way of upper case, so that ß meets SS). */
function fold(value: string): string {
	return value.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** The terms one value is found by; the same for storing and for searching. */
export function termsOf(kind: FieldKind, value: string | number | boolean, index: KeyObject): readonly string[] {
	const { as, normalise } = normalisers[kind] ?? { as: 'word', normalise: words };
	return normalise(String(value))
		.filter((word) => word !== '')
		.map((word) =>
			createHmac('sha256', index)
				.update(JSON.stringify([as, word]))
				.digest()
				.subarray(0, 16)
				.toString('base64url'),
		);
}

/** The terms of an application, by the service's `find` paths (`applicant.nik`, `members[].name`), sorted, each once. */
export function blindTerms(
	find: readonly string[],
	fields: ReadonlyMap<string, Field>,
	answers: JsonObject,
	index: KeyObject,
): readonly string[] {
	const terms = new Set<string>();
	for (const path of find) {
		const field = fields.get(path);
		if (field === undefined) continue;
		for (const value of valuesAt(answers, field.keys)) for (const term of termsOf(field.kind, value, index)) terms.add(term);
	}
	return [...terms].slice(0, most).toSorted();
}

function valuesAt(value: Json | undefined, keys: readonly string[]): readonly (string | number | boolean)[] {
	const [key, ...below] = keys;
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value.flatMap((row) => valuesAt(row, key === '*' ? below : keys));
	if (typeof value !== 'object') return key === undefined && isScalar(value) ? [value] : [];
	const group = value as JsonObject;
	return key !== undefined && Object.hasOwn(group, key) ? valuesAt(group[key], below) : [];
}

function isScalar(value: Json): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

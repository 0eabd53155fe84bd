import type { Says } from '../../definition/problem.js';
import { says } from '../problem.js';
import type { Empty } from '../tree.js';
import type { Type } from '../types.js';

/** A type while an expression is checked: `any` where nothing can be said (an empty list's entries, what has a problem already). */
export type Loose =
	| Exclude<Type, { readonly kind: 'list' }>
	| { readonly kind: 'list'; readonly of: Loose }
	| { readonly kind: 'any' };

export const any: Loose = { kind: 'any' };
export const text: Loose = { kind: 'text' };
export const boolean: Loose = { kind: 'boolean' };
export const number: Loose = { kind: 'number', currency: null };
export const date: Loose = { kind: 'date' };

export function listOf(of: Loose): Loose {
	return { kind: 'list', of };
}

const names: Readonly<Record<Loose['kind'], Says>> = {
	any: says('nilai', 'a value'),
	text: says('teks', 'text'),
	code: says('pilihan', 'a choice'),
	boolean: says('ya/tidak', 'yes/no'),
	number: says('angka', 'a number'),
	date: says('tanggal', 'a date'),
	list: says('daftar', 'a list'),
	group: says('kelompok isian', 'a group'),
};

export function nameOf(kind: Loose['kind']): Says {
	return names[kind];
}

/** What an unanswered value of the type reads as; undefined where it is unknown (2.4, Unknown). */
export function emptyOf(type: Loose): Empty | undefined {
	if (type.kind === 'text' || type.kind === 'code') return '';
	if (type.kind === 'boolean') return false;
	return type.kind === 'list' ? [] : undefined;
}

/** `{ empty }` to spread into a tree, nothing where unanswered is unknown. */
export function emptyPart(type: Loose): { readonly empty?: Empty } {
	const empty = emptyOf(type);
	return empty === undefined ? {} : { empty };
}

export function isText(type: Loose): boolean {
	return type.kind === 'text' || type.kind === 'code' || type.kind === 'any';
}

export function is(type: Loose, ...kinds: readonly Loose['kind'][]): boolean {
	return type.kind === 'any' || kinds.includes(type.kind);
}

/** The type that holds both, or null where there is none: codes and texts give text, different choices their union. */
export function union(left: Loose, right: Loose): Loose | null {
	if (left.kind === 'any') return right;
	if (right.kind === 'any') return left;
	if (left.kind === 'list' && right.kind === 'list') {
		const of = union(left.of, right.of);
		return of === null ? null : listOf(of);
	}
	if (left.kind === 'code' && right.kind === 'code')
		return { kind: 'code', codes: [...new Set([...left.codes, ...right.codes])] };
	if (isText(left) && isText(right)) return text;
	if (left.kind === 'number' && right.kind === 'number')
		return left.currency === right.currency || right.currency === null ? left : left.currency === null ? right : null;
	return left.kind === right.kind ? left : null;
}

/** The type as others see it; a list of which nothing is known counts as a list of texts. */
export function settled(type: Loose): Type {
	if (type.kind === 'any') return { kind: 'text' };
	return type.kind === 'list' ? { kind: 'list', of: settled(type.of) } : type;
}

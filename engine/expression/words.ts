import type { BinaryOperator } from './syntax.js';

/** Every operator between two parts, with its power: the greater binds the tighter. */
export const operators: ReadonlyMap<string, readonly [BinaryOperator, number]> = new Map<
	string,
	readonly [BinaryOperator, number]
>([
	['or', ['or', 1]],
	['||', ['or', 1]],
	['and', ['and', 2]],
	['&&', ['and', 2]],
	['==', ['==', 4]],
	['!=', ['!=', 4]],
	['<', ['<', 4]],
	['<=', ['<=', 4]],
	['>', ['>', 4]],
	['>=', ['>=', 4]],
	['in', ['in', 4]],
	['+', ['+', 5]],
	['-', ['-', 5]],
	['*', ['*', 6]],
	['/', ['/', 6]],
	['%', ['%', 6]],
]);
/** The power of a comparison; `not` takes all that binds at least as tight. */
export const comparison = 4;

/** What people write who know another language; read as meant, and reported with the repair. */
export const meant: ReadonlyMap<string, string> = new Map([
	['=', '=='],
	['===', '=='],
	['!==', '!='],
	['<>', '!='],
	['≠', '!='],
	['=>', '>='],
	['≥', '>='],
	['=<', '<='],
	['≤', '<='],
	['×', '*'],
	['÷', '/'],
	['&', 'and'],
	['|', 'or'],
	['AND', 'and'],
	['OR', 'or'],
	['IN', 'in'],
	['And', 'and'],
	['Or', 'or'],
	['dan', 'and'],
	['atau', 'or'],
	['mod', '%'],
]);
/** The same for `not`. */
export const meantNot = new Set(['NOT', 'Not', 'bukan', 'tidak']);
/** Words that can't be names. */
export const reserved = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'null']);
/** Comparisons that ask for an order. */
export const order = new Set(['<', '<=', '>', '>=']);

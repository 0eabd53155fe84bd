import { boolean, text } from '../check/types.js';
import { says } from '../problem.js';
import { answeredEntries, isList, longestText, plainText, textOf } from '../values.js';
import type { FunctionKind, SizeTerm } from './function.js';
import { patternOf } from './pattern.js';

const one = { name: 'text', accepts: ['text'] } as const;
const part = { name: 'part', accepts: ['text'] } as const;

function test(name: string, holds: (whole: string, part: string) => boolean): FunctionKind {
	return {
		name,
		parameters: [one, part],
		result: () => boolean,
		run: ([whole, searched]) => holds(textOf(whole), textOf(searched)),
	};
}

function change(name: string, made: (whole: string) => string, growth: number): FunctionKind {
	return {
		name,
		parameters: [one],
		result: () => text,
		size: ([of]) => times(of, growth),
		run: ([whole]) => made(textOf(whole)),
	};
}

/** A bound multiplied; without one, the longest text there is. */
function times(term: SizeTerm | undefined, factor: number): SizeTerm {
	if (term === undefined) return { constant: longestText, of: new Map() };
	return { constant: term.constant * factor, of: new Map([...term.of].map(([field, count]) => [field, count * factor])) };
}

export const contains = test('contains', (whole, searched) => whole.includes(searched));
export const startsWith = test('startsWith', (whole, searched) => whole.startsWith(searched));
export const endsWith = test('endsWith', (whole, searched) => whole.endsWith(searched));
/** Small letters, the same in every language. One character may become three (`İ`). */
export const lower = change('lower', (whole) => whole.toLowerCase(), 3);
export const upper = change('upper', (whole) => whole.toUpperCase(), 3);
export const trim = change('trim', (whole) => whole.trim(), 1);

/** `replace(text, 'old', 'new')`: every place. An empty `old` changes nothing. */
export const replace: FunctionKind = {
	name: 'replace',
	parameters: [one, { name: 'old', accepts: ['text'] }, { name: 'new', accepts: ['text'] }],
	result: () => text,
	size: ([of], [, , put]) =>
		typeof put === 'string' ? times(of, Math.max(1, put.length)) : { constant: longestText, of: new Map() },
	run: ([whole, old, put]) => {
		if (old === '') return whole;
		const parts = textOf(whole).split(textOf(old));
		return textOf(whole).length + (parts.length - 1) * textOf(put).length > longestText ? undefined : parts.join(textOf(put));
	},
};

/** `join(list, ', ')`: the answered entries one behind the other; a comma and a space where no other text is given. */
export const join: FunctionKind = {
	name: 'join',
	parameters: [
		{ name: 'list', accepts: ['list'], entries: ['text', 'code', 'number'] },
		{ name: 'between', accepts: ['text'], optional: true },
	],
	result: () => text,
	size: ([list], [, between]) =>
		between === undefined || typeof between === 'string'
			? times(list, 1 + (between ?? ', ').length)
			: { constant: longestText, of: new Map() },
	run: ([list, between]) => {
		const entries = isList(list) ? answeredEntries(list)?.map(plainText) : undefined;
		if (entries === undefined || entries.includes(undefined)) return undefined;
		const joined = entries.join(between === undefined ? ', ' : textOf(between));
		return joined.length > longestText ? undefined : joined;
	},
};

/** `matches(text, 'pattern')`: does the pattern (RE2, linear time) fit anywhere in the text? */
export const matches: FunctionKind = {
	name: 'matches',
	parameters: [one, { name: 'pattern', accepts: ['text'], constant: true }],
	result: () => boolean,
	wrong: ([, pattern]) =>
		typeof pattern === 'string' && patternOf(pattern) === null
			? {
					at: 1,
					code: 'pattern-unsupported',
					says: says(
						'Pola ini tidak didukung. Pola ditulis menurut RE2: tanpa pandang ke depan atau ke belakang dan tanpa rujukan balik.',
						"This pattern isn't supported. Patterns follow RE2: no look-around and no back-references.",
					),
				}
			: null,
	run: ([whole, pattern]) => patternOf(textOf(pattern))?.test(textOf(whole)),
};

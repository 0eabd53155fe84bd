/** Reads the inputs of a page as the answers they will be once they are sent: as engine/form/fields reads them (2b-11, 2b-12, 2b-52). */
import type { RevealRead, RevealView } from '../../../engine/views/reveal.js';

/** The texts of an input by its name, as they would be posted. */
export type TextsOf = (name: string) => readonly string[];

/** The script can't tell: what depends on it stays in view. */
export const unsure = Symbol('unsure');

const tests: Readonly<Record<string, (size: number, limit: number) => boolean>> = {
	minimum: (size, limit) => size >= limit,
	maximum: (size, limit) => size <= limit,
	exclusiveMinimum: (size, limit) => size > limit,
	exclusiveMaximum: (size, limit) => size < limit,
	minLength: (size, limit) => size >= limit,
	maxLength: (size, limit) => size <= limit,
	minItems: (size, limit) => size >= limit,
	maxItems: (size, limit) => size <= limit,
};

/** The answer of a field; undefined where there is none, or one that breaks its own limits. */
export function readAnswer(read: RevealRead, textsOf: TextsOf, marks: RevealView['marks']): unknown {
	const texts = textsOf(read.name);
	const text = (texts[0] ?? '').normalize('NFC').trim();
	const value = readers[read.as](text, { read, marks, texts, textsOf });
	if (value === undefined || value === unsure) return value;
	const size =
		typeof value === 'number'
			? value
			: typeof value === 'string'
				? Array.from(value).length
				: Array.isArray(value)
					? value.length
					: 0;
	return read.limits.every(([word, limit]) => tests[word]?.(size, limit)) ? value : undefined;
}

interface Reading {
	readonly read: RevealRead;
	readonly marks: RevealView['marks'];
	readonly texts: readonly string[];
	readonly textsOf: TextsOf;
}
type Reader = (text: string, reading: Reading) => unknown;

/** Characters no answer may have: see engine/form/fields/texts.ts. */
const refused = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u;
const given = (text: string): string | undefined => text || undefined;
const readable: Reader = (text) => (refused.test(text) ? undefined : given(text));

const readers: Readonly<Record<RevealRead['as'], Reader>> = {
	text: (text, reading) => (/[\t\n\r]/.test(text) ? undefined : readable(text, reading)),
	lines: (text, reading) => readable(text.replace(/\r\n?/g, '\n'), reading),
	code: given,
	'number-code': (text) => (text ? Number(text) : undefined),
	'yes-no': (text) => (text ? text === 'true' : undefined),
	agreed: (text) => (text === 'true' ? true : undefined),
	codes: (_, { texts }) => {
		const codes = texts.filter(Boolean);
		return codes.length ? codes : undefined;
	},
	number: readNumber,
	date: (_, { read, textsOf }) => {
		const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
			(textsOf(`${read.name}/${part}`)[0] ?? '').trim(),
		);
		if (!/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year) || !month) return;
		// A month by its name: the server knows them all.
		if (!/^\d+$/.test(month)) return unsure;
		const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
		const at = new Date(`${date}T00:00:00Z`);
		return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
	},
};

/** See engine/form/fields/number-text.ts. */
function readNumber(text: string, { read, marks }: Reading): unknown {
	let bare = text;
	for (const unit of read.units.map((one) => one.toLowerCase())) {
		if (bare.toLowerCase().startsWith(unit)) bare = bare.slice(unit.length).replace(/^\./, '').trim();
		else if (bare.toLowerCase().endsWith(unit)) bare = bare.slice(0, -unit.length).trim();
	}
	if (read.units.length > 1) bare = bare.replace(/[,.]-+$/, '');
	bare = bare.trim().replace('−', '-');
	const minus = bare.startsWith('-') ? '-' : '';
	const [whole = '', fraction, ...more] = bare.slice(minus.length).trim().split(marks.decimal);
	const groups = whole.split(marks.group);
	const digits = groups.join('');
	if (!/^\d+$/.test(digits) || !/^\d*$/.test(fraction ?? '') || fraction === '' || more.length) return;
	if (groups.length > 1 && groups.some((part, at) => (at ? part.length !== 3 : !part || part.length > 3))) return;
	const decimals = (fraction ?? '').replace(/0+$/, '');
	const significant = (decimals ? digits + decimals : digits.replace(/0+$/, '')).replace(/^0+/, '');
	if (significant.length > 15 || digits.length > 300 || (read.decimals !== null && decimals.length > read.decimals)) return;
	return Number(`${minus}${digits}.${fraction ?? 0}`) || 0;
}

/** How numbers are written in a language: `1.250,5` in Indonesian, `1,250.5` in English. */
export interface Marks {
	readonly group: string;
	readonly decimal: string;
}

const known = new Map<string, Marks>();

/** The marks of a language, as `Intl` knows them. */
export function marksOf(locale: string): Marks {
	let marks = known.get(locale);
	if (marks === undefined) {
		const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
		marks = {
			group: parts.find(({ type }) => type === 'group')?.value ?? ',',
			decimal: parts.find(({ type }) => type === 'decimal')?.value ?? '.',
		};
		known.set(locale, marks);
	}
	return marks;
}

export type NumberText =
	| { readonly value: number; readonly decimals: number }
	| { readonly problem: 'number' | 'number-grouping' | 'number-too-long' };

/**
 * Reads a number as the page's language writes it. Groups of three or none; a decimal mark once; minus in front. Refused: odd grouping
 * (`1.25` in Indonesian is neither 1.25 nor 125), more than 15 significant digits (2b-11), anything that is no number.
 */
export function readNumber(text: string, locale: string): NumberText {
	const { group, decimal } = marksOf(locale);
	const bare = text.trim().replace('−', '-');
	const negative = bare.startsWith('-');
	const unsigned = (negative ? bare.slice(1) : bare).trim();
	const [whole = '', fraction, ...more] = unsigned.split(decimal);
	const groups = whole.split(group);
	const digits = groups.join('');
	const allDigits = /^\d+$/.test(digits) && (fraction === undefined || /^\d+$/.test(fraction));
	if (!allDigits || more.length > 0) return { problem: looksGrouped(unsigned) ? 'number-grouping' : 'number' };
	const oddly = groups.some((part, index) => (index === 0 ? part.length > 3 || part.length === 0 : part.length !== 3));
	if (groups.length > 1 && oddly) return { problem: 'number-grouping' };
	const significant = `${digits}${fraction ?? ''}`.replace(/^0+/, '');
	const counted =
		fraction === undefined || /^0*$/.test(fraction)
			? digits.replace(/^0+/, '').replace(/0+$/, '')
			: significant.replace(/0+$/, '');
	if (counted.length > 15 || significant.length > 300) return { problem: 'number-too-long' };
	const value = Number(`${negative ? '-' : ''}${digits}.${fraction ?? '0'}`);
	return { value: value === 0 ? 0 : value, decimals: (fraction ?? '').replace(/0+$/, '').length };
}

function looksGrouped(text: string): boolean {
	return /^[\d.,\s]*\d[\d.,\s]*$/.test(text);
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it: `1.250,5`. All its digits; at least so many decimals where it has any (money). */
export function writeNumber(value: number, locale: string, decimals = 0): string {
	const least = Number.isInteger(value) ? 0 : decimals;
	const key = `${locale} ${least}`;
	let format = formats.get(key);
	if (format === undefined) {
		format = new Intl.NumberFormat(locale, least === 0 ? { maximumSignificantDigits: 15 } : { minimumFractionDigits: least });
		formats.set(key, format);
	}
	return format.format(value);
}

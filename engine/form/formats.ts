/** Days of each month; February has 29 in leap years. */
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A plain date that exists, from the year 1 on: `2026-02-28` (RFC 3339 full-date). Expressions know no earlier one. */
export function isDate(text: string): boolean {
	if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
	const year = digits(text, 0, 4);
	const month = digits(text, 5, 7);
	const day = digits(text, 8, 10);
	if (year < 1 || month < 1 || month > 12 || day < 1) return false;
	return day <= (days[month - 1] ?? 0) || (month === 2 && day === 29 && isLeap(year));
}

/** -1 where a character is no digit. */
function digits(text: string, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at++) {
		const digit = text.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * An e-mail address as people have them: a dot-atom (RFC 5321, 4.1.2), `@`, a domain name of at least one label. Quoted local parts and
 * address literals are left out: no mail service hands them out. At most 254 characters. One pass, no backtracking.
 */
export function isEmail(text: string): boolean {
	const at = text.lastIndexOf('@');
	return at > 0 && at <= 64 && text.length <= 254 && isDotAtom(text, at) && isDomain(text, at + 1);
}

function isDotAtom(text: string, end: number): boolean {
	let afterDot = true;
	for (let at = 0; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === 46) {
			if (afterDot) return false;
			afterDot = true;
		} else if (isAtomCharacter(code)) afterDot = false;
		else return false;
	}
	return !afterDot;
}

function isAtomCharacter(code: number): boolean {
	if (code < 33 || code > 126) return false;
	// " ( ) , : ; < > @ [ \ ]
	return (
		code !== 34 &&
		code !== 40 &&
		code !== 41 &&
		code !== 44 &&
		!(code >= 58 && code <= 60) &&
		code !== 62 &&
		code !== 64 &&
		!(code >= 91 && code <= 93)
	);
}

function isDomain(text: string, start: number): boolean {
	let label = 0;
	let last = 45;
	for (let at = start; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 46) {
			if (label === 0 || last === 45) return false;
			label = 0;
		} else if (isLetterOrDigit(code) || (code === 45 && label > 0)) {
			if (++label > 63) return false;
		} else return false;
		last = code;
	}
	return label > 0 && last !== 45;
}

function isLetterOrDigit(code: number): boolean {
	return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The formats that are held to; any other is a note to readers (JSON Schema 2020-12, validation 7.2.1). */
export const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
	['date', isDate],
	['email', isEmail],
]);

/** Has a text at least so many characters (Unicode code points, not halves of them). */
export function atLeast(text: string, count: number): boolean {
	return text.length >= count && (text.length >= count * 2 || characters(text) >= count);
}

/** Has a text at most so many characters. */
export function atMost(text: string, count: number): boolean {
	return text.length <= count || (text.length <= count * 2 && characters(text) <= count);
}

/** Code points of a text. */
export function characters(text: string): number {
	let count = text.length;
	for (let at = 0; at < text.length - 1; at++) {
		const high = text.charCodeAt(at);
		if (high < 0xd800 || high > 0xdbff) continue;
		const low = text.charCodeAt(at + 1);
		if (low >= 0xdc00 && low <= 0xdfff) {
			count--;
			at++;
		}
	}
	return count;
}

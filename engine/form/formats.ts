import { isPlainDate } from '../time/dates.js';

/** What may stand in a local part beside the dots (RFC 5321, `atext`): 1 at the number of each. */
const atomCharacters = new Uint8Array(128);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~")
	atomCharacters[character.charCodeAt(0)] = 1;

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
		} else if (code < 128 && atomCharacters[code] === 1) afterDot = false;
		else return false;
	}
	return !afterDot;
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
	['date', isPlainDate],
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

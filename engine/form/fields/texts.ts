import type { Value } from '../../expression/types.js';
import type { Parsed, Texts } from '../types.js';

/** NUL and other control characters (tab and line ends stand apart), halves of characters, marks that turn reading direction round. */
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const lineEnds = /[\t\r\n]/;

/** The one text of an input, in composed form (NFC) and without blanks at its ends; null where nothing was given. */
export function oneText(texts: Texts, part = ''): string | null {
	const text = (texts[part]?.[0] ?? '').normalize('NFC').trim();
	return text === '' ? null : text;
}

/** Is a text made of characters that people can read and every system can carry? */
export function isReadable(text: string, lines: boolean): boolean {
	return !refused.test(text) && (lines || !lineEnds.test(text));
}

/** A text as an answer; `characters` where it holds what can't be read. */
export function readableText(text: string, lines: boolean): Parsed {
	return isReadable(text, lines) ? { value: text } : { problem: 'characters' };
}

/** What is wrong with an answer that must be a readable text. */
export function checkText(value: Value, lines: boolean): string | null {
	if (typeof value !== 'string') return 'type';
	return isReadable(value, lines) ? null : 'characters';
}

/** Several texts as a field of one input has them. */
export function single(value: Value): Texts {
	return value === undefined ? {} : { '': [String(value)] };
}

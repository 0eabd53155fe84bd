import type { Value } from '../../expression/types.js';
import type { Parsed, Texts } from '../types.js';

/** NUL and other control characters (tab and line ends stand apart), halves of characters, marks that turn reading direction round. */
const refused = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u;
/** Anything but the letters, digits and marks of ASCII: only then a text is looked at closely. */
const unusual = /[^ -~]/;
const lineEnds = /[\t\r\n]/;

/** The one text of an input, in composed form (NFC) and without blanks at its ends; null where nothing was given. */
export function oneText(texts: Texts, part = ''): string | null {
	const text = (texts[part]?.[0] ?? '').normalize('NFC').trim();
	return text === '' ? null : text;
}

/** Is a text made of characters that people can read and every system can carry? */
export function isReadable(text: string, lines: boolean): boolean {
	if (!unusual.test(text)) return true;
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

/** A single answer as text; '' for what is none. */
export function asText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The text of a field with one input. */
export function single(value: Value): Texts {
	return value === undefined ? {} : { '': [asText(value)] };
}

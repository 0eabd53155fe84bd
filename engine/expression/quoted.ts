import { problemAt, says, write } from './problem.js';
import type { ExpressionProblem } from './types.js';

export interface Quoted {
	readonly value: string;
	/** Offset after the closing quote. */
	readonly end: number;
	readonly problems: readonly ExpressionProblem[];
}

const escapes: ReadonlyMap<string, string> = new Map([
	['a', '\u0007'],
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
	['v', '\v'],
	['\\', '\\'],
	['?', '?'],
	['"', '"'],
	["'", "'"],
	['`', '`'],
]);
const closes: ReadonlyMap<string, string> = new Map([
	["'", "'"],
	['"', '"'],
	['‘', '’'],
	['’', '’'],
	['“', '”'],
	['”', '”'],
]);

/** Reads a text in quotes that begins at `start`: with prefix, in one or three quotes, escapes as in CEL. Bad escapes and a missing end are problems. */
export function readText(text: string, start: number): Quoted {
	const problems: ExpressionProblem[] = [];
	let at = start;
	while (/[rRbB]/.test(text.charAt(at))) at++;
	const prefix = text.slice(start, at).toLowerCase();
	const opening = text.charAt(at);
	const curly = opening !== "'" && opening !== '"';
	const mark = text.startsWith(opening.repeat(3), at) && !curly ? opening.repeat(3) : (closes.get(opening) ?? opening);
	at += mark.length;
	let value = '';
	for (;;) {
		if (text.startsWith(mark, at)) break;
		if (at >= text.length || (mark.length === 1 && (text[at] === '\n' || text[at] === '\r') && !curly)) {
			const end = at;
			problems.push(
				problemAt(
					'expression-syntax',
					{ start, end },
					says(`Teks ini tidak ditutup dengan ${opening}.`, `This text isn't closed by ${opening}.`),
				),
			);
			return { value, end, problems };
		}
		if (text[at] === '\\' && !prefix.includes('r')) {
			const read = readEscape(text, at);
			if (read.value === null)
				problems.push(
					problemAt(
						'expression-syntax',
						{ start: at, end: at + read.length },
						says(
							`\`${text.slice(at, at + read.length)}\` bukan penulisan karakter yang dikenal.`,
							`\`${text.slice(at, at + read.length)}\` is no known way to write a character.`,
						),
						write('\\\\'),
					),
				);
			else value += read.value;
			at += read.length;
		} else {
			value += text.charAt(at);
			at++;
		}
	}
	const end = at + mark.length;
	if (curly)
		problems.push(
			problemAt(
				'expression-syntax',
				{ start, end },
				says('Teks ditulis di antara tanda petik lurus.', 'Texts stand in straight quotes.'),
				write(`'${value}'`),
			),
		);
	if (prefix.includes('b'))
		problems.push(
			problemAt(
				'not-in-language',
				{ start, end },
				says('Deretan bita tidak ada dalam bahasa Loket.', 'There are no bytes in the language of Loket.'),
				write(`'${value}'`),
			),
		);
	return { value, end, problems };
}

function readEscape(text: string, at: number): { readonly value: string | null; readonly length: number } {
	const letter = text.charAt(at + 1);
	const simple = escapes.get(letter);
	if (simple !== undefined) return { value: simple, length: 2 };
	const rest = text.slice(at + 1, at + 10);
	const octal = /^[0-3][0-7]{2}/.exec(rest);
	if (octal !== null) return { value: String.fromCodePoint(Number.parseInt(octal[0], 8)), length: 4 };
	const hex = /^(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(rest);
	if (hex === null) return { value: null, length: Math.min(2, text.length - at) };
	const point = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
	const length = hex[0].length + 1;
	const real = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
	return { value: real ? String.fromCodePoint(point) : null, length };
}

import { problemAt, says, write } from './problem.js';
import { readText } from './quoted.js';
import type { ExpressionProblem } from './types.js';

export interface Token {
	readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
	/** Of a name or sign the characters, of a number its digits, of a text its value. */
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

const signs = ['===', '!==', '&&', '||', '==', '!=', '<=', '>=', '<>', '=>', '=<'];
const single = new Set('?:.,()[]{}<>+-*/%!=&|≤≥≠×÷');
const space = /[ \t\r\n\f\u00a0\ufeff]/;
const nameStart = /[\p{L}_]/u;
const nameRest = /[\p{L}\p{N}\p{M}_]/u;

/**
 * Cuts the text of an expression into tokens. What can't be read is reported and left out; the list always ends with `end`.
 * Numbers, names, texts and comments as in CEL (cel-spec, langdef.md, "Syntax").
 */
export function tokens(text: string): { readonly tokens: readonly Token[]; readonly problems: readonly ExpressionProblem[] } {
	const found: Token[] = [];
	const problems: ExpressionProblem[] = [];
	let at = 0;
	while (at < text.length) {
		const here = text.charAt(at);
		if (space.test(here)) at++;
		else if (text.startsWith('//', at)) {
			while (at < text.length && text[at] !== '\n') at++;
		} else if (isDigit(here) || (here === '.' && isDigit(text.charAt(at + 1)))) at = number(text, at, found, problems);
		else if (quotedAt(text, at)) {
			const read = readText(text, at);
			problems.push(...read.problems);
			found.push({ kind: 'text', text: read.value, start: at, end: read.end });
			at = read.end;
		} else if (nameStart.test(character(text, at))) {
			const start = at;
			while (at < text.length && nameRest.test(character(text, at))) at += character(text, at).length;
			found.push({ kind: 'name', text: text.slice(start, at), start, end: at });
		} else {
			const sign = signs.find((candidate) => text.startsWith(candidate, at)) ?? (single.has(here) ? here : null);
			if (sign === null) {
				const wrong = character(text, at);
				problems.push(unreadable(wrong, at));
				at += wrong.length;
			} else {
				found.push({ kind: 'sign', text: sign, start: at, end: at + sign.length });
				at += sign.length;
			}
		}
	}
	found.push({ kind: 'end', text: '', start: text.length, end: text.length });
	return { tokens: found, problems };
}

function quotedAt(text: string, at: number): boolean {
	const here = text.charAt(at);
	if (here === "'" || here === '"' || here === '‘' || here === '’' || here === '“' || here === '”') return true;
	return /^(?:r|R|b|B|rb|rB|Rb|RB|br|bR|Br|BR)['"]/.test(text.slice(at, at + 3));
}

/** A number in digits; reports grouping (`300.000.000`), unsigned numbers and letters glued to digits. Gives the offset after it. */
function number(text: string, start: number, found: Token[], problems: ExpressionProblem[]): number {
	const rest = text.slice(start);
	const hex = /^0[xX][0-9a-fA-F]+/.exec(rest);
	const grouped = /^\d{1,3}(?:\.\d{3}){2,}(?![\d.])/.exec(rest) ?? /^\d{1,3}(?:_\d{3})+(?!\d)/.exec(rest);
	if (grouped !== null && hex === null) {
		const digits = grouped[0].replaceAll(/[._]/g, '');
		const span = { start, end: start + grouped[0].length };
		problems.push(
			problemAt(
				'number-format',
				span,
				says('Angka di sini ditulis tanpa pemisah ribuan.', 'Numbers here are written without separators of thousands.'),
				write(digits),
			),
		);
		found.push({ kind: 'number', text: digits, ...span });
		return span.end;
	}
	const match = hex ?? /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/.exec(rest);
	const digits = match === null ? rest.charAt(0) : match[0];
	let end = start + digits.length;
	if (/[uU]/.test(text.charAt(end)) && !nameRest.test(character(text, end + 1))) {
		end++;
		problems.push(
			problemAt(
				'not-in-language',
				{ start, end },
				says(
					'Loket hanya mengenal satu jenis angka; huruf `u` tidak diperlukan.',
					'Loket has one kind of number; the `u` is not needed.',
				),
				write(digits),
			),
		);
	} else if (nameStart.test(character(text, end))) {
		const glued = end;
		while (end < text.length && nameRest.test(character(text, end))) end += character(text, end).length;
		problems.push(
			problemAt(
				'number-format',
				{ start, end },
				says(
					`\`${text.slice(start, end)}\` bukan angka dan bukan nama. Teks dan kode ditulis di antara tanda petik.`,
					`\`${text.slice(start, end)}\` is neither a number nor a name. Texts and codes stand in quotes.`,
				),
				write(glued - start > 6 || end - start > 40 ? `'…'` : `'${text.slice(start, end)}'`),
			),
		);
	}
	found.push({ kind: 'number', text: digits, start, end });
	return end;
}

function unreadable(wrong: string, at: number): ExpressionProblem {
	return problemAt(
		'expression-syntax',
		{ start: at, end: at + wrong.length },
		says(`Tanda \`${wrong}\` tidak dikenal dalam rumus.`, `The character \`${wrong}\` has no meaning in an expression.`),
	);
}

function character(text: string, at: number): string {
	const point = text.codePointAt(at);
	return point === undefined ? '' : String.fromCodePoint(point);
}

function isDigit(text: string): boolean {
	return text >= '0' && text <= '9';
}

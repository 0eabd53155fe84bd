import { problemAt, says, write } from './problem.js';
import { readText } from './quoted.js';
import type { ExpressionProblem } from './types.js';

/** A stretch of a text as it is, or an expression whose value is shown there. Offsets count characters of the whole text. */
export type TemplatePart =
	| { readonly text: string; readonly start: number }
	/** `source` is the text between `{{` and `}}` without blanks around it, and begins at `start`. */
	| { readonly source: string; readonly start: number; readonly end: number };

export interface Template {
	readonly parts: readonly TemplatePart[];
	readonly problems: readonly ExpressionProblem[];
}

/**
 * Cuts a text at its `{{ expression }}`s. Quotes inside an expression may hold braces: `{{ '}}' }}` shows two braces, and `{{ '{{' }}`
 * is how a text shows the opening ones. An expression that isn't closed is a problem, and stays as the text it is.
 */
export function splitText(text: string): Template {
	const parts: TemplatePart[] = [];
	const problems: ExpressionProblem[] = [];
	let from = 0;
	for (;;) {
		const opening = text.indexOf('{{', from);
		if (opening < 0) break;
		const closing = closingOf(text, opening + 2);
		if (closing === null) {
			const sentence = says('`{{` ini tidak ditutup dengan `}}`.', "This `{{` isn't closed by `}}`.");
			problems.push(problemAt('expression-syntax', { start: opening, end: opening + 2 }, sentence, write('{{ … }}')));
			break;
		}
		if (opening > from) parts.push({ text: text.slice(from, opening), start: from });
		const inside = text.slice(opening + 2, closing);
		const start = opening + 2 + (inside.length - inside.trimStart().length);
		parts.push({ source: inside.trim(), start, end: start + inside.trim().length });
		from = closing + 2;
	}
	if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), start: from });
	return { parts, problems };
}

/** Where the `}}` stands that closes an expression; null where there is none before the next `{{` or the end. */
function closingOf(text: string, start: number): number | null {
	let at = start;
	while (at < text.length) {
		const here = text[at];
		if (text.startsWith('}}', at)) return at;
		if (text.startsWith('{{', at)) return null;
		if (here === "'" || here === '"') {
			const read = readText(text, at);
			at = read.problems.some((problem) => problem.start === at && problem.end === read.end) ? at + 1 : read.end;
		} else at++;
	}
	return null;
}

import type { Says } from '../definition/problem.js';
import type { ExpressionProblem } from './types.js';

/** Two sentences of the same meaning: Indonesian, English. */
export function says(id: string, en: string): Says {
	return { id, en };
}

/** "Did you mean `x`?" in both languages. */
export function didYouMean(word: string): Says {
	return says(`Maksud Anda \`${word}\`?`, `Did you mean \`${word}\`?`);
}

/** "Write `x`" in both languages. */
export function write(text: string): Says {
	return says(`Tulis \`${text}\`.`, `Write \`${text}\`.`);
}

/** A problem at a stretch of the text; without a suggestion the key is left out. */
export function problemAt(
	code: string,
	span: { readonly start: number; readonly end: number },
	sentence: Says,
	suggestion?: Says | null,
): ExpressionProblem {
	const problem = { code, start: span.start, end: Math.max(span.end, span.start + 1), says: sentence };
	return suggestion === undefined || suggestion === null ? problem : { ...problem, suggestion };
}

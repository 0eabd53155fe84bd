import type { Says } from '../definition/problem.js';
import type { ExpressionProblem } from './types.js';

/** Two sentences of the same meaning: Indonesian, English. */
export function says(id: string, en: string): Says {
	return { id, en };
}

/** "Did you mean `x`?" in both languages. */
export function didYouMean(word: string): Says {
	return says(`Apakah maksud Anda \`${word}\`?`, `Did you mean \`${word}\`?`);
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

/**
 * The candidate that was most likely meant, or null when none is near: at most a third of the letters differ, a swap of
 * neighbours counting once (Damerau-Levenshtein, optimal string alignment).
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
	const allowed = Math.max(1, Math.floor(word.length / 3));
	let best: string | null = null;
	let bestDistance = allowed + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) > allowed || candidate.length > 100) continue;
		const distance =
			word.toLowerCase() === candidate.toLowerCase() ? 0 : editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

function editDistance(left: string, right: string): number {
	let before: number[] = [];
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const same = left[row - 1] === right[column - 1];
			let least = Math.min(
				(previous[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(previous[column - 1] ?? 0) + (same ? 0 : 1),
			);
			if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
				least = Math.min(least, (before[column - 2] ?? 0) + 1);
			current.push(least);
		}
		before = previous;
		previous = current;
	}
	return previous[right.length] ?? 0;
}

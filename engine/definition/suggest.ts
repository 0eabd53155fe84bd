import type { Says } from './problem.js';

/**
 * The word of `known` that is meant, or null: equal but for case, or at most a third of its letters apart
 * (insertions, deletions, changes and swapped neighbours count one each).
 */
export function nearest(word: string, known: Iterable<string>): string | null {
	const asked = word.toLowerCase();
	let best: string | null = null;
	let least = Number.POSITIVE_INFINITY;
	for (const candidate of known) {
		const away = distance(asked, candidate.toLowerCase());
		if (
			away < least &&
			away < candidate.length &&
			away <= Math.max(1, Math.floor(Math.max(asked.length, candidate.length) / 3))
		) {
			best = candidate;
			least = away;
		}
	}
	return best;
}

/** "Did you mean …?" for the nearest known word, or null where none is near. */
export function didYouMean(word: string, known: Iterable<string>): Says | null {
	const meant = nearest(word, known);
	return meant === null ? null : { id: `Maksud Anda \`${meant}\`?`, en: `Did you mean \`${meant}\`?` };
}

function distance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 8 || a.length > 64 || b.length > 64) return Number.POSITIVE_INFINITY;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const change = a[i - 1] === b[j - 1] ? 0 : 1;
			let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			next.push(cost);
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? Number.POSITIVE_INFINITY;
}

import type { Says } from './problem.js';

/**
 * The name an author most likely meant: fewest letters to change (insert, drop, replace, swap neighbours), at most a third of
 * its length; ties go to the first in the list. Null where none is near.
 */
export function nearest(name: string, names: Iterable<string>): string | null {
	const wanted = name.toLowerCase();
	let best: string | null = null;
	let least = Math.max(1, Math.floor(name.length / 3)) + 1;
	for (const candidate of names) {
		if (Math.abs(candidate.length - name.length) >= least) continue;
		const changes = distance(wanted, candidate.toLowerCase());
		if (changes < least) {
			best = candidate;
			least = changes;
		}
	}
	return best;
}

/** "Did you mean `verifier`?", or, where nothing is near and the names are few, the names there are; null where there are none. */
export function didYouMean(name: string, names: Iterable<string>): Says | null {
	const known = [...names];
	const near = nearest(name, known);
	if (near !== null) return { id: `Maksud Anda \`${near}\`?`, en: `Did you mean \`${near}\`?` };
	if (known.length === 0) return null;
	const shown = known.slice(0, 8).map((one) => `\`${one}\``);
	const list = known.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
	return { id: `Yang ada: ${list}.`, en: `There are: ${list}.` };
}

/** Optimal string alignment: swapped neighbours count as one change. Names are cut at 64 letters, so that it stays cheap. */
function distance(left: string, right: string): number {
	const a = left.slice(0, 64);
	const b = right.slice(0, 64);
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const here = [row];
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let least = Math.min((last[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
			here.push(least);
		}
		before = last;
		last = here;
	}
	return last[b.length] ?? 0;
}

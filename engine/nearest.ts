/**
 * The candidate a mistyped word most likely meant, or null where none is near: at most a third of the word's letters
 * inserted, left out, changed or swapped with their neighbour (optimal string alignment distance).
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
	const most = Math.max(1, Math.floor(word.length / 3));
	let best: string | null = null;
	let least = most + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= least) continue;
		const far = distance(word.toLowerCase(), candidate.toLowerCase());
		if (far < least) [best, least] = [candidate, far];
	}
	return best;
}

function distance(from: string, to: string): number {
	let before: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let row = 1; row <= from.length; row += 1) {
		const here = [row];
		for (let column = 1; column <= to.length; column += 1) {
			const same = from[row - 1] === to[column - 1];
			let least = Math.min((last[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
			if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
				least = Math.min(least, (before[column - 2] ?? 0) + 1);
			here.push(least);
		}
		[before, last] = [last, here];
	}
	return last[to.length] ?? 0;
}

/** Times as limits can be held to on any machine: the best of several tries, scaled by a loop whose length is known. */

/** What the loop takes where the limits were set, in milliseconds. */
const known = 3.5;

/** How many times slower this machine is at this moment than where limits were set; never below 1. */
function slowness(): number {
	return Math.max(1, bestOf(5, loop).best / known);
}

/** The best time of a run and its limit, scaled by how slow the machine is before and after it. */
export function timed<Result>(
	limit: number,
	run: () => Result,
): { readonly best: number; readonly limit: number; readonly result: Result } {
	const before = slowness();
	const { best, result } = bestOf(40, run, limit);
	return { best, limit: limit * (best <= limit ? 1 : Math.max(before, slowness())), result };
}

/** One try, and what something of known length took at the same moment; both in milliseconds. */
export interface Try {
	readonly took: number;
	readonly beside: number;
}

/**
 * The same of what takes its time in other processes too. Each try has its own limit, scaled by the loop or by what was run beside it,
 * whichever is slower; the try that is the furthest within its limit counts.
 * @param known what is run beside it takes where limits were set, in milliseconds
 */
export async function timedTries(limit: number, known: number, tries: number, run: () => Promise<Try>) {
	const all: { readonly took: number; readonly limit: number }[] = [];
	while (all.length < tries) {
		const loop = slowness();
		const { took, beside } = await run();
		all.push({ took, limit: limit * Math.max(1, loop, beside / known) });
	}
	const best = all.toSorted((one, other) => one.took / one.limit - other.took / other.limit)[0] ?? { took: Infinity, limit };
	return { all, best };
}

/** Runs until it was within the limit or was tried so many times; gives the best time, in milliseconds, and what the last run gave. */
function bestOf<Result>(tries: number, run: () => Result, within = 0): { readonly best: number; readonly result: Result } {
	let best = Number.POSITIVE_INFINITY;
	let result: Result;
	let round = 0;
	do {
		const start = performance.now();
		result = run();
		best = Math.min(best, performance.now() - start);
		round += 1;
	} while (round < tries && best > within);
	return { best, result };
}

function loop(): number {
	let sum = 0;
	const words = new Map<string, number>();
	for (let index = 0; index < 60_000; index += 1) {
		const word = `w${index % 997}`;
		words.set(word, (words.get(word) ?? 0) + index);
		sum = (sum * 31 + index) | 0;
	}
	return sum + words.size;
}

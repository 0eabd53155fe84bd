/** How often each runs in a second: measured in short turns, one after the other, and of each the best, so that what else the machine does hits all alike. */
export function bestRates(runs: readonly (() => unknown)[], milliseconds: number, turns = 40): number[] {
	const best = runs.map(() => 0);
	for (let turn = 0; turn < turns; turn++)
		for (const [number, run] of runs.entries()) best[number] = Math.max(best[number] ?? 0, rate(run, milliseconds / turns));
	return best.map(Math.round);
}

function rate(run: () => unknown, milliseconds: number): number {
	const start = performance.now();
	let [count, spent] = [0, 0];
	while (spent < milliseconds) {
		for (let times = 0; times < 20; times++) run();
		count += 20;
		spent = performance.now() - start;
	}
	return (count / spent) * 1000;
}

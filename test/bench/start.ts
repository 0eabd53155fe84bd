/** How long `loket serve` takes until it listens, and what it weighs then. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serving } from '../support/command.js';
import { sampleFolder } from '../support/server.js';

export interface StartFigures {
	/** Milliseconds until it listens, median of five: into an empty folder, where it publishes first; and once it has. */
	readonly first: number;
	readonly again: number;
	/** MB in memory once it listens; null where the system doesn't say. */
	readonly megabytes: number | null;
}

/** Starts the sample ten times, each with a port of its own. */
export async function startFigures(): Promise<StartFigures> {
	const folder = mkdtempSync(join(tmpdir(), 'loket-bench-'));
	try {
		const first: number[] = [];
		const again: number[] = [];
		let megabytes: number | null = null;
		for (let round = 0; round < 5; round++)
			for (const times of [first, again]) {
				const words = ['serve', '--practice', '--catalog', sampleFolder, '--data', join(folder, String(round)), '--port', '0'];
				const start = performance.now();
				const served = await serving(words);
				times.push(performance.now() - start);
				megabytes = residentOf(served.pid);
				await served.stop();
			}
		return { first: median(first), again: median(again), megabytes };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function residentOf(process: number | undefined): number | null {
	try {
		const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1];
		return kilobytes === undefined ? null : Number(kilobytes) / 1024;
	} catch {
		return null;
	}
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

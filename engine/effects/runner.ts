import { runDocument } from './run.js';
import type { Tools } from './tools.js';

/** Runs effects as they become due, until it is stopped. */
export interface Runner {
	/** Looks at once: something was written that must happen. */
	readonly wake: () => void;
	/** Takes up nothing more; resolves when what is under way is done and recorded. */
	readonly stop: () => Promise<void>;
}

/** Documents worked on at the same time, at most. */
const most = 8;

/**
 * Starts it: it looks when woken and every so many milliseconds, for what other processes wrote and what is tried again. Timers of the
 * workflow are not its business.
 */
export function startRunner(tools: Tools, every = 2000): Runner {
	const { applications, log } = tools;
	const active = new Map<string, Promise<void>>();
	let looking: Promise<void> | null = null;
	let again = false;
	let stopped = false;

	async function look(): Promise<void> {
		do {
			again = false;
			const free = most - active.size;
			if (stopped || free <= 0) return;
			const query = { by: 'effects-due', at: applications.now(), limit: most + active.size } as const;
			const found = (await applications.store.applications.find(query)).filter(({ id }) => !active.has(id));
			for (const stored of found.slice(0, free)) active.set(stored.id, work(stored));
		} while (again);
	}

	async function work(stored: Parameters<typeof runDocument>[1]): Promise<void> {
		let claimed = false;
		try {
			claimed = await runDocument(tools, stored);
		} catch (error) {
			log.error({ err: error }, 'effects could not be run');
		}
		active.delete(stored.id);
		// What could not be claimed is looked at again by the clock, not at once.
		if (claimed) wake();
	}

	function wake(): void {
		again = true;
		if (stopped || looking !== null) return;
		looking = look()
			.catch((error: unknown) => log.error({ err: error }, 'effects could not be looked for'))
			.finally(() => {
				looking = null;
				if (again && !stopped && active.size < most) wake();
			});
	}

	const ticking = setInterval(wake, every);
	wake();
	return {
		wake,
		stop: async () => {
			stopped = true;
			clearInterval(ticking);
			await looking;
			await Promise.all(active.values());
		},
	};
}

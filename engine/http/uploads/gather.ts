import type { Budget } from './budget.js';

/** One file as it comes in, held within a budget. */
export interface Gathering {
	readonly add: (chunk: Buffer) => void;
	/** All of it; or why it isn't held: longer than wanted, or no room. */
	readonly whole: () => Uint8Array | 'max-size' | 'upload-busy';
	/** Lets go of what is held; again is harmless. */
	readonly drop: () => void;
}

/** Gathers a file of at most so many bytes; what comes beyond, or finds no room, is let go by and counted no more. */
export function gather(most: number, budget: Budget): Gathering {
	let chunks: Buffer[] = [];
	let size = 0;
	let not: 'max-size' | 'upload-busy' | null = null;
	const drop = (): void => {
		budget.give(size);
		chunks = [];
		size = 0;
	};
	return {
		add: (chunk) => {
			if (not !== null) return;
			if (size + chunk.length > most) not = 'max-size';
			else if (!budget.take(chunk.length)) not = 'upload-busy';
			if (not !== null) return drop();
			chunks.push(chunk);
			size += chunk.length;
		},
		whole: () => {
			// In one piece from here on, so that it isn't held twice.
			const whole = Buffer.concat(chunks, size);
			chunks = [whole];
			return not ?? whole;
		},
		drop,
	};
}

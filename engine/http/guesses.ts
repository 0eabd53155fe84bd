/** Guessing references and secrets: counted by address and by reference, refused beyond a few (4.4-7). In memory: a restart forgives. */
import type { Visit } from './route.js';

const window = 60_000;
const most = { address: 10, reference: 5 } as const;
/** Counts kept at most; beyond it the oldest go. */
const room = 50_000;

interface Count {
	readonly since: number;
	readonly times: number;
}

export interface Guesses {
	/** Counts one wrong try and says whether there were too many within a minute: more than 10 from the address or 5 at the reference. */
	readonly miss: (address: string, reference: string, now: number) => boolean;
	/** Have there been too many from this address already? Those of others at a reference never shut out who has its link. */
	readonly tooMany: (address: string, now: number) => boolean;
}

/** The counts of one server. */
export function makeGuesses(): Guesses {
	const counts = new Map<string, Count>();
	const timesOf = (key: string, now: number): number => {
		const count = counts.get(key);
		return count === undefined || now - count.since > window ? 0 : count.times;
	};
	const add = (key: string, now: number): void => {
		const times = timesOf(key, now);
		const since = times === 0 ? now : (counts.get(key)?.since ?? now);
		counts.delete(key);
		counts.set(key, { since, times: times + 1 });
		if (counts.size > room) for (const oldest of [...counts.keys()].slice(0, room / 10)) counts.delete(oldest);
	};
	const tooMany = (address: string, now: number): boolean => timesOf(`address ${address}`, now) >= most.address;
	return {
		tooMany,
		miss: (address, reference, now) => {
			if (tooMany(address, now)) return true;
			const over = timesOf(`reference ${reference}`, now) >= most.reference;
			add(`address ${address}`, now);
			add(`reference ${reference}`, now);
			return over;
		},
	};
}

/** A wrong try of this visit: too many by now? */
export function missed({ house, request, params }: Visit): boolean {
	return house.guesses.miss(request.ip, params['reference'] ?? params['draft'] ?? '', house.now().getTime());
}

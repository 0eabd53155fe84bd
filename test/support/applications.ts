/** Use cases over a store in memory (or another), with keys made for the occasion and a clock that is set by hand. */
import { createSecretKey, randomBytes } from 'node:crypto';
import type { Applications } from '../../engine/applications/types.js';
import type { Store } from '../../engine/store/port/store.js';
import { memoryStore } from './memory-store.js';
import { smallCatalogue, smallService } from './service.js';

export interface Desk extends Applications {
	/** The store with all its ports. */
	readonly store: Store;
	/** Sets the clock. */
	readonly at: (instant: string) => void;
}

/** A counter with an empty store: the small service in version 1, Wednesday 25 November 2026, 09.00 in Jakarta. */
export function desk(store: Store = memoryStore(), said: Partial<Applications> = {}): Desk {
	let now = '2026-11-25T02:00:00.000Z';
	const key = () => createSecretKey(randomBytes(32));
	return {
		keys: { master: key(), index: key(), link: key(), signing: key() },
		service: async (id, version) => (id === smallService.id && version === 1 ? smallService : undefined),
		catalogue: async () => smallCatalogue,
		practice: true,
		...said,
		store,
		now: () => now,
		at: (instant) => {
			now = instant;
		},
	};
}

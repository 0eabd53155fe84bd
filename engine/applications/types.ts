import type { Says } from '../definition/problem.js';
import type { Catalogue, Service } from '../definition/service.js';
import type { Keys } from '../store/keys/folder.js';
import type { Store } from '../store/port/store.js';
import type { Instant } from '../time/types.js';

/** What the use cases over applications work with: ports, keys, clock, and the compiled versions. */
export interface Applications {
	readonly store: Pick<Store, 'applications' | 'references' | 'keys' | 'files'>;
	readonly keys: Keys;
	readonly now: () => Instant;
	/** The compiled version an application is pinned to; undefined when it isn't in the store. */
	readonly service: (id: string, version: number) => Promise<Service | undefined>;
	readonly catalogue: () => Promise<Catalogue>;
	readonly practice: boolean;
	/** Tells whoever sends messages that there is something to do; without it they find out by themselves, later. */
	readonly wake?: () => void;
}

/** A refusal: why not, and what to do. */
export interface Refusal {
	readonly code: string;
	readonly says: Says;
}

import type { Instant } from '../../time/types.js';
import type { Unavailable } from './write.js';

/**
 * What a browser's session holds: small, kept by the hash of its opaque id, and relaxed: after a power cut the newest may be missing.
 * No answers belong here.
 */
export interface SessionStore {
	/** Undefined when there is none or it has expired by `now`. */
	readonly read: (hash: string, now: Instant) => Promise<string | undefined>;
	/** What it was before stays where the store can't take it. */
	readonly put: (hash: string, data: string, expires: Instant) => Promise<'done' | Unavailable>;
	readonly remove: (hash: string) => Promise<void>;
	/** Removes what has expired by `now`; gives how many. */
	readonly sweep: (now: Instant) => Promise<number>;
}

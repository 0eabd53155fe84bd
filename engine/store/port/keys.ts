import type { Instant } from '../../time/types.js';
import type { Write } from './write.js';

/** Wrapped keys of applications, kept apart from them: destroying one erases all that is sealed under it. */
export interface KeyStore {
	readonly read: (id: string) => Promise<Uint8Array | undefined>;
	readonly insert: (id: string, wrapped: Uint8Array) => Promise<Write>;
	/** `lost` when there was none. */
	readonly destroy: (id: string) => Promise<Write>;
}

/** Names a key of the keys folder without giving it away. */
export interface RingKey {
	/** master, index, link, signing. */
	readonly name: string;
	readonly id: string;
	/** A value only the holder of the key can work out. */
	readonly check: string;
}

export interface RingStore {
	readonly read: () => Promise<readonly RingKey[]>;
	/** Inserts if there is no key of this name. */
	readonly insert: (key: RingKey) => Promise<Write>;
}

/** What a store was made for, said at its first start and never changed. */
export interface StoreMark {
	readonly use: 'practice' | 'real';
	readonly made: Instant;
}

export interface MarkStore {
	readonly read: () => Promise<StoreMark | undefined>;
	readonly insert: (mark: StoreMark) => Promise<Write>;
}

import type { Instant } from '../../time/types.js';
import type { Write } from './write.js';

/**
 * `waiting`: uploaded, no saved page holds it yet. `claimed`: a draft or application holds it. `released`: taken out of its draft, about to be
 * destroyed. What isn't claimed after a day is looked at by the sweep.
 */
export type FileState = 'waiting' | 'claimed' | 'released';

/** A file as it is known without its bytes. Only this much is in the clear. */
export interface FileRow {
	/** Random; its wrapped key stands in the key store under the same id. */
	readonly id: string;
	/** The draft or application it was uploaded for. */
	readonly application: string;
	/** When it was uploaded, or released. */
	readonly created: Instant;
	readonly state: FileState;
	/** Name, type, size and hash, sealed under the file's own key. */
	readonly facts: Uint8Array;
	/** Bytes of its sealed content. */
	readonly size: number;
}

/** A file with its content, sealed under its own key. */
export interface StoredFile extends Omit<FileRow, 'size'> {
	readonly content: Uint8Array;
}

export interface FileStore {
	/** Inserts if there is none with this id. */
	readonly insert: (file: StoredFile) => Promise<Write>;
	readonly read: (id: string) => Promise<StoredFile | undefined>;
	/** The same without its content. */
	readonly describe: (id: string) => Promise<FileRow | undefined>;
	/** A saved page holds it from now on; `lost` when it isn't there. */
	readonly claim: (id: string) => Promise<Write>;
	/** About to be destroyed, since this moment; `lost` when it isn't there. */
	readonly release: (id: string, at: Instant) => Promise<Write>;
	/** Those not claimed and uploaded or released before a moment, the oldest first; `limit` is the most that are given. */
	readonly unclaimed: (before: Instant, limit: number) => Promise<readonly FileRow[]>;
	/** All of one draft or application, by id. */
	readonly of: (application: string) => Promise<readonly FileRow[]>;
	/** `lost` when there was none. Its key is to be destroyed before. */
	readonly remove: (id: string) => Promise<Write>;
}

/** Opening a store for work: the file, what it is for, and the keys that fit it. */
import type { Says } from '../definition/problem.js';
import type { Instant } from '../time/types.js';
import { defaultKeysFolder, type Keys, openKeys } from './keys/folder.js';
import { claimUse } from './mark.js';
import type { StoreMark } from './port/keys.js';
import { openSqlite, type SqliteStore } from './sqlite/open.js';

export interface StoreSettings {
	/** The data folder. */
	readonly data: string;
	/** The keys folder (`LOKET_KEYS`); null: beside the data folder. */
	readonly keys: string | null;
	readonly use: StoreMark['use'];
	readonly now: Instant;
	/** Told of a write or sync error; must end the process. */
	readonly broken: (error: unknown) => void;
}

export interface WorkingStore {
	readonly store: SqliteStore;
	readonly keys: Keys;
	/** The folder the keys are in, and whether they were made now: then the start asks for a copy to be kept elsewhere (`keepCopy`). */
	readonly keysFolder: string;
	readonly keysMade: boolean;
}

/**
 * Opens the embedded store with its keys.
 * @returns it, or why not in words (`store-is-practice`, `key-missing`, `store-damaged` …); nothing stays open then.
 */
export async function openStore(settings: StoreSettings): Promise<WorkingStore | { readonly code: string; readonly says: Says }> {
	const opened = openSqlite(settings.data, settings.broken);
	if (!('store' in opened)) return opened;
	const { store } = opened;
	const keysFolder = settings.keys ?? defaultKeysFolder(settings.data);
	const otherwise = await claimUse(store.mark, settings.use, settings.now);
	const keys = otherwise ?? (await openKeys(keysFolder, store.ring));
	if ('keys' in keys) return { store, keys: keys.keys, keysFolder, keysMade: keys.made };
	await store.close();
	return keys;
}

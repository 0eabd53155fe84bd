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
	readonly use: StoreMark['use'];
	readonly now: Instant;
	/** Told of a write or sync error; must end the process. */
	readonly broken: (error: unknown) => void;
}

/** Why it can't be used, in words. */
interface Refused {
	readonly code: string;
	readonly says: Says;
}

/**
 * Opens the embedded store for what it is for; enough for publishing, which seals nothing.
 * @returns it, or why not in words (`store-is-practice`, `store-damaged` …); nothing stays open then.
 */
export async function openStore({ data, use, now, broken }: StoreSettings): Promise<{ readonly store: SqliteStore } | Refused> {
	const opened = openSqlite(data, broken);
	if (!('store' in opened)) return opened;
	const otherwise = await claimUse(opened.store.mark, use, now);
	if (otherwise === null) return opened;
	await opened.store.close();
	return otherwise;
}

/** A store with the keys that fit it. */
export interface WorkingStore {
	readonly store: SqliteStore;
	readonly keys: Keys;
	/** The folder the keys are in, and whether they were made now: then the start asks for a copy to be kept elsewhere (`keepCopy`). */
	readonly keysFolder: string;
	readonly keysMade: boolean;
}

/**
 * Opens the embedded store with its keys, for work on applications.
 * @param keys the keys folder (`LOKET_KEYS`); null: beside the data folder.
 * @returns it, or why not in words (as of `openStore`, `key-missing`, `key-mismatch` …); nothing stays open then.
 */
export async function openWorkingStore(settings: StoreSettings, keys: string | null): Promise<WorkingStore | Refused> {
	const opened = await openStore(settings);
	if (!('store' in opened)) return opened;
	const { store } = opened;
	const keysFolder = keys ?? defaultKeysFolder(settings.data);
	const found = await openKeys(keysFolder, store.ring);
	if ('keys' in found) return { store, keys: found.keys, keysFolder, keysMade: found.made };
	await store.close();
	return found;
}

import type { JsonObject, Write } from './write.js';

/** A history entry moved out of its document, with what was sealed for it. */
export interface EntryRow {
	readonly application: string;
	readonly number: number;
	readonly entry: JsonObject;
	/** Its texts, facts and submission under the application's key; null where it had none. */
	readonly sealed: Uint8Array | null;
}

export interface EntryStore {
	/** Inserts if there is none with this application and number, so that moving one twice is harmless. */
	readonly insert: (row: EntryRow) => Promise<Write>;
	/** From number to number, both included, in order. */
	readonly read: (application: string, from: number, to: number) => Promise<readonly EntryRow[]>;
}

import type { Write } from './write.js';

/** A reference once given: never given again, never removed. */
export interface ReferenceRow {
	readonly reference: string;
	/** The application's id. */
	readonly application: string;
}

export interface ReferenceStore {
	readonly read: (reference: string) => Promise<ReferenceRow | undefined>;
	readonly insert: (row: ReferenceRow) => Promise<Write>;
}

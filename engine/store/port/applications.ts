import type { Instant } from '../../time/types.js';
import type { JsonObject, Write } from './write.js';

/** A draft or an application as the store keeps it: one document, already split into what may be read and what may not (3.3). */
export interface StoredApplication {
	/** Never changes; a draft keeps it when it becomes an application. */
	readonly id: string;
	/** Internal; 1 when inserted, one more with each swap. */
	readonly revision: number;
	readonly kind: 'draft' | 'application';
	readonly indexes: ApplicationIndexes;
	/** What the store may read: state, visit, entries, answers with `personal: none`. Of a draft nothing anybody answered. */
	readonly clear: JsonObject;
	/** Keyed hashes of what officers may search by. */
	readonly blind: readonly string[];
	/** Everything else, under the application's own key. */
	readonly sealed: Uint8Array;
}

/** The values by which applications are found; derived from the document, null where there is nothing. */
export interface ApplicationIndexes {
	readonly service: string;
	readonly version: number;
	readonly reference: string | null;
	/** The office that works it now. */
	readonly office: string | null;
	readonly state: string | null;
	/** When a draft is given up. */
	readonly expires: Instant | null;
	readonly nextTimerAt: Instant | null;
	/** When the next of its effects or mails may be tried. */
	readonly effectsAt: Instant | null;
}

/** The ways to find applications; each has an index of its own. `limit` is the most that are given. */
export type ApplicationQuery =
	| { readonly by: 'reference'; readonly reference: string }
	| { readonly by: 'expired'; readonly at: Instant; readonly limit: number }
	| { readonly by: 'timer-due'; readonly at: Instant; readonly limit: number }
	| { readonly by: 'effects-due'; readonly at: Instant; readonly limit: number }
	| { readonly by: 'desk'; readonly office: string; readonly state: string; readonly limit: number }
	| {
			readonly by: 'open-of-version';
			readonly service: string;
			readonly version: number;
			readonly after: string;
			readonly limit: number;
	  }
	| { readonly by: 'blind'; readonly term: string; readonly limit: number };

export interface ApplicationStore {
	readonly read: (id: string) => Promise<StoredApplication | undefined>;
	/** Inserts if there is none with this id. Its revision must be 1. */
	readonly insert: (application: StoredApplication) => Promise<Write>;
	/** Takes the place of the one at the revision before; `lost` when that is not the stored one. */
	readonly swap: (application: StoredApplication) => Promise<Write>;
	/** Removes it if it still has this revision. */
	readonly remove: (id: string, revision: number) => Promise<Write>;
	/** Oldest moment first where the query has one, else by id. */
	readonly find: (query: ApplicationQuery) => Promise<readonly StoredApplication[]>;
}

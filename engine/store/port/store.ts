import type { ApplicationStore } from './applications.js';
import type { DefinitionStore } from './definitions.js';
import type { EntryStore } from './entries.js';
import type { FileStore } from './files.js';
import type { KeyStore, MarkStore, RingStore } from './keys.js';
import type { PracticeStore } from './practice.js';
import type { ReferenceStore } from './references.js';
import type { SessionStore } from './sessions.js';

/** The ports of a store, one small part each. No write spans two of them, and none needs more than its own row. */
export interface Store {
	readonly mark: MarkStore;
	readonly ring: RingStore;
	readonly definitions: DefinitionStore;
	readonly applications: ApplicationStore;
	readonly references: ReferenceStore;
	readonly keys: KeyStore;
	readonly entries: EntryStore;
	readonly files: FileStore;
	readonly sessions: SessionStore;
	readonly practice: PracticeStore;
	/** Finishes what is under way and lets go. */
	readonly close: () => Promise<void>;
}

/** Only scalars reach a filter: anything else is a bug of the caller, not a question to the store. */
export function scalar<T extends string | number>(value: T): T {
	if (typeof value !== 'string' && typeof value !== 'number')
		throw new TypeError('a filter takes a text or a number, nothing else');
	return value;
}

import type { JsonObject, Write } from './write.js';

/** What a practice store is filled with at its first start: one small document of made-up people. A real store has none. */
export interface PracticeStore {
	readonly read: () => Promise<JsonObject | undefined>;
	/** Takes the place of what was there. */
	readonly put: (people: JsonObject) => Promise<Write>;
}

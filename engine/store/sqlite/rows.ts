/** The small ports whose rows are only inserted and read: references, wrapped keys, key ring, mark, moved entries. */
import type { Database, Statement } from 'better-sqlite3';
import type { EntryStore } from '../port/entries.js';
import type { KeyStore, MarkStore, RingKey, RingStore, StoreMark } from '../port/keys.js';
import type { PracticeStore } from '../port/practice.js';
import type { ReferenceRow, ReferenceStore } from '../port/references.js';
import { scalar } from '../port/store.js';
import type { JsonObject, Write } from '../port/write.js';
import type { Writer } from './writer.js';

/** Runs a statement as one write: `done` when it changed a row, else `lost`. */
function changing(writer: Writer, statement: Statement, values: readonly unknown[]): Promise<Write> {
	return writer.write(() => (statement.run(...values).changes === 1 ? 'done' : 'lost'));
}

/** References in SQLite: inserted if absent, never removed. */
export function referenceStore(database: Database, writer: Writer): ReferenceStore {
	const read = database.prepare<[string], ReferenceRow>('SELECT reference, application FROM reference WHERE reference = ?');
	const insert = database.prepare('INSERT INTO reference VALUES (?, ?) ON CONFLICT DO NOTHING');
	return {
		read: async (reference) => read.get(scalar(reference)),
		insert: (row) => changing(writer, insert, [row.reference, row.application]),
	};
}

/** Wrapped keys in SQLite; a destroyed one is overwritten in the file (`secure_delete`). */
export function keyStore(database: Database, writer: Writer): KeyStore {
	const read = database.prepare<[string], { wrapped: Uint8Array }>('SELECT wrapped FROM application_key WHERE id = ?');
	const insert = database.prepare('INSERT INTO application_key VALUES (?, ?) ON CONFLICT DO NOTHING');
	const destroy = database.prepare('DELETE FROM application_key WHERE id = ?');
	return {
		read: async (id) => read.get(scalar(id))?.wrapped,
		insert: (id, wrapped) => changing(writer, insert, [id, wrapped]),
		destroy: (id) => changing(writer, destroy, [scalar(id)]),
	};
}

/** The key ring in SQLite. */
export function ringStore(database: Database, writer: Writer): RingStore {
	const read = database.prepare<[], RingKey>('SELECT name, id, proof AS "check" FROM ring ORDER BY name');
	const insert = database.prepare('INSERT INTO ring VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
	return {
		read: async () => read.all(),
		insert: (key) => changing(writer, insert, [key.name, key.id, key.check]),
	};
}

/** The mark of what the store is for, in SQLite: one row. */
export function markStore(database: Database, writer: Writer): MarkStore {
	const read = database.prepare<[], StoreMark>('SELECT use, made FROM mark');
	const insert = database.prepare('INSERT INTO mark VALUES (1, ?, ?) ON CONFLICT DO NOTHING');
	return {
		read: async () => read.get(),
		insert: (mark) => changing(writer, insert, [mark.use, mark.made]),
	};
}

/** Entries moved out of their documents, in SQLite. */
export function entryStore(database: Database, writer: Writer): EntryStore {
	const read = database.prepare<
		[string, number, number],
		{ application: string; number: number; entry: string; sealed: Uint8Array | null }
	>('SELECT * FROM entry WHERE application = ? AND number BETWEEN ? AND ? ORDER BY number');
	const insert = database.prepare('INSERT INTO entry VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
	return {
		insert: (row) => changing(writer, insert, [row.application, row.number, JSON.stringify(row.entry), row.sealed]),
		read: async (application, from, to) =>
			read.all(scalar(application), scalar(from), scalar(to)).map((row) => ({ ...row, entry: JSON.parse(row.entry) })),
	};
}

/** What a practice store was filled with, in SQLite: one row. */
export function practiceStore(database: Database, writer: Writer): PracticeStore {
	const read = database.prepare<[], { people: string }>('SELECT people FROM practice');
	const put = database.prepare('INSERT INTO practice VALUES (1, ?) ON CONFLICT DO UPDATE SET people = excluded.people');
	return {
		read: async () => {
			const row = read.get();
			return row === undefined ? undefined : (JSON.parse(row.people) as JsonObject);
		},
		put: (people) => changing(writer, put, [JSON.stringify(people)]),
	};
}

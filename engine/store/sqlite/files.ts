import type { Database } from 'better-sqlite3';
import type { FileRow, FileStore, StoredFile } from '../port/files.js';
import { scalar } from '../port/store.js';
import type { Writer } from './writer.js';

const row = 'id, application, created, state, facts, length(content) AS size';

/** The ways to find files, as their SQL. */
export const fileQueries = {
	unclaimed: `SELECT ${row} FROM file WHERE state <> 'claimed' AND created < ? ORDER BY created LIMIT ?`,
	of: `SELECT ${row} FROM file WHERE application = ? ORDER BY id`,
} as const;

/** Uploaded files in SQLite, sealed; a removed one is overwritten in the file (`secure_delete`). */
export function fileStore(database: Database, writer: Writer): FileStore {
	const insert = database.prepare(`
		INSERT INTO file (id, application, created, state, facts, content)
		VALUES (@id, @application, @created, @state, @facts, @content) ON CONFLICT DO NOTHING`);
	const read = database.prepare<[string], StoredFile>(
		'SELECT id, application, created, state, facts, content FROM file WHERE id = ?',
	);
	const describe = database.prepare<[string], FileRow>(`SELECT ${row} FROM file WHERE id = ?`);
	const claim = database.prepare("UPDATE file SET state = 'claimed' WHERE id = ?");
	const release = database.prepare("UPDATE file SET state = 'released', created = ? WHERE id = ?");
	const unclaimed = database.prepare<[string, number], FileRow>(fileQueries.unclaimed);
	const of = database.prepare<[string], FileRow>(fileQueries.of);
	const remove = database.prepare('DELETE FROM file WHERE id = ?');
	const changed = (run: () => { readonly changes: number }) => writer.write(() => (run().changes === 1 ? 'done' : 'lost'));
	return {
		insert: (file) => changed(() => insert.run({ ...file })),
		read: async (id) => read.get(scalar(id)),
		describe: async (id) => describe.get(scalar(id)),
		claim: (id) => changed(() => claim.run(scalar(id))),
		release: (id, at) => changed(() => release.run(scalar(at), scalar(id))),
		unclaimed: async (before, limit) => unclaimed.all(scalar(before), scalar(limit)),
		of: async (application) => of.all(scalar(application)),
		remove: (id) => changed(() => remove.run(scalar(id))),
	};
}

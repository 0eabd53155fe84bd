import type { Database } from 'better-sqlite3';
import type { SessionStore } from '../port/sessions.js';
import { scalar } from '../port/store.js';
import { refusedBy } from './writer.js';

/** Sessions in SQLite, in a file that is not synced at each write: a session lost in a power cut is begun again. */
export function sessionStore(database: Database): SessionStore {
	const read = database.prepare<[string, string], { data: string }>('SELECT data FROM session WHERE hash = ? AND expires > ?');
	const put = database.prepare(
		'INSERT INTO session VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET data = excluded.data, expires = excluded.expires',
	);
	const remove = database.prepare('DELETE FROM session WHERE hash = ?');
	const sweep = database.prepare('DELETE FROM session WHERE expires <= ?');
	return {
		read: async (hash, now) => read.get(scalar(hash), scalar(now))?.data,
		put: async (hash, data, expires) => {
			try {
				put.run(hash, data, expires);
				return 'done';
			} catch (error) {
				const refused = refusedBy(error);
				if (refused === null) throw error;
				return refused;
			}
		},
		remove: async (hash) => void remove.run(scalar(hash)),
		sweep: async (now) => sweep.run(scalar(now)).changes,
	};
}

import type { Database } from 'better-sqlite3';
import type { ApplicationQuery, ApplicationStore, StoredApplication } from '../port/applications.js';
import { scalar } from '../port/store.js';
import type { Writer } from './writer.js';

interface Row {
	readonly id: string;
	readonly revision: number;
	readonly kind: 'draft' | 'application';
	readonly service: string;
	readonly version: number;
	readonly reference: string | null;
	readonly office: string | null;
	readonly state: string | null;
	readonly expires: string | null;
	readonly next_timer_at: string | null;
	readonly effects_at: string | null;
	readonly clear: string;
	readonly blind: string;
	readonly sealed: Uint8Array;
}

type By = ApplicationQuery['by'];

/** Each way to find applications as its SQL; the names in it are the members of the query. */
export const queries: Readonly<Record<By, string>> = {
	reference: 'SELECT * FROM application WHERE reference = @reference',
	expired: 'SELECT * FROM application WHERE expires <= @at ORDER BY expires LIMIT @limit',
	'timer-due': 'SELECT * FROM application WHERE next_timer_at <= @at ORDER BY next_timer_at LIMIT @limit',
	'effects-due': 'SELECT * FROM application WHERE effects_at <= @at ORDER BY effects_at LIMIT @limit',
	desk: 'SELECT * FROM application WHERE office = @office AND state = @state ORDER BY id LIMIT @limit',
	'open-of-version':
		'SELECT * FROM application WHERE service = @service AND version = @version AND id > @after ORDER BY id LIMIT @limit',
	blind: `SELECT application.* FROM blind CROSS JOIN application ON application.id = blind.application
		WHERE blind.term = @term ORDER BY blind.application LIMIT @limit`,
};

/** Drafts and applications in SQLite. */
export function applicationStore(database: Database, writer: Writer): ApplicationStore {
	const read = database.prepare<[string], Row>('SELECT * FROM application WHERE id = ?');
	const insert = database.prepare(`
		INSERT INTO application
			(id, revision, kind, service, version, reference, office, state, expires, next_timer_at, effects_at, clear, blind, sealed)
		VALUES
			(@id, 1, @kind, @service, @version, @reference, @office, @state, @expires, @nextTimerAt, @effectsAt, @clear, @blind, @sealed)
		ON CONFLICT DO NOTHING`);
	const swap = database.prepare(`
		UPDATE application SET revision = @revision, kind = @kind, service = @service, version = @version, reference = @reference, office = @office,
			state = @state, expires = @expires, next_timer_at = @nextTimerAt, effects_at = @effectsAt, clear = @clear, blind = @blind, sealed = @sealed
		WHERE id = @id AND revision = @revision - 1`);
	const remove = database.prepare('DELETE FROM application WHERE id = ? AND revision = ?');
	const terms = database.prepare<[string], { readonly blind: string }>('SELECT blind FROM application WHERE id = ?');
	const addTerm = database.prepare('INSERT INTO blind (term, application) VALUES (?, ?) ON CONFLICT DO NOTHING');
	const removeTerms = database.prepare('DELETE FROM blind WHERE application = ?');
	const finds = new Map(Object.entries(queries).map(([by, sql]) => [by, database.prepare<[object], Row>(sql)]));

	/** The terms are a table of their own so that they can be looked up; kept in step with the document, in its transaction. */
	function keepTerms(id: string, before: string, after: string, blind: readonly string[]): void {
		if (before === after) return;
		removeTerms.run(id);
		for (const term of blind) addTerm.run(term, id);
	}

	return {
		read: async (id) => {
			const row = read.get(scalar(id));
			return row && fromRow(row);
		},
		insert: (application) =>
			writer.write(() => {
				const row = toRow(application);
				if (insert.run(row).changes !== 1) return 'lost';
				keepTerms(row.id, '[]', row.blind, application.blind);
				return 'done';
			}),
		swap: (application) =>
			writer.write(() => {
				const row = toRow(application);
				const before = terms.get(row.id)?.blind ?? '[]';
				if (swap.run(row).changes !== 1) return 'lost';
				keepTerms(row.id, before, row.blind, application.blind);
				return 'done';
			}),
		remove: (id, revision) =>
			writer.write(() => {
				if (remove.run(scalar(id), scalar(revision)).changes !== 1) return 'lost';
				removeTerms.run(id);
				return 'done';
			}),
		find: async (query) => {
			const { by, ...values } = query;
			for (const value of Object.values(values)) scalar(value);
			return (finds.get(by)?.all(values) ?? []).map(fromRow);
		},
	};
}

function toRow({ id, revision, kind, indexes, clear, blind, sealed }: StoredApplication) {
	return { id, revision, kind, ...indexes, clear: JSON.stringify(clear), blind: JSON.stringify(blind), sealed };
}

function fromRow(row: Row): StoredApplication {
	const { id, revision, kind, service, version, reference, office, state, expires } = row;
	const { next_timer_at: nextTimerAt, effects_at: effectsAt } = row;
	const indexes = { service, version, reference, office, state, expires, nextTimerAt, effectsAt };
	return { id, revision, kind, indexes, clear: JSON.parse(row.clear), blind: JSON.parse(row.blind), sealed: row.sealed };
}

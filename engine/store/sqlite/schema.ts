import type { Database } from 'better-sqlite3';

/** The tables, version by version; a store made earlier gets those it lacks, in order. Never change one that was released: add the next. */
export const versions: readonly string[] = [
	`
	CREATE TABLE mark (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), use TEXT NOT NULL, made TEXT NOT NULL);
	CREATE TABLE ring (name TEXT PRIMARY KEY, id TEXT NOT NULL, proof TEXT NOT NULL) WITHOUT ROWID;

	CREATE TABLE version (
		service TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL, level INTEGER NOT NULL,
		sources TEXT NOT NULL, published TEXT NOT NULL, UNIQUE (service, number), UNIQUE (service, hash)
	);
	CREATE TABLE pointer (service TEXT NOT NULL, audience TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (service, audience)) WITHOUT ROWID;
	CREATE TABLE catalogue (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), hash TEXT NOT NULL, sources TEXT NOT NULL, published TEXT NOT NULL);
	CREATE TABLE published (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), revision INTEGER NOT NULL);
	INSERT INTO published VALUES (1, 0);

	CREATE TABLE application (
		id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, kind TEXT NOT NULL,
		service TEXT NOT NULL, version INTEGER NOT NULL, reference TEXT, office TEXT, state TEXT, expires TEXT, next_timer_at TEXT,
		clear TEXT NOT NULL, blind TEXT NOT NULL, sealed BLOB NOT NULL
	);
	CREATE INDEX application_reference ON application (reference) WHERE reference IS NOT NULL;
	CREATE INDEX application_expires ON application (expires) WHERE expires IS NOT NULL;
	CREATE INDEX application_timer ON application (next_timer_at) WHERE next_timer_at IS NOT NULL;
	CREATE INDEX application_desk ON application (office, state, id) WHERE state IS NOT NULL;
	CREATE INDEX application_version ON application (service, version, id);
	CREATE TABLE blind (term TEXT NOT NULL, application TEXT NOT NULL, PRIMARY KEY (term, application)) WITHOUT ROWID;
	CREATE INDEX blind_application ON blind (application);

	CREATE TABLE reference (reference TEXT PRIMARY KEY, application TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE application_key (id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
	CREATE TABLE entry (
		application TEXT NOT NULL, number INTEGER NOT NULL, entry TEXT NOT NULL, sealed BLOB, UNIQUE (application, number)
	);
	`,
	`
	ALTER TABLE application ADD COLUMN effects_at TEXT;
	CREATE INDEX application_effects ON application (effects_at) WHERE effects_at IS NOT NULL;
	UPDATE application SET effects_at = json_extract(clear, '$.submitted')
		WHERE kind = 'application' AND json_array_length(clear, '$.effects') > 0;
	`,
	`
	CREATE TABLE file (
		id TEXT NOT NULL UNIQUE, application TEXT NOT NULL, created TEXT NOT NULL, state TEXT NOT NULL, facts BLOB NOT NULL, content BLOB NOT NULL
	);
	CREATE INDEX file_application ON file (application, id);
	CREATE INDEX file_unclaimed ON file (created) WHERE state <> 'claimed';
	`,
	`
	CREATE TABLE practice (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), people TEXT NOT NULL);
	`,
];

/** The relaxed part, in a file of its own so that it never waits for a disk. */
export const sessionTables = `
	CREATE TABLE IF NOT EXISTS session (hash TEXT PRIMARY KEY, data TEXT NOT NULL, expires TEXT NOT NULL) WITHOUT ROWID;
	CREATE INDEX IF NOT EXISTS session_expires ON session (expires);
`;

/** Brings the tables up to this build's version; a store of a later build is left alone and the number it has is given. */
export function upgrade(database: Database): { readonly later: number } | null {
	const bring = database.transaction(() => {
		const stored = Number(database.pragma('user_version', { simple: true }));
		if (stored > versions.length) return { later: stored };
		for (const tables of versions.slice(stored)) database.exec(tables);
		database.pragma(`user_version = ${versions.length}`);
		return null;
	});
	return bring.immediate();
}

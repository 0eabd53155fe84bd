/** The embedded store: one SQLite file for the record, a second, relaxed one for sessions. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import type { Says } from '../../definition/problem.js';
import type { Store } from '../port/store.js';
import { applicationStore } from './applications.js';
import { definitionStore } from './definitions.js';
import { fileStore } from './files.js';
import { entryStore, keyStore, markStore, practiceStore, referenceStore, ringStore } from './rows.js';
import { sessionTables, upgrade } from './schema.js';
import { sessionStore } from './sessions.js';
import { makeWriter } from './writer.js';

/** A store, or in words why this one can't be used. */
export type Opened<T> = { readonly store: T } | Refused;

interface Refused {
	readonly code: string;
	readonly says: Says;
}

export interface SqliteStore extends Store {
	/** The connection to the record, for the tests that look at plans, pragmas and pages. */
	readonly database: Database;
}

/** What must hold of the connection, each read back after it was set: pragma, the value asked for, the value read. */
const held: readonly (readonly [name: string, set: string, read: string | number])[] = [
	['journal_mode', 'WAL', 'wal'],
	['synchronous', 'FULL', 2],
	['secure_delete', 'ON', 1],
	['foreign_keys', 'ON', 1],
	['trusted_schema', 'OFF', 0],
];

/**
 * Opens (or makes) the store in a folder.
 * @param broken is told of a write or sync error; the caller must end the process, what restarts it is the healing.
 * @returns the store, or a refusal: `store-folder` (not writable), `store-damaged`, `store-later` (made by a newer build), `store-pragma` (the disk does not
 * give what is needed).
 */
export function openSqlite(folder: string, broken: (error: unknown) => void): Opened<SqliteStore> {
	const connected = connect(folder);
	if (!('database' in connected)) return connected;
	const { database, relaxed } = connected;
	const writer = makeWriter(database, broken);
	const store = {
		database,
		mark: markStore(database, writer),
		ring: ringStore(database, writer),
		definitions: definitionStore(database, writer),
		applications: applicationStore(database, writer),
		references: referenceStore(database, writer),
		keys: keyStore(database, writer),
		entries: entryStore(database, writer),
		files: fileStore(database, writer),
		sessions: sessionStore(relaxed),
		practice: practiceStore(database, writer),
		close: async () => {
			await writer.drain();
			database.close();
			relaxed.close();
		},
	};
	return { store };
}

/** Both files open and as they must be, or why not; nothing stays open then. */
function connect(folder: string): { readonly database: Database; readonly relaxed: Database } | Refused {
	const opened: Database[] = [];
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		const database = new Sqlite(join(folder, 'loket.sqlite'), { timeout: 5000 });
		opened.push(database);
		const refused = prepare(database);
		if (refused === null) {
			const relaxed = new Sqlite(join(folder, 'sessions.sqlite'), { timeout: 5000 });
			opened.push(relaxed);
			for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'secure_delete = ON']) relaxed.pragma(pragma);
			relaxed.exec(sessionTables);
			return { database, relaxed };
		}
		database.close();
		return refused;
	} catch (error) {
		for (const each of opened) each.close();
		if (error instanceof Sqlite.SqliteError && !error.code.startsWith('SQLITE_CANTOPEN')) return damaged(folder, error.message);
		if (error instanceof Error && 'code' in error) return folderUnusable(folder, error.message);
		throw error;
	}
}

function prepare(database: Database): Refused | null {
	for (const [name, set] of held) database.pragma(`${name} = ${set}`);
	for (const [name, , read] of held) {
		const found = database.pragma(name, { simple: true });
		if (found !== read) return pragmaMissing(name, String(found));
	}
	const later = upgrade(database);
	return later === null ? null : madeLater(later.later);
}

function folderUnusable(folder: string, message: string): Refused {
	return {
		code: 'store-folder',
		says: {
			id: `Folder data ${folder} tidak dapat dipakai (${message}). Beri hak tulis untuk folder itu, atau pilih folder lain dengan --data.`,
			en: `The data folder ${folder} can't be used (${message}). Make it writable, or choose another with --data.`,
		},
	};
}

function pragmaMissing(name: string, found: string): Refused {
	return {
		code: 'store-pragma',
		says: {
			id: `Penyimpanan tidak dapat dipakai: setelan SQLite “${name}” bernilai “${found}”. Letakkan folder data pada disk setempat yang mendukung WAL.`,
			en: `The store can't be used: SQLite's setting “${name}” is “${found}”. Put the data folder on a local disk that supports WAL.`,
		},
	};
}

function madeLater(version: number): Refused {
	return {
		code: 'store-later',
		says: {
			id: `Penyimpanan ini dibuat oleh Loket yang lebih baru (bentuk ${version}). Pasang versi yang lebih baru, lalu mulai lagi.`,
			en: `This store was made by a newer Loket (shape ${version}). Install the newer version and start again.`,
		},
	};
}

function damaged(folder: string, message: string): Refused {
	return {
		code: 'store-damaged',
		says: {
			id: `Isi folder ${folder} tidak dapat dibuka sebagai penyimpanan (${message}). Pulihkan dari cadangan, atau pilih folder data lain.`,
			en: `What is in ${folder} can't be opened as a store (${message}). Restore it from a backup, or choose another data folder.`,
		},
	};
}

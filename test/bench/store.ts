/** Durable writes a second through the store, beside SQLite on its own in the same run. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { isRefusal } from '../../engine/applications/load.js';
import { savePage } from '../../engine/applications/page.js';
import { start } from '../../engine/applications/start.js';
import { submit } from '../../engine/applications/submit.js';
import { openSqlite, type SqliteStore } from '../../engine/store/sqlite/open.js';
import { example } from '../store/contract.js';
import { desk } from '../support/applications.js';
import { smallService } from '../support/service.js';

export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
}

/** Sealed part of an ordinary application. */
const size = 4096;

/** Inserts of applications of 4 KB sealed: one writer, then 64 at once; and the bare bytes with one commit each. */
export async function benchStore(seconds = 1): Promise<readonly Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'loket-bench-'));
	try {
		const bare = bareCommits(join(folder, 'bare.sqlite'), seconds);
		const opened = openSqlite(join(folder, 'data'), unexpected);
		if (!('store' in opened)) throw new Error(opened.says.en);
		const { applications } = opened.store;
		const sealed = randomBytes(size);
		let id = 0;
		const insert = () =>
			applications.insert(example(`${(id++).toString(16)}-${process.pid}`, { sealed, blind: ['one', 'two', 'three'] }));
		const alone = await rate(1, seconds, insert);
		const many = await rate(64, seconds, insert);
		await opened.store.close();
		const empty = openSqlite(join(folder, 'journeys'), unexpected);
		if (!('store' in empty)) throw new Error(empty.says.en);
		const journeys = await benchJourneys(empty.store, seconds);
		await empty.store.close();
		return [
			{ name: 'SQLite alone, FULL, one by one', value: bare, unit: 'writes/s' },
			{ name: 'store, one writer', value: alone, unit: 'writes/s' },
			{ name: 'store, 64 writers (group commit)', value: many, unit: 'writes/s' },
			{ name: 'start, two pages and submission, 64 citizens', value: journeys, unit: 'applications/s' },
			{ name: 'group commit beside SQLite one by one', value: many / bare, unit: '×' },
		];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function unexpected(error: unknown): never {
	throw error;
}

/** Whole journeys through the use cases: key, draft, two pages, reference and submission are six durable writes, sealed and chained. */
function benchJourneys(store: SqliteStore, seconds: number): Promise<number> {
	const on = desk(store);
	let number = 0;
	return rate(64, seconds, async () => {
		const begin = {
			service: smallService,
			version: 1,
			office: 'melati',
			locale: 'id',
			channel: 'web',
			caller: 'bench',
			key: String(number++),
		};
		const begun = await start(on, begin);
		if (isRefusal(begun)) throw new Error(begun.code);
		const { id } = begun.draft;
		const page = { locale: 'id', sends: true };
		await savePage(on, id, begun, {
			...page,
			page: 'applicant',
			body: { '/applicant/name': 'Siti Aminah', '/applicant/nik': '3273014107900001' },
		});
		await savePage(on, id, begun, { ...page, page: 'purpose', body: { '/purpose': 'Modal usaha' } });
		const sent = await submit(on, id, begun);
		if (isRefusal(sent)) throw new Error(sent.code);
	});
}

function bareCommits(file: string, seconds: number): number {
	const database = new Sqlite(file);
	database.pragma('journal_mode = WAL');
	database.pragma('synchronous = FULL');
	database.exec('CREATE TABLE body (id INTEGER PRIMARY KEY, bytes BLOB)');
	const insert = database.prepare('INSERT INTO body (bytes) VALUES (?)');
	const bytes = randomBytes(size);
	const end = performance.now() + seconds * 1000;
	let count = 0;
	for (; performance.now() < end; count++) insert.run(bytes);
	database.close();
	return count / seconds;
}

async function rate(writers: number, seconds: number, write: () => Promise<unknown>): Promise<number> {
	const end = performance.now() + seconds * 1000;
	let count = 0;
	async function one(): Promise<void> {
		while (performance.now() < end) {
			await write();
			count += 1;
		}
	}
	await Promise.all(Array.from({ length: writers }, one));
	return count / seconds;
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import t from 'tap';
import { claimUse } from '../../engine/store/mark.js';
import { openStore, openWorkingStore } from '../../engine/store/open.js';
import { queries } from '../../engine/store/sqlite/applications.js';
import { fileQueries } from '../../engine/store/sqlite/files.js';
import { openSqlite, type SqliteStore } from '../../engine/store/sqlite/open.js';
import { sessionTables, versions } from '../../engine/store/sqlite/schema.js';
import { sessionStore } from '../../engine/store/sqlite/sessions.js';
import { makeWriter } from '../../engine/store/sqlite/writer.js';
import { memoryStore } from '../support/memory-store.js';
import { contract, example } from './contract.js';

const at = '2026-11-25T02:00:00.000Z';
const folders: string[] = [];
function folder(): string {
	const made = mkdtempSync(join(tmpdir(), 'loket-store-'));
	folders.push(made);
	return made;
}
t.teardown(() => {
	for (const made of folders) rmSync(made, { recursive: true, force: true });
});

function open(where = folder(), broken: (error: unknown) => void = unexpected): SqliteStore {
	const opened = openSqlite(where, broken);
	if (!('store' in opened)) throw new Error(opened.says.en);
	return opened.store;
}
function unexpected(error: unknown): never {
	throw error;
}

void t.test('contract over SQLite', async (t) => contract(t, () => open()));
void t.test('contract over memory', async (t) => contract(t, memoryStore));

void t.test('what durability and erasure need is set, and read back', async (t) => {
	const { database, close } = open();
	const read = (name: string) => database.pragma(name, { simple: true });
	t.equal(read('journal_mode'), 'wal');
	t.equal(read('synchronous'), 2, 'FULL');
	t.equal(read('secure_delete'), 1, 'ON');
	await close();
});

void t.test('each way to find applications goes by an index and sorts nothing', async (t) => {
	const { database, close } = open();
	for (const [by, sql] of Object.entries(queries)) {
		const plan = database
			.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
			.all({ reference: '', at: '', limit: 1, office: '', state: '', service: '', version: 1, after: '', term: '' })
			.map(({ detail }) => detail);
		t.ok(plan.length > 0 && plan.every((step) => step.startsWith('SEARCH')), `${by}: ${plan.join('; ')}`);
	}
	await close();
});

void t.test('each way to find files goes by an index and sorts nothing', async (t) => {
	const { database, close } = open();
	for (const [name, sql] of Object.entries(fileQueries)) {
		const plan = database.prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
		const steps = plan.all(...(name === 'of' ? [''] : ['', '1'])).map(({ detail }) => detail);
		t.ok(steps.length > 0 && steps.every((step) => step.startsWith('SEARCH')), `${name}: ${steps.join('; ')}`);
	}
	await close();
});

void t.test('many writes at once share a commit; a bad one takes nobody with it', async (t) => {
	const { database, close } = open();
	database.exec('CREATE TABLE probe (id INTEGER PRIMARY KEY)');
	const add = database.prepare('INSERT INTO probe VALUES (?)');
	const writer = makeWriter(database, unexpected);
	const framesBefore = walFrames(database);
	const results = await Promise.allSettled([
		...Array.from({ length: 50 }, (_, index) => writer.write(() => add.run(index).changes)),
		writer.write(() => add.run(7).changes),
		writer.write(() => {
			add.run(1000);
			throw new Error('a bug in the middle of a write');
		}),
		writer.write(() => add.run(51).changes),
	]);
	const commits = walFrames(database) - framesBefore;
	t.equal(results.filter(({ status }) => status === 'fulfilled').length, 51);
	t.strictSame(
		results.flatMap((result) => (result.status === 'rejected' ? [result.reason.message] : [])),
		['UNIQUE constraint failed: probe.id', 'a bug in the middle of a write'],
	);
	t.equal(database.prepare('SELECT count(*) AS n FROM probe').pluck().get(), 51, 'what a failed write did is undone');
	t.ok(commits < 10, `53 writes made ${commits} frames of log`);
	await close();
});

/** Frames in the write-ahead log. */
function walFrames(database: SqliteStore['database']): number {
	return Math.floor((readFileSync(`${database.name}-wal`).length - 32) / (4096 + 24));
}

void t.test('a full disk refuses in words and goes on', async (t) => {
	const { database, applications, close } = open();
	await applications.insert(example('first'));
	const pages = Number(database.pragma('page_count', { simple: true }));
	database.pragma(`max_page_count = ${pages + 2}`);
	const big = example('big', { sealed: new Uint8Array(200_000) });
	const written = await Promise.all([
		applications.insert(example('before')),
		applications.insert(big),
		applications.insert(example('after')),
	]);
	t.strictSame(written, ['done', 'store-full', 'done'], 'the one that does not fit is refused, its neighbours are not');
	t.equal(await applications.read('big'), undefined);
	t.equal((await applications.read('after'))?.id, 'after');
	database.pragma('max_page_count = 100000');
	t.equal(await applications.insert(big), 'done', 'there is room again');
	await close();
});

void t.test('a session that can not be kept is a refusal, and the one before stays', async (t) => {
	const relaxed = new Sqlite(':memory:');
	relaxed.exec(sessionTables);
	const sessions = sessionStore(relaxed);
	const later = '2026-12-25T02:00:00.000Z';
	t.equal(await sessions.put('a', 'one', later), 'done');
	relaxed.pragma(`max_page_count = ${Number(relaxed.pragma('page_count', { simple: true }))}`);
	t.equal(await sessions.put('a', 'x'.repeat(100_000), later), 'store-full');
	t.equal(await sessions.put('b', 'x'.repeat(100_000), later), 'store-full');
	t.equal(await sessions.read('a', '2026-11-25T02:00:00.000Z'), 'one');
	t.equal(await sessions.read('b', '2026-11-25T02:00:00.000Z'), undefined);
	relaxed.pragma('max_page_count = 100000');
	t.equal(await sessions.put('b', 'x'.repeat(100_000), later), 'done', 'there is room again');
	relaxed.close();
	const one = open();
	const held = new Sqlite(one.database.name.replace('loket.sqlite', 'sessions.sqlite'));
	held.exec('BEGIN IMMEDIATE');
	const waiting = new Sqlite(held.name, { timeout: 20 });
	t.equal(await sessionStore(waiting).put('a', 'one', later), 'store-busy', 'another process holds the file');
	for (const each of [held, waiting]) each.close();
	await one.close();
});

void t.test('another process that holds the file makes the write wait, then refuse in words', async (t) => {
	const where = folder();
	const one = open(where);
	const two = open(where);
	two.database.pragma('busy_timeout = 20');
	one.database.exec('BEGIN IMMEDIATE');
	t.equal(await two.applications.insert(example('a')), 'store-busy');
	one.database.exec('ROLLBACK');
	t.equal(await two.applications.insert(example('a')), 'done');
	t.equal((await one.applications.read('a'))?.id, 'a', 'and the first sees it');
	await one.close();
	await two.close();
});

void t.test('two processes race for each revision: one winner each', async (t) => {
	const where = folder();
	const stores = [open(where), open(where)];
	await stores[0]?.applications.insert(example('a'));
	let wrong = 0;
	for (let round = 1; round <= 200; round++) {
		const written = await Promise.all(stores.map((store) => store.applications.swap(example('a', { revision: round + 1 }))));
		if (written.toSorted().join() !== 'done,lost') wrong += 1;
	}
	t.equal(wrong, 0, '200 rounds over two connections to one file');
	for (const store of stores) await store.close();
});

void t.test('a write error is told to the edge and acknowledges nothing', async (t) => {
	let told: unknown = null;
	const store = open(folder(), (error) => {
		told = error;
	});
	const failing = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
	const writer = makeWriter(store.database, (error) => {
		told = error;
	});
	let answered = false;
	const answer = writer.write(() => {
		throw failing;
	});
	answer.then(
		() => (answered = true),
		() => (answered = true),
	);
	await writer.drain();
	await new Promise((resolve) => setTimeout(resolve, 5));
	t.equal(told, failing);
	t.equal(answered, false, 'nobody is told anything that may not be true');
	await store.close();
});

void t.test('closing finishes what is under way', async (t) => {
	const where = folder();
	const store = open(where);
	const writes = Array.from({ length: 20 }, (_, index) => store.applications.insert(example(`a${index}`)));
	await store.close();
	t.strictSame(new Set(await Promise.all(writes)), new Set(['done']));
	const again = open(where);
	t.equal((await again.applications.read('a19'))?.id, 'a19');
	await again.close();
});

void t.test('a store is practice or real for life', async (t) => {
	const now = '2026-11-25T02:00:00.000Z';
	const where = folder();
	const store = open(where);
	t.equal(await claimUse(store.mark, 'practice', now), null);
	t.equal(await claimUse(store.mark, 'practice', now), null, 'again');
	t.match(await claimUse(store.mark, 'real', now), { code: 'store-is-practice', says: { id: /--practice/, en: /--practice/ } });
	await store.close();
	const other = open();
	t.equal(await claimUse(other.mark, 'real', now), null);
	t.match(await claimUse(other.mark, 'practice', now), { code: 'store-is-real' });
	await other.close();
});

void t.test('a file that is no store, or of a later build, is refused in words', async (t) => {
	const where = folder();
	writeFileSync(join(where, 'loket.sqlite'), 'this is not a database, it only stands where one should be'.repeat(100));
	t.match(openSqlite(where, unexpected), { code: 'store-damaged', says: { en: /backup/ } });
	writeFileSync(join(where, 'a-file'), '');
	t.match(openSqlite(join(where, 'a-file', 'data'), unexpected), { code: 'store-folder', says: { id: /hak tulis/ } });
	const later = folder();
	const store = open(later);
	store.database.pragma('user_version = 99');
	await store.close();
	t.match(openSqlite(later, unexpected), { code: 'store-later', says: { id: /99/ } });
});

void t.test(
	'a store of the first build keeps what it had, gets its later tables, and finds what its applications still have to do',
	async (t) => {
		const where = folder();
		const first = new Sqlite(join(where, 'loket.sqlite'));
		first.exec(versions[0] ?? '');
		first.pragma('user_version = 1');
		const add = first.prepare(
			"INSERT INTO application (id, revision, kind, service, version, clear, blind, sealed) VALUES (?, 1, ?, 'usaha', 1, ?, '[]', x'00')",
		);
		add.run('a', 'application', JSON.stringify({ submitted: at, effects: [{ id: 'a.1.1' }] }));
		add.run('b', 'application', JSON.stringify({ submitted: at, effects: [] }));
		add.run('c', 'draft', '{}');
		first.close();
		const store = open(where);
		const found = await store.applications.find({ by: 'effects-due', at, limit: 9 });
		t.strictSame(
			found.map(({ id, indexes }) => [id, indexes.effectsAt]),
			[['a', at]],
		);
		t.ok(await store.applications.read('c'), 'a draft');
		t.strictSame(await store.files.of('a'), []);
		await store.close();
	},
);

void t.test('what was removed does not stay in the file', async (t) => {
	const { database, keys, close } = open();
	const wrapped = randomBytes(64);
	const stands = () => readFileSync(database.name).includes(wrapped) || readFileSync(`${database.name}-wal`).includes(wrapped);
	const settle = () => database.pragma('wal_checkpoint(TRUNCATE)');
	await keys.insert('a', wrapped);
	settle();
	t.ok(stands(), 'while it is kept it is there');
	await keys.destroy('a');
	settle();
	t.notOk(stands(), 'destroyed, its bytes are gone (secure_delete)');
	await close();
});

void t.test('a store is opened with its keys, or refused in words and left closed', async (t) => {
	const data = join(folder(), 'data');
	const settings = { data, use: 'practice', now: '2026-11-25T02:00:00.000Z', broken: unexpected } as const;
	const published = await openStore(settings);
	if (!('store' in published)) return t.fail(published.says.en);
	await published.store.close();
	t.notOk(existsSync(`${data}.keys`), 'publishing needs no keys and makes none');
	const first = await openWorkingStore(settings, null);
	if (!('store' in first)) return t.fail(first.says.en);
	t.match(first, { keysMade: true, keysFolder: `${data}.keys` });
	await first.store.close();
	t.match(await openStore({ ...settings, use: 'real' }), { code: 'store-is-practice' });
	t.match(await openWorkingStore({ ...settings, use: 'real' }, null), { code: 'store-is-practice' });
	t.match(await openWorkingStore(settings, join(data, 'elsewhere')), { code: 'key-missing' });
	const again = await openWorkingStore(settings, null);
	t.match(again, { keysMade: false });
	if ('store' in again) await again.store.close();
});

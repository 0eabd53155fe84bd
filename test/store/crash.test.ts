import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { statusOf } from '../../engine/applications/status.js';
import { openKeys } from '../../engine/store/keys/folder.js';
import { secretOf } from '../../engine/store/secrets.js';
import { openSqlite, type SqliteStore } from '../../engine/store/sqlite/open.js';
import { verifyChain } from '../../engine/workflow/entry.js';
import { desk } from '../support/applications.js';
import { randomFrom, seedOfRun } from '../support/random.js';

const victim = fileURLToPath(new URL('./victim.js', import.meta.url));

void t.test('what was acknowledged outlives a kill in the same moment', async (t) => {
	const folder = emptyFolder(t);
	for (let round = 1; round <= 3; round++) {
		const { signal, lines } = await run([folder, 'one', `round${round}`]);
		t.equal(signal, 'SIGKILL', 'it killed itself as soon as it was told');
		t.strictSame(lines, [`told round${round}`]);
	}
	const store = open(folder);
	for (let round = 1; round <= 3; round++) t.ok(await store.applications.read(`round${round}`), `round ${round} is there`);
	await store.close();
});

void t.test(
	'10 kills while citizens send: nothing acknowledged is lost or doubled, and no personal data lies open',
	async (t) => {
		const folder = emptyFolder(t);
		const seed = seedOfRun();
		const random = randomFrom(seed);
		t.comment(`seed ${seed} (LOKET_SEED=${seed} kills at the same moments)`);
		const canary = '3273014107904242';
		const told = new Map<string, string>();
		let again: readonly string[] = [];
		let said = '';
		for (let round = 1; round <= 10; round++) {
			const after = 1 + Math.floor(random() * 60);
			const wait = random() * 20;
			const { signal, lines } = await run([folder, 'serve', `run${round}`, canary, again.join(',')], { after, wait });
			t.equal(signal, 'SIGKILL', `killed ${Math.round(wait)} ms after line ${after}, when ${lines.length} had been told`);
			said += lines.join('\n');
			let changed = 0;
			for (const [token = '', , reference = ''] of lines.map((line) => line.split(' ').slice(1))) {
				if (told.has(token) && told.get(token) !== reference) changed += 1;
				told.set(token, reference);
			}
			t.equal(changed, 0, 'sent again after the kill, the reference is the same');
			// The next run sends again: the last that were told, and those that were under way.
			const ofRun = lines.map((line) => line.split(' ')[1] ?? '').filter((token) => token.startsWith(`run${round}-`));
			again = [...ofRun.slice(-5), ...Array.from({ length: 10 }, (_, next) => `run${round}-${ofRun.length + next}`)];
		}
		t.ok(
			canaryIn(t, folder, canary).some((name) => name.endsWith('-wal')),
			'the log was looked at as the kill left it',
		);
		const store = open(folder);
		const found = await everything(t, store, folder);
		const lost = [...told.values()].filter((reference) => found.get(reference) !== 1);
		t.strictSame(lost, [], `${told.size} were told, ${found.size} are there, each once`);
		t.ok(told.size >= 10);
		store.database.pragma('wal_checkpoint(TRUNCATE)');
		await store.close();
		canaryIn(t, folder, canary);
		t.notOk(said.includes(canary), 'nor in what was printed');
	},
);

/** Looks for the canary in the bytes of every file of the store; gives the files. */
function canaryIn(t: Test, folder: string, canary: string): readonly string[] {
	const files = readdirSync(folder).filter((name) => name.includes('sqlite'));
	const bytes = files.map((name) => readFileSync(join(folder, name)));
	t.ok(
		bytes.some((file) => file.includes('melati')),
		'what is clear can be found in them',
	);
	for (const [index, name] of files.entries()) t.notOk(bytes[index]?.includes(canary), `the NIK does not stand in ${name}`);
	return files;
}

/** Looks every stored application over; gives how often each reference occurs among those that were sent. */
async function everything(t: Test, store: SqliteStore, folder: string): Promise<Map<string, number>> {
	const keys = await openKeys(join(folder, 'keys'), store.ring);
	if (!('keys' in keys)) throw new Error(keys.says.en);
	const on = desk(store, { keys: keys.keys });
	const times = new Map<string, number>();
	let wrong = 0;
	for (let after = ''; ; ) {
		const page = await store.applications.find({ by: 'open-of-version', service: 'usaha', version: 1, after, limit: 500 });
		for (const { id, kind, indexes } of page) {
			after = id;
			if (kind === 'draft' || indexes.reference === null) continue;
			times.set(indexes.reference, (times.get(indexes.reference) ?? 0) + 1);
			const status = await statusOf(on, indexes.reference, { secret: secretOf(keys.keys.link, id, 1) });
			if (!('application' in status) || status.application.id !== id) wrong += 1;
			else if (status.application.entries.length !== 1 || verifyChain(id, status.application.entries, null).length > 0)
				wrong += 1;
		}
		if (page.length === 0) break;
	}
	t.equal(wrong, 0, 'each opens by its link, has its one entry, and its chain holds');
	t.equal(store.database.pragma('integrity_check', { simple: true }), 'ok');
	return times;
}

function emptyFolder(t: Test): string {
	const folder = mkdtempSync(join(tmpdir(), 'loket-crash-'));
	t.teardown(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

function open(folder: string): SqliteStore {
	const opened = openSqlite(folder, (error) => {
		throw error;
	});
	if (!('store' in opened)) throw new Error(opened.says.en);
	return opened.store;
}

/** Runs the victim to its end; with `kill` it is killed some milliseconds after it said so many lines. Only whole lines count as told. */
function run(args: readonly string[], kill?: { readonly after: number; readonly wait: number }) {
	return new Promise<{ readonly signal: NodeJS.Signals | null; readonly lines: readonly string[] }>((resolve) => {
		const child = spawn(process.execPath, [victim, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
		const lines: string[] = [];
		let rest = '';
		let planned = false;
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			const parts = (rest + text).split('\n');
			rest = parts.pop() ?? '';
			lines.push(...parts);
			if (kill === undefined || planned || lines.length < kill.after) return;
			planned = true;
			setTimeout(() => child.kill('SIGKILL'), kill.wait);
		});
		child.on('close', (_code, signal) => resolve({ signal, lines }));
	});
}

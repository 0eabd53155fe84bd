/** A process made to be killed: it writes, says what was acknowledged, and may be gone at any moment. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { changeDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { start } from '../../engine/applications/start.js';
import { submit } from '../../engine/applications/submit.js';
import type { Refusal } from '../../engine/applications/types.js';
import { openKeys } from '../../engine/store/keys/folder.js';
import { openSqlite, type SqliteStore } from '../../engine/store/sqlite/open.js';
import { desk } from '../support/applications.js';
import { smallService } from '../support/service.js';
import { example } from './contract.js';

const [folder = '', what = '', ...rest] = process.argv.slice(2);

function say(line: string): void {
	writeSync(1, `${line}\n`);
}

function fail(error: unknown): never {
	console.error(error);
	process.exit(70);
}

function open(): SqliteStore {
	const opened = openSqlite(folder, fail);
	return 'store' in opened ? opened.store : fail(opened.says.en);
}

/** One write, and dead in the moment it is acknowledged. */
async function one(id: string): Promise<void> {
	const written = await open().applications.insert(example(id));
	if (written === 'done') say(`told ${id}`);
	process.kill(process.pid, 'SIGKILL');
}

/** Citizens who begin, fill in and send, several at once, until somebody ends it; first those whose tokens are given, once more. */
async function serve(run: string, canary: string, again: readonly string[]): Promise<void> {
	const store = open();
	const keys = await openKeys(join(folder, 'keys'), store.ring);
	if (!('keys' in keys)) return fail(keys.says.en);
	const applications = desk(store, { keys: keys.keys });
	const tokens = [...again, ...Array.from({ length: 5000 }, (_, number) => `${run}-${number}`)];

	async function citizen(token: string): Promise<void> {
		const begin = {
			service: smallService,
			version: 1,
			office: 'melati',
			locale: 'id',
			channel: 'web',
			caller: 'session',
			key: token,
		};
		const begun = await start(applications, begin);
		if (isRefusal(begun) && begun.code !== 'already-sent') return refused(begun);
		if ('draft' in begun) {
			const answers = { applicant: { name: `Siti ${token}`, nik: canary }, purpose: 'Modal' };
			const content = {
				answers,
				passed: { applicant: ['/applicant/name', '/applicant/nik', '/applicant/kind'], purpose: ['/purpose'] },
				rows: {},
				provenance: {},
				typed: {},
				files: {},
			};
			const saved = await changeDraft(applications, begun.draft.id, begun, () => ({ content }));
			if (isRefusal(saved)) return refused(saved);
			const sent = await submit(applications, begun.draft.id, begun);
			if (!('application' in sent)) return refused(sent);
			return say(`sent ${token} ${sent.application.id} ${sent.application.reference}`);
		}
		if ('reference' in begun) say(`sent ${token} - ${String(begun.reference)}`);
	}

	async function counter(): Promise<void> {
		for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) await citizen(token);
	}
	await Promise.all(Array.from({ length: 8 }, counter));
	await store.close();
}

function refused({ code, says }: Refusal): never {
	return fail(`${code}: ${says.en}`);
}

if (what === 'one') await one(rest[0] ?? '');
if (what === 'serve')
	await serve(
		rest[0] ?? '',
		rest[1] ?? '',
		(rest[2] ?? '').split(',').filter((token) => token !== ''),
	);

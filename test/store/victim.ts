/** A process made to be killed: it writes, says what was acknowledged, and may be gone at any moment. */
import { writeSync } from 'node:fs';
import { openSqlite } from '../../engine/store/sqlite/open.js';
import { example } from './contract.js';

const [folder = '', what = '', ...rest] = process.argv.slice(2);

function say(line: string): void {
	writeSync(1, `${line}\n`);
}

/** One write, and dead in the moment it is acknowledged. */
async function one(id: string): Promise<void> {
	const opened = openSqlite(folder, fail);
	if (!('store' in opened)) return fail(opened.says.en);
	const written = await opened.store.applications.insert(example(id));
	if (written === 'done') say(`told ${id}`);
	process.kill(process.pid, 'SIGKILL');
}

function fail(error: unknown): never {
	console.error(error);
	process.exit(70);
}

if (what === 'one') await one(rest[0] ?? '');

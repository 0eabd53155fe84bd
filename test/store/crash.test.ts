import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { openSqlite } from '../../engine/store/sqlite/open.js';

const victim = fileURLToPath(new URL('./victim.js', import.meta.url));

void t.test('what was acknowledged outlives a kill in the same moment', async (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'loket-crash-'));
	t.teardown(() => rmSync(folder, { recursive: true, force: true }));
	for (let round = 1; round <= 3; round++) {
		const { signal, lines } = await run([folder, 'one', `round${round}`], () => undefined);
		t.equal(signal, 'SIGKILL', 'it killed itself as soon as it was told');
		t.strictSame(lines, [`told round${round}`]);
	}
	const opened = openSqlite(folder, () => undefined);
	if (!('store' in opened)) return t.fail(opened.says.en);
	for (let round = 1; round <= 3; round++) t.ok(await opened.store.applications.read(`round${round}`), `round ${round} is there`);
	await opened.store.close();
});

/** Runs the victim to its end; `line` sees what it says, with a way to kill it. */
function run(args: readonly string[], line: (line: string, kill: () => void) => void) {
	return new Promise<{ signal: NodeJS.Signals | null; lines: readonly string[] }>((resolve) => {
		const child = spawn(process.execPath, [victim, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
		const lines: string[] = [];
		let rest = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			const parts = (rest + text).split('\n');
			rest = parts.pop() ?? '';
			for (const said of parts) {
				lines.push(said);
				line(said, () => child.kill('SIGKILL'));
			}
		});
		child.on('close', (_code, signal) => resolve({ signal, lines }));
	});
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { type Fault, patch, runOnCopy } from './mutate.js';

const faults: readonly Fault[] = [
	{
		name: 'sync NORMAL',
		file: 'engine/store/sqlite/open.js',
		find: "['synchronous', 'FULL', 2]",
		replace: "['synchronous', 'NORMAL', 1]",
		test: { file: 'test/store/sqlite.test.js', name: 'what durability and erasure need is set, and read back' },
	},
	{
		name: 'reply before commit',
		file: 'engine/store/sqlite/writer.js',
		find: 'queue.push({ run, resolve: resolve, reject });',
		replace: "queue.push({ run, resolve: () => {}, reject }); resolve('done');",
		test: { file: 'test/store/crash.test.js', name: 'what was acknowledged outlives a kill in the same moment' },
	},
	{
		name: 'revision not checked',
		file: 'engine/store/sqlite/applications.js',
		find: 'WHERE id = @id AND revision = @revision - 1',
		replace: 'WHERE id = @id',
		test: {
			file: 'test/store/sqlite.test.js',
			group: 'contract over SQLite',
			name: 'two writers race for each revision: one winner each',
		},
	},
];

for (const fault of faults) {
	void t.test(`the fault “${fault.name}” is caught`, async (t) => {
		t.ok(runOnCopy(fault, true).failed, `by the test “${fault.test.name}”`);
		const { failed, output } = runOnCopy(fault, false);
		t.notOk(failed);
		t.match(output, new RegExp(`^\\s*ok \\d+ - ${fault.test.name}`, 'm'), 'which passes without it');
	});
}

void t.test('a patch that no longer fits fails loudly', async (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'loket-patch-'));
	t.teardown(() => rmSync(folder, { recursive: true, force: true }));
	const file = join(folder, 'file.js');
	for (const text of ['nothing of it', 'twice twice']) {
		writeFileSync(file, text);
		t.throws(() => patch(file, { name: 'x', find: 'twice', replace: '' }), /no longer fits/);
	}
});

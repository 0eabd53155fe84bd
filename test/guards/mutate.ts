/**
 * Guard mutations: a fault made by hand, patched into a copy of the built project, must make its test fail. No switch for it stands in the
 * product; a patch that no longer fits is an exception, never a pass.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Fault {
	/** What somebody did wrong: `sync NORMAL`. */
	readonly name: string;
	/** The built file, below `dist`. */
	readonly file: string;
	readonly find: string;
	readonly replace: string;
	/** The test file (below `dist`), the group the test stands in, where there is one, and the test that must catch it. */
	readonly test: { readonly file: string; readonly group?: string; readonly name: string };
	/** Variables the test is run with. */
	readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the named test on a copy of the build with the fault in it (or without, to see that it passes then). */
export function runOnCopy(fault: Fault, faulty: boolean): { readonly failed: boolean; readonly output: string } {
	const { file, group, name } = fault.test;
	const copy = mkdtempSync(join(tmpdir(), 'loket-guard-'));
	try {
		cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
		cpSync(join(root, 'package.json'), join(copy, 'package.json'));
		symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
		if (faulty) patch(join(copy, 'dist', fault.file), fault);
		const { stdout } = spawnSync(process.execPath, [join(copy, 'dist', file)], {
			encoding: 'utf8',
			timeout: 120_000,
			env: {
				...process.env,
				...fault.environment,
				TAP_GREP: [...(group === undefined ? [] : [group]), name].map((each) => `/^${each}$/`).join('\n'),
			},
		});
		return { failed: new RegExp(`^\\s*not ok \\d+ - ${name}`, 'm').test(stdout), output: stdout };
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

/** Puts the fault into a file; the text to replace must stand there exactly once. */
export function patch(file: string, fault: Pick<Fault, 'name' | 'find' | 'replace'>): void {
	const text = readFileSync(file, 'utf8');
	const times = text.split(fault.find).length - 1;
	if (times !== 1) throw new Error(`the fault “${fault.name}” no longer fits: its text stands ${times} times in ${file}`);
	writeFileSync(
		file,
		text.replace(fault.find, () => fault.replace),
	);
}

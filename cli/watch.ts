import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How long a burst of changes is waited out, in milliseconds. */
const calm = 50;
/** How often a folder is looked at where the system can't tell of changes. */
const often = 500;

/**
 * Calls `changed` after something in a folder changed, also in folders made later. Each folder is watched for itself, and those that are new
 * are found before `changed` is called, so that nothing written into them is missed. Where the system has no watches left it is looked at
 * twice a second instead: `changed` must find out by itself whether there is anything new.
 */
export async function watchFolder(root: string, changed: () => void): Promise<{ readonly close: () => void }> {
	const watchers = new Map<string, FSWatcher>();
	let timer: NodeJS.Timeout | undefined;
	let poll: NodeJS.Timeout | undefined;
	let closed = false;

	const soon = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => void again(), calm);
	};
	const instead = (): void => {
		poll ??= setInterval(changed, often);
	};
	const again = async (): Promise<void> => {
		await follow();
		if (!closed) changed();
	};
	async function follow(): Promise<void> {
		const folders = await foldersIn(root);
		if (closed) return;
		for (const folder of folders) if (!watchers.has(folder)) begin(folder);
		for (const [folder, watcher] of watchers) if (!folders.has(folder)) end(folder, watcher);
	}
	function begin(folder: string): void {
		try {
			const watcher = watch(folder, soon);
			watcher.on('error', () => end(folder, watcher));
			watchers.set(folder, watcher);
		} catch {
			instead();
		}
	}
	function end(folder: string, watcher: FSWatcher): void {
		watcher.close();
		watchers.delete(folder);
	}

	await follow();
	return {
		close: () => {
			closed = true;
			clearTimeout(timer);
			clearInterval(poll);
			for (const [folder, watcher] of watchers) end(folder, watcher);
		},
	};
}

/** A folder and all below it that may hold definitions; what can't be read is left out. */
async function foldersIn(root: string): Promise<ReadonlySet<string>> {
	const found = new Set([root]);
	const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
		for (const folder of await foldersIn(join(root, entry.name))) found.add(folder);
	}
	return found;
}

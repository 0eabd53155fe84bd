import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How long a burst of changes is waited out, in milliseconds. */
const calm = 30;
/** How often a folder is looked at where the system can't tell of changes, or isn't there to be watched. */
const often = 500;

/**
 * Calls `changed` after something in a folder changed, also in folders made later, and when the folder itself went and came back. Each folder is
 * watched for itself, and those that are new are found before `changed` is called, so that nothing written into them is missed. Where the system
 * has no watches left, and while the folder is away, it is looked at twice a second instead: `changed` must find out by itself whether there is
 * anything new.
 */
export async function watchFolder(root: string, changed: () => void): Promise<{ readonly close: () => void }> {
	const watched = new Map<string, Watched>();
	let timer: NodeJS.Timeout | undefined;
	let poll: NodeJS.Timeout | undefined;
	let isFull = false;
	let closed = false;

	const soon = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => void again(), calm);
	};
	const again = async (): Promise<void> => {
		await follow();
		if (!closed) changed();
	};
	async function follow(): Promise<void> {
		const folders = await foldersIn(root);
		if (closed) return;
		// A folder that went and came back has the same name, but what watched it watches nothing any more.
		for (const [folder, { mark, watcher }] of watched) if (folders.get(folder) !== mark) end(folder, watcher);
		for (const [folder, mark] of folders) if (!watched.has(folder)) begin(folder, mark);
		if (isFull || !folders.has(root)) poll ??= setInterval(() => void again(), often);
		else {
			clearInterval(poll);
			poll = undefined;
		}
	}
	function begin(folder: string, mark: string): void {
		try {
			const watcher = watch(folder, soon);
			watcher.on('error', () => {
				end(folder, watcher);
				soon();
			});
			watched.set(folder, { mark, watcher });
		} catch {
			isFull = true;
		}
	}
	function end(folder: string, watcher: FSWatcher): void {
		watcher.close();
		if (watched.get(folder)?.watcher === watcher) watched.delete(folder);
	}

	await follow();
	return {
		close: () => {
			closed = true;
			clearTimeout(timer);
			clearInterval(poll);
			for (const [folder, { watcher }] of watched) end(folder, watcher);
		},
	};
}

interface Watched {
	/** Which folder of that name it is. */
	readonly mark: string;
	readonly watcher: FSWatcher;
}

/** A folder and all below it that may hold definitions, each with what tells it from another of the same name; what can't be read is left out. */
async function foldersIn(root: string): Promise<ReadonlyMap<string, string>> {
	const found = new Map<string, string>();
	const own = await stat(root).catch(() => null);
	if (own?.isDirectory() !== true) return found;
	found.set(root, `${own.dev}:${own.ino}:${own.birthtimeMs}`);
	const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
		for (const [folder, mark] of await foldersIn(join(root, entry.name))) found.set(folder, mark);
	}
	return found;
}

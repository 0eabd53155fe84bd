import { type Checked, checkCatalogue } from '../engine/definition/check.js';
import { readFolder } from '../engine/definition/folder.js';
import type { Problem } from '../engine/definition/problem.js';
import { inOrder } from '../engine/definition/problems.js';
import type { Files } from '../engine/definition/source.js';
import { type Published, publish } from '../engine/services/publish.js';
import type { DefinitionStore } from '../engine/store/port/definitions.js';
import type { Input } from './command.js';
import { reportChange } from './published.js';

/** A folder as it was last seen. */
export interface Seen {
	/** Another at each change, also after the command was started anew. */
	readonly revision: string;
	/** How often it changed since the command was started. */
	readonly count: number;
	readonly files: Files;
	/** Of reading and of the check. */
	readonly problems: readonly Problem[];
	/** The last check of a folder that was there; null before the first. */
	readonly checked: Checked | null;
}

/** Before it was looked at. */
export const unseen: Seen = { revision: '', count: 0, files: new Map(), problems: [], checked: null };

export interface Republishing {
	/** Publishes the folder as it is now, where it differs from what was last seen; one look after the other. Never rejects. */
	readonly look: () => Promise<void>;
	readonly seen: () => Seen;
}

export interface Republishes {
	readonly folder: string;
	readonly store: DefinitionStore;
	readonly input: Input;
	/** After each change, once it is published. */
	readonly changed: (seen: Seen, published: Published['published']) => Promise<void>;
}

/**
 * Keeps a practice store as a folder is while it is written: every sound service becomes its next version, one with an error stays as it last
 * was. Only what changed, and what that reaches, is checked again. A folder that isn't there for a while leaves everything as it was.
 * Each change is told with all problems of the folder.
 */
export function republishing({ folder, store, input, changed }: Republishes): Republishing {
	const began = Date.now();
	let count = 0;
	let reading = '';
	let seen: Seen = unseen;
	const once = async (): Promise<void> => {
		const { files, problems } = await readFolder(folder);
		const now = JSON.stringify(problems);
		if (reading === now && sameFiles(files, seen.files)) return;
		reading = now;
		count += 1;
		const revision = `${began}.${count}`;
		if (problems.some(({ code }) => code === 'folder-missing')) {
			seen = { ...seen, revision, count, files, problems };
			reportChange({ problems, published: [], refused: [], unavailable: null }, files, input);
			return changed(seen, []);
		}
		const checked = checkCatalogue(files, seen.checked);
		const all = inOrder([...problems, ...checked.problems]);
		const published = await publish({ files, store, now: new Date().toISOString(), use: 'practice', which: 'all', checked });
		seen = { revision, count, files, problems: all, checked };
		await changed(seen, published.published);
		reportChange({ ...published, problems: all }, files, input);
	};
	let last = Promise.resolve();
	const look = (): Promise<void> => {
		last = last.then(once).catch((error: unknown) => input.complain(error instanceof Error ? error.message : String(error)));
		return last;
	};
	return { look, seen: () => seen };
}

function sameFiles(one: Files, other: Files): boolean {
	return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}

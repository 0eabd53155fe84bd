import { readFolder } from '../engine/definition/folder.js';
import type { Files } from '../engine/definition/source.js';
import { publish } from '../engine/services/publish.js';
import type { DefinitionStore } from '../engine/store/port/definitions.js';
import type { Input } from './command.js';
import { reportChange } from './published.js';

export interface Republishing {
	/** Publishes the folder as it is now, where it differs from what was last seen; one look after the other. Never rejects. */
	readonly look: () => Promise<void>;
	/** Resolves once there is a catalogue to serve. */
	readonly ready: Promise<void>;
}

/**
 * Keeps a practice store as a folder is while it is written: every sound service becomes its next version (drafts under way keep theirs),
 * one with an error stays as it last was. Each change is told with all problems of the folder.
 */
export function republishing(folder: string, store: DefinitionStore, input: Input): Republishing {
	let seen: Files | null = null;
	let begin: () => void = () => undefined;
	const ready = new Promise<void>((resolve) => {
		begin = resolve;
	});
	const once = async (): Promise<void> => {
		const { files, problems } = await readFolder(folder);
		if (seen !== null && sameFiles(files, seen)) return;
		seen = files;
		const published = await publish({ files, store, now: new Date().toISOString(), use: 'practice', which: 'all' });
		reportChange({ ...published, problems: [...problems, ...published.problems] }, files, input);
		if ((await store.catalogue()) !== undefined) begin();
	};
	let last = Promise.resolve();
	const look = (): Promise<void> => {
		last = last.then(once).catch((error: unknown) => input.complain(error instanceof Error ? error.message : String(error)));
		return last;
	};
	return { look, ready };
}

function sameFiles(one: Files, other: Files): boolean {
	return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}

import { type FSWatcher, watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readFolder } from '../../engine/definition/folder.js';
import { publish } from '../../engine/services/publish.js';
import type { DefinitionStore } from '../../engine/store/port/definitions.js';
import type { Command, Input } from '../command.js';
import { catalogueFolder, usualFolder } from '../folder.js';
import { say } from '../input.js';
import { reportPublished } from '../published.js';
import { settingOptions } from '../settings.js';

/** `loket dev`: serves the folder as it is, and again whenever it changes. */
export const dev: Command = {
	name: 'dev',
	summary: {
		id: 'Lihat folder di peramban selagi menulisnya; tiap perubahan langsung berlaku',
		en: 'See the folder in the browser while you write it; each change counts at once',
	},
	positionals: [catalogueFolder],
	options: [settingOptions.port],
	examples: [
		{ line: 'loket dev', about: { id: `folder ${usualFolder}`, en: `the folder ${usualFolder}` } },
		{
			line: 'loket dev my-catalogue --port 0',
			about: { id: 'folder lain, porta yang kosong', en: 'another folder, a free port' },
		},
	],
	run: async (input) => {
		const port = Number(input.option('port'));
		if (!Number.isInteger(port) || port < 0 || port > 65_535) {
			input.complain(say(input.locale, '--port menerima angka 0 sampai 65535.', '--port takes a number from 0 to 65535.'));
			return 2;
		}
		// Nothing that is tried out here is kept.
		const data = await mkdtemp(join(tmpdir(), 'loket-dev-'));
		try {
			return await serveFolder(resolve(input.positionals[0] ?? usualFolder), join(data, 'data'), port, input);
		} finally {
			await rm(data, { recursive: true, force: true });
		}
	},
};

async function serveFolder(folder: string, data: string, port: number, input: Input): Promise<number> {
	const { prepare, withPort } = await import('../running.js');
	const site = { url: new URL(`http://127.0.0.1${port === 0 ? '' : `:${port}`}`), practice: true, proxy: null };
	const settings = await withPort({ site, catalog: folder, data, keys: `${data}.keys`, port });
	const prepared = await prepare(settings);
	if (!('store' in prepared)) {
		input.complain(prepared.says[input.locale]);
		return 1;
	}
	const { definitions } = prepared.store;
	await publishFolder(folder, definitions, input);
	if ((await definitions.catalogue()) === undefined) {
		await prepared.close();
		return 1;
	}
	const watching = watchFolder(folder, () => publishFolder(folder, definitions, input));
	try {
		return await prepared.run(input);
	} finally {
		watching.close();
	}
}

/** Publishes every sound service of the folder as it is now; one with an error stays as it last was, and its problems are printed. */
async function publishFolder(folder: string, store: DefinitionStore, input: Input): Promise<void> {
	const { files, problems } = await readFolder(folder);
	const published = await publish({ files, store, now: new Date().toISOString(), use: 'practice', which: 'all' });
	reportPublished({ ...published, problems: [...problems, ...published.problems] }, files, input);
}

/** How long nothing must change before a change is looked at: editors write a file in several steps. Milliseconds. */
const quiet = 50;

/** Calls once for each burst of changes, one call at a time. */
function watchFolder(folder: string, changed: () => Promise<void>): FSWatcher {
	let waiting: NodeJS.Timeout | undefined;
	let last = Promise.resolve();
	return watch(folder, { recursive: true }, () => {
		clearTimeout(waiting);
		waiting = setTimeout(() => {
			last = last.then(changed);
		}, quiet);
	});
}

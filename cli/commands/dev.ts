import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readFolder } from '../../engine/definition/folder.js';
import type { Command, Input } from '../command.js';
import { catalogueFolder, usualFolder } from '../folder.js';
import { say } from '../input.js';
import { printProblems } from '../print.js';
import { type Republishing, republishing, unseen } from '../republishing.js';
import { readPort, type Settings, settingOptions } from '../settings.js';
import { watchFolder } from '../watch.js';

/** `loket dev`: serves the folder as it is, and again whenever it changes. */
export const dev: Command = {
	name: 'dev',
	summary: {
		id: 'Lihat folder di peramban selagi menulisnya; tiap perubahan langsung berlaku',
		en: 'See the folder in the browser while you write it; each change counts at once',
	},
	positionals: [catalogueFolder],
	options: [
		settingOptions.port,
		{
			name: 'data',
			about: {
				id: 'folder penyimpanan latihan; kalau tidak disebut, yang dicoba tidak disimpan',
				en: 'folder of a practice store; where not said, nothing that is tried out is kept',
			},
			value: 'DIR',
		},
	],
	examples: [
		{ line: 'loket dev', about: { id: `folder ${usualFolder}`, en: `the folder ${usualFolder}` } },
		{
			line: 'loket dev my-catalogue --port 0',
			about: { id: 'folder lain, porta yang kosong', en: 'another folder, a free port' },
		},
	],
	run: async (input) => {
		const wrong: string[] = [];
		const port = readPort(input, wrong);
		if (wrong.length > 0) {
			for (const sentence of wrong) input.complain(sentence);
			return 2;
		}
		const catalog = resolve(input.positionals[0] ?? usualFolder);
		const { files, problems } = await readFolder(catalog);
		if (problems.some(({ code }) => code === 'folder-missing')) {
			input.complain(printProblems(problems, files, input.locale));
			return 1;
		}
		const site = { url: new URL(`http://127.0.0.1${port === 0 ? '' : `:${port}`}`), practice: true, proxy: null };
		const kept = input.option('data');
		if (kept !== undefined) {
			const data = resolve(kept);
			return serveFolder({ site, catalog, data, keys: `${data}.keys`, port }, input);
		}
		const passing = await mkdtemp(join(tmpdir(), 'loket-dev-'));
		try {
			return await serveFolder({ site, catalog, data: join(passing, 'data'), keys: join(passing, 'keys'), port }, input);
		} finally {
			await rm(passing, { recursive: true, force: true });
		}
	},
};

/** Serves until it is asked to stop; also a folder with errors, on whose pages they are then told. */
async function serveFolder(given: Settings, input: Input): Promise<number> {
	const { prepare, withPort } = await import('../running.js');
	const { makeLog } = await import('../../engine/http/log.js');
	const { makeDev } = await import('../dev/additions.js');
	const settings = await withPort(given);
	let folder: Republishing | null = null;
	const { additions, changed } = makeDev(() => folder?.seen() ?? unseen, settings.catalog);
	const prepared = await prepare(settings, makeLog(undefined, 'warn'), additions);
	if (!('store' in prepared)) {
		input.complain(prepared.says[input.locale]);
		return 1;
	}
	const { store, house, stopped, run } = prepared;
	const republished = republishing({
		folder: settings.catalog,
		store: store.definitions,
		input,
		changed: (seen, published) => changed(house, seen, published),
	});
	folder = republished;
	const watching = await watchFolder(settings.catalog, () => void republished.look());
	void stopped.then(() => watching.close());
	try {
		await republished.look();
		const list = new URL('/dev', settings.site.url).href;
		input.complain(say(input.locale, `Semua layanan dan persona: ${list}`, `All services and personas: ${list}`));
		return await run(input);
	} finally {
		watching.close();
	}
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readFolder } from '../../engine/definition/folder.js';
import type { Files } from '../../engine/definition/source.js';
import type { Published } from '../../engine/services/publish.js';
import type { Command, Input } from '../command.js';
import { catalogueFolder, usualFolder } from '../folder.js';
import { say } from '../input.js';
import { printProblems } from '../print.js';
import { closeHouse, listen, onFreePort, openHouse, publishFolder, signalled } from '../serving.js';
import { readPort, type Settings, settingOptions } from '../settings.js';
import { watchFolder } from '../watch.js';

/** `loket dev`: serves a folder as it is, in practice, and takes up each change. */
export const dev: Command = {
	name: 'dev',
	summary: {
		id: 'Layani folder apa adanya untuk latihan; setiap perubahan langsung terpakai',
		en: 'Serve a folder as it is, in practice; each change is taken up at once',
	},
	positionals: [catalogueFolder],
	options: [
		settingOptions.port,
		{
			name: 'data',
			about: {
				id: 'folder penyimpanan latihan yang disimpan; kalau tidak disebut, penyimpanan sementara yang dihapus di akhir',
				en: 'folder of a practice store to keep; a passing one, removed at the end, where not said',
			},
			value: 'DIR',
		},
	],
	examples: [
		{
			line: 'loket dev',
			about: { id: 'services-catalog di http://127.0.0.1:3000', en: 'services-catalog on http://127.0.0.1:3000' },
		},
		{
			line: 'loket dev my-catalogue --port 0 --lang id',
			about: { id: 'di porta yang kosong, masalah dalam bahasa Indonesia', en: 'on a free port, problems in Indonesian' },
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
		if (files.size === 0 && problems.some(({ severity }) => severity === 'error')) {
			input.complain(printProblems(problems, files, input.locale));
			return 1;
		}
		const stopped = signalled();
		const kept = input.option('data');
		const passing = kept === undefined ? await mkdtemp(join(tmpdir(), 'loket-dev-')) : null;
		const data = passing === null ? resolve(kept ?? '') : join(passing, 'data');
		const site = { url: new URL(`http://127.0.0.1${port === 0 ? '' : `:${port}`}`), practice: true, proxy: null };
		const settings = await onFreePort({ site, catalog, data, keys: `${data}.keys`, port });
		try {
			return await serveChanges(settings, stopped, passing !== null, input);
		} finally {
			if (passing !== null) await rm(passing, { recursive: true, force: true });
		}
	},
};

/** Serves until stopped; begins to listen once the catalogue can be published. */
async function serveChanges(settings: Settings, stopped: Promise<void>, passing: boolean, input: Input): Promise<number> {
	const opened = await openHouse(settings, input, passing);
	if (opened === null) return 1;
	let seen: Files | null = null;
	let server: Awaited<ReturnType<typeof listen>> = null;
	let end: (how: 'no-port' | Error) => void = () => undefined;
	const ended = new Promise<'no-port' | Error>((done) => {
		end = done;
	});

	const look = async (): Promise<void> => {
		const { files } = await readFolder(settings.catalog);
		if (seen !== null && sameFiles(files, seen)) return;
		seen = files;
		const { published, files: read } = await publishFolder(settings, opened.store, 'all');
		report(published, read, input);
		if (server !== null || (await opened.store.definitions.catalogue()) === undefined) return;
		server = await listen(opened.house, settings, input);
		if (server === null) end('no-port');
	};
	let busy = Promise.resolve();
	const next = (): Promise<void> => {
		busy = busy.then(look).catch((error: unknown) => end(error instanceof Error ? error : new Error(String(error))));
		return busy;
	};

	const watching = await watchFolder(settings.catalog, () => void next());
	await next();
	const how = await Promise.race([stopped, ended]);
	watching.close();
	await busy;
	await closeHouse(opened, server);
	if (how instanceof Error) throw how;
	return how === 'no-port' ? 1 : 0;
}

/** What a change led to: every problem with its place, new versions, and which services keep their last good version. */
function report({ problems, published, refused }: Published, files: Files, input: Input): void {
	const { locale } = input;
	input.complain(
		problems.length > 0 ? printProblems(problems, files, locale) : say(locale, 'Tidak ada masalah.', 'No problems.'),
	);
	for (const { service } of refused)
		input.complain(
			say(
				locale,
				`${service}: ada kesalahan; yang dilayani tetap versi terakhir yang baik, kalau ada.`,
				`${service}: it has errors; its last good version is still served, if there is one.`,
			),
		);
	for (const { service, version, added } of published)
		if (added) input.complain(say(locale, `${service}: versi ${version}`, `${service}: version ${version}`));
}

function sameFiles(one: Files, other: Files): boolean {
	return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}

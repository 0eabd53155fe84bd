import { createServer } from 'node:net';
import { readFolder } from '../../engine/definition/folder.js';
import { publish } from '../../engine/services/publish.js';
import { keepCopy } from '../../engine/store/keys/refusals.js';
import type { Command, Input } from '../command.js';
import { reportPublished } from '../published.js';
import { printSettings, readSettings, type Settings, settingOptions } from '../settings.js';

/** `loket serve`: publishes what the store has never had, then serves until it is told to stop. */
export const serve: Command = {
	name: 'serve',
	summary: { id: 'Layani warga dengan layanan yang sudah diterbitkan', en: 'Serve the published services to citizens' },
	positionals: [],
	options: [
		settingOptions.catalog,
		settingOptions.data,
		settingOptions.keys,
		settingOptions.port,
		settingOptions.url,
		settingOptions.proxy,
		settingOptions.practice,
	],
	examples: [
		{
			line: 'loket serve --practice',
			about: { id: 'coba di http://127.0.0.1:3000', en: 'try it out on http://127.0.0.1:3000' },
		},
		{
			line: 'loket serve --practice --port 0',
			about: {
				id: 'di porta yang kosong; baris {"listening":"…"} menyebutnya',
				en: 'on a free port; the line {"listening":"…"} says which',
			},
		},
		{
			line: 'LOKET_URL=https://loket.kota.example loket serve',
			about: { id: 'untuk umum, di belakang proksi https', en: 'for the public, behind a proxy that speaks https' },
		},
	],
	run: async (input) => {
		const read = readSettings(input);
		if ('wrong' in read) {
			for (const sentence of read.wrong) input.complain(sentence);
			return 2;
		}
		const port = read.settings.port === 0 ? await freePort() : read.settings.port;
		return serveWith(at(read.settings, port), input);
	},
};

async function serveWith(settings: Settings, input: Input): Promise<number> {
	const { makeHouse, openStore } = await import('../house.js');
	const { makeServer } = await import('../../engine/http/server.js');
	printSettings(settings, input);
	const opened = await openStore(settings);
	if (!('store' in opened)) return refuse(opened.says, input);
	const { store } = opened;
	const made = await makeHouse(settings, store);
	if (!('house' in made)) {
		await store.close();
		return refuse(made.says, input);
	}
	if (made.made) input.complain(keepCopy(settings.keys)[input.locale]);
	const folder = await readFolder(settings.catalog);
	const use = settings.site.practice ? 'practice' : 'real';
	const published = await publish({
		files: folder.files,
		store: store.definitions,
		now: new Date().toISOString(),
		use,
		which: 'new',
	});
	reportPublished({ ...published, problems: [...folder.problems, ...published.problems] }, folder.files, input);
	if ((await store.definitions.catalogue()) === undefined) {
		await store.close();
		return 1;
	}

	const stopped = signalled();
	const server = await makeServer(made.house);
	await server.listen({ host: '127.0.0.1', port: settings.port });
	input.out(JSON.stringify({ listening: `http://127.0.0.1:${settings.port}` }));
	await stopped;
	await server.close();
	await store.close();
	return 0;
}

/** The settings with a port that is now known; without a LOKET_URL the address follows it. */
function at(settings: Settings, port: number): Settings {
	const own = settings.site.url.hostname === '127.0.0.1' && settings.site.url.port === String(settings.port || '');
	return own
		? { ...settings, port, site: { ...settings.site, url: new URL(`http://127.0.0.1:${port}`) } }
		: { ...settings, port };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
}

/** Resolves once the process is asked to stop. */
function signalled(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
	});
}

function refuse(says: { readonly id: string; readonly en: string }, input: Input): number {
	input.complain(says[input.locale]);
	return 1;
}

import { readFolder } from '../../engine/definition/folder.js';
import { publish } from '../../engine/services/publish.js';
import { keepCopy } from '../../engine/store/keys/refusals.js';
import type { Command, Input } from '../command.js';
import { mailOptions } from '../mail-settings.js';
import { fillFrom } from '../practising.js';
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
		mailOptions.smtp,
		mailOptions.from,
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
		return serveWith(read.settings, input);
	},
};

async function serveWith(given: Settings, input: Input): Promise<number> {
	const { prepare, withPort } = await import('../running.js');
	const settings = await withPort(given);
	printSettings(settings, input);
	const prepared = await prepare(settings);
	if (!('store' in prepared)) {
		input.complain(prepared.says[input.locale]);
		return 1;
	}
	const { store, made, run, close } = prepared;
	if (made) input.complain(keepCopy(settings.keys)[input.locale]);
	const { files, problems } = await readFolder(settings.catalog);
	const use = settings.site.practice ? 'practice' : 'real';
	const published = await publish({ files, store: store.definitions, now: new Date().toISOString(), use, which: 'new' });
	reportPublished({ ...published, problems: [...problems, ...published.problems] }, files, input);
	if ((await store.definitions.catalogue()) !== undefined)
		return run(input, settings.site.practice ? fillFrom(settings.catalog, files) : undefined);
	await close();
	return 1;
}

import type { Command } from '../command.js';
import { reportPublished } from '../published.js';
import { closeHouse, listen, onFreePort, openHouse, publishFolder, signalled } from '../serving.js';
import { printSettings, readSettings, settingOptions } from '../settings.js';

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
		const stopped = signalled();
		const settings = await onFreePort(read.settings);
		printSettings(settings, input);
		const opened = await openHouse(settings, input);
		if (opened === null) return 1;
		const { published, files } = await publishFolder(settings, opened.store, 'new');
		reportPublished(published, files, input);
		const isPublished = (await opened.store.definitions.catalogue()) !== undefined;
		const server = isPublished ? await listen(opened.house, settings, input) : null;
		if (server !== null) await stopped;
		await closeHouse(opened, server);
		return server === null ? 1 : 0;
	},
};

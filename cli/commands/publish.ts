import { resolve } from 'node:path';
import { readFolder } from '../../engine/definition/folder.js';
import { publish as publishCatalogue } from '../../engine/services/publish.js';
import { broken } from '../broken.js';
import type { Command } from '../command.js';
import { reportPublished } from '../published.js';
import { settingOptions } from '../settings.js';

/** `loket publish`: freezes the folder as the next version of each service that changed; a running server notices. */
export const publish: Command = {
	name: 'publish',
	summary: {
		id: 'Terbitkan folder yang berubah: versi berikut dari tiap layanan yang berubah',
		en: 'Publish a changed folder: the next version of each service that changed',
	},
	positionals: [],
	options: [settingOptions.catalog, settingOptions.data, settingOptions.keys, settingOptions.practice],
	examples: [
		{
			line: 'loket publish --practice',
			about: {
				id: 'folder services-catalog ke penyimpanan latihan data/',
				en: 'the folder services-catalog into the practice store data/',
			},
		},
		{
			line: 'loket publish --catalog DIR --data DIR',
			about: {
				id: 'ke penyimpanan untuk umum; layanan tanpa privacy ditolak',
				en: 'into a store for the public; services without privacy are refused',
			},
		},
	],
	run: async (input) => {
		const { openStore } = await import('../../engine/store/open.js');
		const { remakeDates } = await import('../remaking.js');
		const practice = input.is('practice');
		const data = resolve(input.option('data') ?? 'data');
		const use = practice ? 'practice' : 'real';
		const opened = await openStore({ data, use, now: new Date().toISOString(), broken });
		if (!('store' in opened)) {
			input.complain(opened.says[input.locale]);
			return 1;
		}
		const folder = await readFolder(resolve(input.option('catalog') ?? 'services-catalog'));
		const { definitions } = opened.store;
		const published = await publishCatalogue({
			files: folder.files,
			store: definitions,
			now: new Date().toISOString(),
			use,
			which: 'all',
		});
		reportPublished({ ...published, problems: [...folder.problems, ...published.problems] }, folder.files, input);
		await remakeDates(opened.store, resolve(input.option('keys') ?? `${data}.keys`), use, input);
		await opened.store.close();
		const failed =
			published.refused.length > 0 ||
			published.unavailable !== null ||
			published.problems.some(({ severity }) => severity === 'error');
		return failed ? 1 : 0;
	},
};

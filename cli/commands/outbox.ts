import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Listed } from '../../engine/effects/waiting.js';
import { broken } from '../broken.js';
import type { Command, Input } from '../command.js';
import { say } from '../input.js';
import { settingOptions } from '../settings.js';

/** Documents looked at in one go. */
const most = 10_000;

/** `loket outbox list|retry`: what still must be sent or made, and why it waits. Works beside a running server and needs no keys. */
export const outbox: Command = {
	name: 'outbox',
	summary: {
		id: 'Lihat surel dan surat yang masih menunggu, dan coba lagi yang macet',
		en: 'See the mails and letters that still wait, and try again those that are stuck',
	},
	positionals: [
		{
			name: 'WHAT',
			about: {
				id: 'list: apa yang menunggu dan mengapa; retry: coba lagi sekarang yang memerlukan orang',
				en: 'list: what waits and why; retry: try again now what needs a person',
			},
			required: true,
		},
	],
	options: [settingOptions.data],
	examples: [
		{
			line: 'loket outbox list --data data',
			about: { id: 'semua yang menunggu, juga selagi server berjalan', en: 'all that waits, also while the server runs' },
		},
		{
			line: 'loket outbox retry --data data',
			about: { id: 'sesudah penyebabnya diperbaiki', en: 'once the cause is mended' },
		},
	],
	run: async (input) => {
		const [what = ''] = input.positionals;
		const act = Object.hasOwn(acts, what) ? acts[what] : undefined;
		if (act === undefined) {
			input.complain(
				say(input.locale, `outbox menerima list atau retry; bukan ${what}.`, `outbox takes list or retry; not ${what}.`),
			);
			return 2;
		}
		return act(input);
	},
};

type Act = (input: Input) => Promise<number>;

const acts: Readonly<Record<string, Act>> = { list, retry };

async function list(input: Input): Promise<number> {
	return withStore(input, async (store) => {
		const { listWaiting } = await import('../../engine/effects/waiting.js');
		const listed = await listWaiting(store.applications, most);
		if (listed.length === 0) input.out(say(input.locale, 'Tidak ada yang menunggu.', 'Nothing waits.'));
		else for (const line of await table(listed, input)) input.out(line);
		return 0;
	});
}

async function retry(input: Input): Promise<number> {
	return withStore(input, async (store) => {
		const { retryStuck } = await import('../../engine/effects/waiting.js');
		const count = await retryStuck(store.applications, new Date().toISOString(), most);
		input.out(
			count === 0
				? say(input.locale, 'Tidak ada yang macet.', 'Nothing is stuck.')
				: say(
						input.locale,
						`${count} dicoba lagi sekarang oleh server yang berjalan.`,
						`${count} will be tried again now by the running server.`,
					),
		);
		return 0;
	});
}

/** Opens a store that is there; none is made, and none is marked. */
async function withStore(
	input: Input,
	work: (store: import('../../engine/store/sqlite/open.js').SqliteStore) => Promise<number>,
): Promise<number> {
	const data = resolve(input.option('data') ?? 'data');
	if (!existsSync(join(data, 'loket.sqlite'))) {
		input.complain(
			say(
				input.locale,
				`Tidak ada penyimpanan di ${data}. Sebut foldernya dengan --data.`,
				`There is no store in ${data}. Name its folder with --data.`,
			),
		);
		return 1;
	}
	const { openSqlite } = await import('../../engine/store/sqlite/open.js');
	const opened = openSqlite(data, broken);
	if (!('store' in opened)) {
		input.complain(opened.says[input.locale]);
		return 1;
	}
	try {
		return await work(opened.store);
	} finally {
		await opened.store.close();
	}
}

/** A line each: reference, what, for whom, since when, tries, why. Never an address. */
async function table(listed: readonly Listed[], input: Input): Promise<readonly string[]> {
	const { reasonWords } = await import('../../engine/effects/outcome.js');
	const { locale } = input;
	const head = [
		say(locale, 'NOMOR', 'REFERENCE'),
		say(locale, 'APA', 'WHAT'),
		say(locale, 'UNTUK', 'FOR'),
		say(locale, 'SEJAK', 'SINCE'),
		say(locale, 'DICOBA', 'TRIES'),
		say(locale, 'KEADAAN', 'WHY'),
	];
	const rows = listed.map(({ reference, application, kind, to, since, trying }) => [
		reference ?? say(locale, `isian ${application.slice(0, 8)}`, `draft ${application.slice(0, 8)}`),
		kind,
		to,
		since.slice(0, 16).replace('T', ' '),
		String(trying.tries),
		whyOf(trying, reasonWords, locale),
	]);
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	return all.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}

function whyOf(
	{ reason, stuck, until }: Listed['trying'],
	wordsOf: typeof import('../../engine/effects/outcome.js').reasonWords,
	locale: 'id' | 'en',
): string {
	if (reason === null)
		return until === null ? say(locale, 'segera', 'about to be done') : say(locale, 'sedang dikerjakan', 'under way');
	const words = wordsOf(reason)[locale];
	return stuck ? say(locale, `perlu orang: ${words}`, `needs a person: ${words}`) : words;
}

import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Site } from '../engine/http/site.js';
import type { Input, Option } from './command.js';
import { say } from './input.js';
import { type MailSettings, mailFolder, printedMail, readMail } from './mail-settings.js';

/** What a Loket runs with: checked once, at the start, and printed. */
export interface Settings {
	readonly site: Site;
	readonly catalog: string;
	readonly data: string;
	readonly keys: string;
	readonly port: number;
	/** Absent: mail goes to a folder beside the data. */
	readonly mail?: MailSettings;
}

export const settingOptions: Readonly<Record<'catalog' | 'data' | 'keys' | 'url' | 'proxy' | 'port' | 'practice', Option>> = {
	catalog: {
		name: 'catalog',
		about: {
			id: 'folder berisi catalogue.yaml dan satu folder untuk tiap layanan',
			en: 'folder with catalogue.yaml and a folder for each service',
		},
		value: 'DIR',
		default: 'services-catalog',
	},
	data: {
		name: 'data',
		about: { id: 'folder penyimpanan', en: 'folder of the store' },
		value: 'DIR',
		default: 'data',
		environment: 'LOKET_DATA',
	},
	keys: {
		name: 'keys',
		about: {
			id: 'folder kunci rahasia; kalau tidak disebut, DIR.keys di samping folder penyimpanan',
			en: 'folder of the secret keys; DIR.keys beside the data where not said',
		},
		value: 'DIR',
		environment: 'LOKET_KEYS',
	},
	url: {
		name: 'url',
		about: {
			id: 'alamat untuk umum, https kecuali dalam latihan',
			en: 'public address, https unless in practice',
		},
		value: 'URL',
		environment: 'LOKET_URL',
	},
	proxy: {
		name: 'proxy',
		about: {
			id: 'alamat proksi yang dipercaya saat meneruskan alamat pengunjung',
			en: 'address of the proxy whose forwarded client address is believed',
		},
		value: 'ADDRESS',
		environment: 'LOKET_PROXY',
	},
	port: {
		name: 'port',
		about: {
			id: 'porta di 127.0.0.1; 0 memakai porta yang kosong',
			en: 'where to listen on 127.0.0.1; 0 takes a free one',
		},
		value: 'N',
		default: '3000',
	},
	practice: {
		name: 'practice',
		about: {
			id: 'cara latihan: permohonan rekaan, http biasa boleh',
			en: 'practice mode: made-up applications, plain http allowed',
		},
		value: null,
	},
};

/** Reads the settings of a server. Gives what is wrong with them, in words, all at once. */
export function readSettings(input: Input): { readonly settings: Settings } | { readonly wrong: readonly string[] } {
	const wrong: string[] = [];
	const practice = input.is('practice');
	const port = readPort(input, wrong);
	const data = resolve(input.option('data') ?? 'data');
	const url = readUrl(input, practice, port, wrong);
	const proxy = input.option('proxy') ?? null;
	if (proxy !== null && isIP(proxy.split('/')[0] ?? '') === 0)
		wrong.push(
			say(input.locale, `LOKET_PROXY harus alamat IP; bukan ${proxy}.`, `LOKET_PROXY must be an IP address; not ${proxy}.`),
		);
	const mail = readMail(input, wrong);
	if (wrong.length > 0 || url === null) return { wrong };
	return {
		settings: {
			site: { url, practice, proxy },
			catalog: resolve(input.option('catalog') ?? 'services-catalog'),
			data,
			keys: resolve(input.option('keys') ?? `${data}.keys`),
			port,
			mail,
		},
	};
}

/** The port to listen on; what is wrong with it is added to `wrong`. */
export function readPort(input: Input, wrong: string[]): number {
	const given = input.option('port') ?? '';
	const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
	if (port <= 65_535) return port;
	wrong.push(
		say(
			input.locale,
			`--port menerima angka 0 sampai 65535; bukan ${given}.`,
			`--port takes a number from 0 to 65535; not ${given}.`,
		),
	);
	return 0;
}

function readUrl(input: Input, practice: boolean, port: number, wrong: string[]): URL | null {
	const given = input.option('url');
	if (given === undefined) {
		if (practice) return new URL(`http://127.0.0.1${port === 0 ? '' : `:${port}`}`);
		wrong.push(
			say(
				input.locale,
				'LOKET_URL belum diisi: alamat https layanan ini, misalnya https://loket.kota.example. Untuk mencoba, tambahkan --practice.',
				'LOKET_URL is missing: the https address of this service, such as https://loket.city.example. To try it out, add --practice.',
			),
		);
		return null;
	}
	const url = URL.canParse(given) ? new URL(given) : null;
	const plain = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
	if (url !== null && plain && (url.protocol === 'https:' || (practice && url.protocol === 'http:'))) return url;
	wrong.push(
		say(
			input.locale,
			`LOKET_URL harus alamat https tanpa jalur, misalnya https://loket.kota.example; bukan ${given}.`,
			`LOKET_URL must be an https address without a path, such as https://loket.city.example; not ${given}.`,
		),
	);
	return null;
}

/** The settings as they are printed at the start. */
export function printSettings(settings: Settings, input: Input): void {
	const rows: readonly (readonly [string, string])[] = [
		['LOKET_URL', settings.site.url.origin],
		['LOKET_DATA', settings.data],
		['LOKET_KEYS', settings.keys],
		['LOKET_PROXY', settings.site.proxy ?? say(input.locale, '(tidak ada)', '(none)')],
		[
			say(input.locale, 'cara pakai', 'use'),
			settings.site.practice ? say(input.locale, 'latihan', 'practice') : say(input.locale, 'sungguhan', 'real'),
		],
		...printedMail(settings.mail ?? { server: null, from: null }, mailFolder(settings.data), input),
	];
	for (const [name, value] of rows) input.complain(`${name.padEnd(15)} ${value}`);
}

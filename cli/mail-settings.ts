/** LOKET_SMTP and LOKET_MAIL_FROM: read once, at the start, and checked in words that never repeat a password. */
import { join } from 'node:path';
import { isThisMachine, type SmtpServer } from '../engine/effects/mail/server.js';
import { isEmail } from '../engine/form/formats.js';
import type { Input, Option } from './command.js';
import { say } from './input.js';

/** Where mails go without a mail server. */
export function mailFolder(data: string): string {
	return join(data, 'mail');
}

/** How mail goes out; without a server it goes to a folder. */
export interface MailSettings {
	readonly server: SmtpServer | null;
	/** Null: made from the public address. */
	readonly from: { readonly name: string | null; readonly address: string } | null;
}

export const mailOptions: Readonly<Record<'smtp' | 'from', Option>> = {
	smtp: {
		name: 'smtp',
		about: {
			id: 'server surel, smtp://nama:sandi@host:porta atau smtps://…; tanpa ini surel ditaruh di DIR/mail. Sandi lebih aman di variabel',
			en: 'mail server, smtp://name:password@host:port or smtps://…; without it mail goes to DIR/mail. A password is safer in the variable',
		},
		value: 'URL',
		environment: 'LOKET_SMTP',
	},
	from: {
		name: 'mail-from',
		about: {
			id: 'pengirim surel, misalnya "Loket Kota <loket@kota.example>"; wajib bila ada server surel',
			en: 'sender of mails, such as "City Counter <loket@city.example>"; needed with a mail server',
		},
		value: 'ADDRESS',
		environment: 'LOKET_MAIL_FROM',
	},
};

const example = { server: 'smtp://user:password@mail.example:587', from: 'Loket <loket@kota.example>' };

/** Reads them; what is wrong is added to `wrong`. */
export function readMail(input: Input, wrong: string[]): MailSettings {
	const server = readServer(input, wrong);
	const from = readFrom(input, wrong);
	if (server !== null && from === null && input.option('mail-from') === undefined)
		wrong.push(
			say(
				input.locale,
				`LOKET_MAIL_FROM belum diisi: pengirim surel, misalnya ${example.from}.`,
				`LOKET_MAIL_FROM is missing: the sender of mails, such as ${example.from}.`,
			),
		);
	return { server, from };
}

function readServer(input: Input, wrong: string[]): SmtpServer | null {
	const given = input.option('smtp');
	if (given === undefined || given === '') return null;
	const url = URL.canParse(given) ? new URL(given) : null;
	const plain = url !== null && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
	const named = url !== null && (url.username === '') === (url.password === '');
	const user = decoded(url?.username ?? '');
	const pass = decoded(url?.password ?? '');
	if (
		url === null ||
		!['smtp:', 'smtps:'].includes(url.protocol) ||
		url.hostname === '' ||
		!plain ||
		!named ||
		user === null ||
		pass === null
	) {
		wrong.push(
			say(
				input.locale,
				`LOKET_SMTP harus berbentuk ${example.server} (atau smtps://…), tanpa yang lain sesudah porta. Tanda khusus di nama dan sandi ditulis seperti di alamat web: @ menjadi %40.`,
				`LOKET_SMTP must look like ${example.server} (or smtps://…), with nothing after the port. Special signs in name and password are written as in a web address: @ becomes %40.`,
			),
		);
		return null;
	}
	const secure = url.protocol === 'smtps:';
	const sign = user === '' ? null : { user, pass };
	const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
	return { host, port: Number(url.port || (secure ? 465 : sign === null || isThisMachine(host) ? 25 : 587)), secure, sign };
}

function readFrom(input: Input, wrong: string[]): MailSettings['from'] {
	const given = input.option('mail-from');
	if (given === undefined || given === '') return null;
	const [, name = '', bracketed] = /^([^<>"\p{Cc}]*)<([^<>]*)>$/u.exec(given.trim()) ?? [];
	const address = bracketed ?? given.trim();
	if (isEmail(address)) return { name: name.trim() === '' ? null : name.trim(), address };
	wrong.push(
		say(
			input.locale,
			`LOKET_MAIL_FROM harus alamat surel, misalnya ${example.from}; bukan ${given}.`,
			`LOKET_MAIL_FROM must be an email address, such as ${example.from}; not ${given}.`,
		),
	);
	return null;
}

/** How mail goes out, as it is printed at the start: never the password. */
export function printedMail(
	{ server, from }: MailSettings,
	folder: string,
	input: Input,
): readonly (readonly [string, string])[] {
	if (server === null)
		return [
			[
				'LOKET_SMTP',
				say(
					input.locale,
					`(tidak ada: surel tidak dikirim, tetapi ditaruh di ${folder})`,
					`(none: mails are not sent, but put into ${folder})`,
				),
			],
		];
	const name = server.sign === null ? '' : `${server.sign.user}:***@`;
	const host = server.host.includes(':') ? `[${server.host}]` : server.host;
	return [
		['LOKET_SMTP', `${server.secure ? 'smtps' : 'smtp'}://${name}${host}:${server.port}`],
		['LOKET_MAIL_FROM', from === null ? '' : from.name === null ? from.address : `${from.name} <${from.address}>`],
	];
}

function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

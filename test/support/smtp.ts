/** A mail server of the tests, on this machine: real SMTP, told what to refuse and how slow to be. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
	readonly from: string;
	readonly to: readonly string[];
	/** As it came over the line. */
	readonly raw: string;
	/** Headers by their small names, unfolded. */
	readonly headers: Readonly<Record<string, string>>;
	/** The text, decoded. */
	readonly text: string;
	readonly secure: boolean;
	readonly user: string | null;
}

export interface MailServer {
	readonly port: number;
	readonly received: readonly Received[];
	readonly close: () => Promise<void>;
}

/** Starts one. `port` 0 takes a free one. */
export async function mailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
	const received: Received[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		logger: false,
		onData: (stream, session, done) => {
			let raw = '';
			stream.setEncoding('utf8').on('data', (text: string) => {
				raw += text;
			});
			stream.on('end', () => {
				const { mailFrom, rcptTo } = session.envelope;
				received.push({
					...readMail(raw),
					from: mailFrom === false ? '' : mailFrom.address,
					to: rcptTo.map(({ address }) => address),
					secure: session.secure,
					user: typeof session.user === 'string' ? session.user : null,
				});
				done();
			});
		},
		...options,
	});
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
	return {
		port: (server.server.address() as AddressInfo).port,
		received,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

/** Reads a mail as it is written: headers, and a text in quoted-printable. */
export function readMail(raw: string): Pick<Received, 'raw' | 'headers' | 'text'> {
	const end = raw.indexOf('\r\n\r\n');
	const lines = raw
		.slice(0, end)
		.replace(/\r\n[ \t]+/g, ' ')
		.split('\r\n');
	const headers = Object.fromEntries(
		lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())]),
	);
	return { raw, headers, text: quoted(raw.slice(end + 4)).replaceAll('\r\n', '\n') };
}

/** Encoded words of a header (RFC 2047). */
function words(header: string): string {
	return header
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, form: string, text: string) =>
			form.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
		);
}

function quoted(text: string): string {
	const bytes = text
		.replace(/=\r?\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString();
}

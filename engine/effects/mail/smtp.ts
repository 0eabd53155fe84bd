import { createTransport } from 'nodemailer';
import type { Outcome, Reason } from '../outcome.js';
import type { Message, Post } from '../tools.js';
import { compose, type Sender } from './compose.js';
import { isThisMachine, type SmtpServer } from './server.js';

/** In milliseconds: to connect and be greeted, without a sign of life, and for one mail in all. */
export interface Patience {
	readonly greeting: number;
	readonly silence: number;
	readonly whole: number;
}

const usual: Patience = { greeting: 10_000, silence: 20_000, whole: 45_000 };

/** Fails with these codes say by themselves what is wrong. */
const byCode: Readonly<Record<string, Reason>> = {
	EAUTH: 'sign-in-refused',
	ENOAUTH: 'sign-in-refused',
	ETLS: 'no-secure-line',
	ETIMEDOUT: 'timed-out',
	EABORT: 'timed-out',
};

/**
 * Sends mails over SMTP, one connection each. A password never goes over a line that isn't secure, except to this machine; a certificate is
 * held to, except this machine's own. A server that is slow or hangs is left after a while. Refused for good is what RFC 5321 (4.2.1) calls
 * permanent: a 5xx to the recipient or the message.
 */
export function smtpPost(server: SmtpServer, sender: Sender, now: () => Date, patience: Patience = usual): Post {
	const { host, port, secure, sign } = server;
	const here = isThisMachine(host);
	const transport = createTransport({
		host,
		port,
		secure,
		requireTLS: !secure && sign !== null && !here,
		tls: { rejectUnauthorized: !here, minVersion: 'TLSv1.2' },
		...(sign === null ? {} : { auth: { user: sign.user, pass: sign.pass } }),
		name: sender.host,
		connectionTimeout: patience.greeting,
		greetingTimeout: patience.greeting,
		dnsTimeout: patience.greeting,
		socketTimeout: patience.silence,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		send: async (message: Message) => {
			const { bytes, envelope } = await compose(message, sender, now());
			try {
				const raw = Buffer.from(bytes);
				await transport.sendMail({
					envelope: { from: envelope.from, to: [...envelope.to] },
					raw,
					signal: AbortSignal.timeout(patience.whole),
				});
				return { is: 'done', reason: null };
			} catch (error) {
				return outcomeOf(error);
			}
		},
	};
}

function outcomeOf(error: unknown): Outcome {
	const { code, command, response, tls } = failureOf(error);
	const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
	if (known !== undefined) return { is: 'failed', reason: known };
	if (tls) return { is: 'failed', reason: 'no-secure-line' };
	if (code === 'EENVELOPE' || code === 'EMESSAGE') {
		if (command === 'MAIL FROM' && response >= 500) return { is: 'failed', reason: 'sender-refused' };
		return response >= 500 ? { is: 'refused', reason: 'refused-by-server' } : { is: 'failed', reason: 'try-later' };
	}
	return { is: 'failed', reason: response >= 400 ? 'try-later' : 'server-unreachable' };
}

/** What an error of the mail library says, as far as it is known; a certificate that isn't held good says so in its words alone. */
function failureOf(error: unknown) {
	if (!(error instanceof Error)) throw error;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (code === '') throw error;
	const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
	const response = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
	return { code, command, response, tls: /certificate|STARTTLS|altnames|SSL routines/i.test(error.message) };
}

import { createTransport } from 'nodemailer';
import type { Message } from '../tools.js';

/** Who mails come from. */
export interface Sender {
	readonly name: string | null;
	readonly address: string;
	/** The site's host name: what stands behind the @ of each Message-ID. */
	readonly host: string;
}

/** A mail in the form of RFC 5322, and where it goes. */
export interface Composed {
	readonly bytes: Uint8Array;
	readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

/** Characters that end a header or part it, control characters and marks that turn the writing round. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;
/** Of a text: all of them but line ends and tabs. */
const unfitText = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const longestSubject = 200;

/** Composes without a network: to bytes in memory. */
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/**
 * Puts a mail into the form of RFC 5322: plain text in UTF-8, quoted-printable. The Message-ID follows from the mail's own id and the site's
 * host, so that one sent twice is known as one; `Auto-Submitted` (RFC 3834) keeps answering machines quiet. What stands in subject and text
 * is data: line ends in a subject become blanks, so that no header can be added.
 */
export async function compose(message: Message, sender: Sender, at: Date): Promise<Composed> {
	const { id, to, replyTo, locale } = message;
	const { name, address, host } = sender;
	const info = await composer.sendMail({
		from: name === null ? address : { name, address },
		to: to.map((each) => ({ name: '', address: each })),
		...(replyTo === null ? {} : { replyTo }),
		subject: Array.from(message.subject.replace(unfit, ' ').trim()).slice(0, longestSubject).join(''),
		text: message.text.replace(/\r\n?/g, '\n').replace(unfitText, ''),
		textEncoding: 'quoted-printable',
		messageId: `<${id}@${host}>`,
		date: at,
		headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	if (!(info.message instanceof Uint8Array)) throw new Error('the composer gave no bytes');
	return { bytes: info.message, envelope: { from: address, to } };
}

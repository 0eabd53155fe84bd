/** What effects are run with: everything they need from outside, wired by the command that starts the server. */
import type { Logger } from 'pino';
import type { Applications } from '../applications/types.js';
import type { LinkMailView, MailText, NoticeMailView } from '../views/mail.js';
import type { Outcome } from './outcome.js';

export interface Tools {
	readonly applications: Applications;
	/** The public address without a path; every link in a mail begins with it, whatever a request said. */
	readonly origin: string;
	readonly post: Post;
	readonly render: MailRender;
	/** Addresses of who holds a role in an office now (office null: in any). */
	readonly holders: (role: string, office: string | null) => Promise<readonly string[]>;
	readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** The renderer of mails: plain data to subject and text. */
export interface MailRender {
	readonly notice: (view: NoticeMailView) => MailText;
	readonly link: (view: LinkMailView) => MailText;
}

/** A mail before it is put into the form of RFC 5322. */
export interface Message extends MailText {
	/** Stable: the same mail sent again has the same, and so has its Message-ID. */
	readonly id: string;
	readonly to: readonly string[];
	readonly replyTo: string | null;
	readonly locale: string;
}

/** Hands a mail over; says what became of it, never throws for what a server or disk does. */
export interface Post {
	readonly send: (message: Message) => Promise<Outcome>;
}

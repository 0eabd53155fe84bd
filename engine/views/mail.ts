/** What mails show: plain data, made from an application or draft, turned into text by a renderer. */
import type { Block } from '../definition/compile/markdown.js';
import type { Instant } from '../time/types.js';

/** What every mail of ours says of where it comes from. */
export interface MailFrame {
	readonly locale: string;
	readonly practice: boolean;
	/** The service's title. */
	readonly service: string;
	/** The office, else the organisation; null where there is none. */
	readonly office: string | null;
	readonly contact: { readonly phone: string | null; readonly hours: string | null; readonly email: string | null };
	/** The public address without a path; what an author wrote as an address of this site is put behind it. */
	readonly origin: string;
}

/** A notice of what happened to an application. */
export interface NoticeMailView extends MailFrame {
	/** Of the notice's letter, where it begins with one. */
	readonly heading: string | null;
	/** Null where the definition has no letter for it. */
	readonly body: readonly MailBlock[] | null;
	/** Where the application was then, in the words for this reader. */
	readonly state: string;
	readonly reference: string;
	/** The applicant's private link; null for an officer. */
	readonly link: string | null;
}

/** A block of a letter; rows of a table have their cells. */
export type MailBlock = Block | { readonly block: 'rows'; readonly rows: readonly (readonly string[])[] };

/** The private link of a draft. */
export interface LinkMailView extends MailFrame {
	readonly link: string;
	/** Until when it is kept, and the zone that is told in; null: as long as it takes. */
	readonly until: Instant | null;
	readonly zone: string;
}

/** A mail in words. */
export interface MailText {
	readonly subject: string;
	/** Lines end with `\n`. */
	readonly text: string;
}

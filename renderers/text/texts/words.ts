/** The fixed words of mails. */
export interface MailWords {
	/** Before the subject in practice. */
	readonly practice: string;
	readonly practiceSays: string;
	/** Where the definition has no text for a notice. */
	readonly news: (state: string) => string;
	readonly waiting: (state: string) => string;
	readonly open: (reference: string) => string;
	readonly reference: (reference: string) => string;
	readonly ownLink: string;
	readonly linkSubject: (service: string) => string;
	readonly linkSays: (service: string) => string;
	readonly kept: (until: string) => string;
	readonly notAsked: string;
	readonly questions: (where: string) => string;
	readonly automatic: string;
	readonly replies: (email: string) => string;
}

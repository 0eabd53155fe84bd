import type { MailWords } from './words.js';

export const en: MailWords = {
	practice: '[Practice]',
	practiceSays: 'This is a practice email. The application is made up and no office works on it.',
	news: (state) => `There is news of your application: ${state}.`,
	waiting: (state) => `An application needs your attention. Where it is now: ${state}.`,
	open: (reference) => `Open your application (${reference}):`,
	reference: (reference) => `Reference: ${reference}`,
	ownLink: 'This link is for you alone. Anybody who has it can open what you filled in, so give it to nobody else.',
	linkSubject: (service) => `Your link: ${service}`,
	linkSays: (service) => `What you filled in for “${service}” is saved. Open this link to go on, on any device:`,
	kept: (until) => `It is kept until ${until}. Each time you save it again, it is kept longer.`,
	notAsked: "If you didn't ask for this email, ignore it.",
	questions: (where) => `Questions? ${where}`,
	automatic: 'This email was sent automatically.',
	replies: (email) => `This email was sent automatically. Replies reach ${email}.`,
};

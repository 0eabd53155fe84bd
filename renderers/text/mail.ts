import type { LinkMailView, MailFrame, MailText, NoticeMailView } from '../../engine/views/mail.js';
import { dayText } from '../html/format/when.js';
import { plainBlocks } from './plain.js';
import { mailWords } from './texts/index.js';

/** A notice in words: what happened, where to see it, whom to ask. The reference stands in subject and text. */
export function noticeMail(view: NoticeMailView): MailText {
	const words = mailWords(view.locale);
	const own = view.link !== null;
	const body = view.body === null ? (own ? words.news : words.waiting)(view.state) : plainBlocks(view.body, view.origin);
	const where = own ? `${words.open(view.reference)}\n${view.link}\n\n${words.ownLink}` : words.reference(view.reference);
	return mail(view, `${view.heading ?? view.service} (${view.reference})`, [body, where]);
}

/** A draft's private link in words: what it opens, until when, and that nobody else should have it. */
export function linkMail(view: LinkMailView): MailText {
	const words = mailWords(view.locale);
	// A time that ends with a day is written as the first moment after it (2b-32), and read as that day.
	const last = view.until === null ? null : new Date(Date.parse(view.until) - 1).toISOString();
	const until = last === null ? [] : [words.kept(dayText(last, { locale: view.locale, zone: view.zone, now: last }))];
	return mail(view, words.linkSubject(view.service), [
		`${words.linkSays(view.service)}\n${view.link}`,
		...until,
		words.ownLink,
		words.notAsked,
	]);
}

function mail(frame: MailFrame, subject: string, parts: readonly string[]): MailText {
	const words = mailWords(frame.locale);
	const { phone, hours, email } = frame.contact;
	const contact = [phone === null ? null : [phone, hours].filter((part) => part !== null).join(', '), email]
		.filter((part) => part !== null)
		.join(' · ');
	const foot = [
		[frame.service, frame.office].filter((part) => part !== null).join(' · '),
		...(contact === '' ? [] : [words.questions(contact)]),
		email === null ? words.automatic : words.replies(email),
	];
	const practice = frame.practice ? [words.practiceSays] : [];
	return {
		subject: frame.practice ? `${words.practice} ${subject}` : subject,
		text: `${[...practice, ...parts, foot.join('\n')].join('\n\n')}\n`,
	};
}

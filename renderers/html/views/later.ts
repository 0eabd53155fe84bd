import type { LaterView, MailView } from '../../../engine/views/later.js';
import { safeUrl } from '../../../engine/views/url.js';
import { prepareErrorSummary } from '../components/error-summary/prepare.js';
import { prepareInput } from '../components/input/prepare.js';
import { lastDay } from '../format/when.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';
import { pageTemplate, renderPage } from './layout.js';

const template = pageTemplate('later');

/** It is saved; how to come back; as HTML. */
export function renderLater(view: LaterView): string {
	const { frame, mail } = view;
	const words = wordsOf(frame.locale);
	const { saved } = words;
	const { problem } = mail;
	return renderPage(template, frame, {
		title: saved.title,
		wrong: problem !== null,
		width: 'narrow',
		form: { first: 'mail', firstTitle: saved.send },
		body: {
			problems:
				problem === null
					? null
					: prepareErrorSummary({
							title: words.problems(1),
							errorList: [{ content: problem, href: safeUrl('#email') ?? undefined }],
						}),
			until: view.until === null ? null : lastDay(view.until, frame),
			keep: view.keep,
			mail: mailData(mail, words),
			resume: view.resume,
			words: {
				title: saved.title,
				until: saved.until,
				says: saved.says,
				keep: words.keep,
				keepSays: saved.keepSays,
				resume: saved.resume,
			},
		},
	});
}

function mailData(mail: MailView, words: Words): object {
	const { saved } = words;
	return {
		action: mail.form.action,
		token: mail.form.token,
		sent: mail.sent === null ? null : saved.sent(mail.sent),
		email: prepareInput({
			name: 'email',
			type: 'email',
			label: { content: saved.email },
			hint: { content: saved.emailSays },
			autocomplete: 'email',
			spellcheck: false,
			value: mail.email,
			errorMessage: mail.problem === null ? undefined : { content: mail.problem, visuallyHiddenText: words.error },
		}),
		words: { title: saved.mail, send: saved.send },
	};
}

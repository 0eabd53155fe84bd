import type { CheckView } from '../../../engine/views/citizen.js';
import { prepareBackLink } from '../components/back-link/prepare.js';
import { prepareDetails } from '../components/details/prepare.js';
import { prepareErrorSummary } from '../components/error-summary/prepare.js';
import { fee } from '../format/amount.js';
import { wordsOf } from '../texts/index.js';
import { pageTemplate, renderPage } from './layout.js';
import { focused } from './problems.js';
import { privacyOf } from './service.js';
import { sectionsData } from './summary.js';

const template = pageTemplate('check');

/** Check your answers, then send; as HTML. */
export function renderCheck(view: CheckView): string {
	const { locale } = view.frame;
	const words = wordsOf(locale);
	return renderPage(template, view.frame, {
		title: words.check,
		wrong: view.problems.length > 0,
		width: 'narrow',
		form: null,
		body: {
			back: prepareBackLink({ content: words.back, href: view.back }),
			problems:
				view.problems.length === 0
					? null
					: prepareErrorSummary({
							title: words.problems(view.problems.length),
							attributes: focused,
							errorList: view.problems.map(({ message, url }) => ({ content: message, href: url ?? undefined })),
						}),
			sections: sectionsData(view.sections, words, view.frame.locale),
			fee: view.fee === null ? null : fee(view.fee, locale, words),
			action: view.form.action,
			token: view.form.token,
			privacy: view.privacy === null ? null : prepareDetails({ summary: words.privacy, content: privacyOf(view.privacy, words) }),
			words: {
				check: words.check,
				says: words.checkSays(view.office),
				fee: words.fee,
				declare: words.declare,
				send: words.send,
				later: words.later,
			},
		},
	});
}

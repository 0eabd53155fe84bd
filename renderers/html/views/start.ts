import type { StartView } from '../../../engine/views/citizen.js';
import { safeUrl } from '../../../engine/views/url.js';
import { prepareBackLink } from '../components/back-link/prepare.js';
import { prepareErrorSummary } from '../components/error-summary/prepare.js';
import { prepareRadios } from '../components/radios/prepare.js';
import { wordsOf } from '../texts/index.js';
import { pageTemplate, renderPage } from './layout.js';
import { focused } from './problems.js';

const template = pageTemplate('start');

/** Which office, as HTML. */
export function renderStart(view: StartView): string {
	const words = wordsOf(view.frame.locale);
	return renderPage(template, view.frame, {
		title: words.whichOffice,
		wrong: view.problem !== null,
		width: 'narrow',
		form: { first: 'continue', firstTitle: words.continue },
		body: {
			back: prepareBackLink({ content: words.back, href: view.back }),
			problems:
				view.problem === null
					? null
					: prepareErrorSummary({
							title: words.problems(1),
							attributes: focused,
							errorList: [{ content: view.problem, href: safeUrl('#office') ?? undefined }],
						}),
			action: view.form.action,
			token: view.form.token,
			offices: prepareRadios({
				name: 'office',
				fieldset: { legend: { content: words.whichOffice, classes: 'govuk-fieldset__legend--l', isPageHeading: true } },
				hint: { content: words.whichOfficeSays },
				errorMessage: view.problem === null ? undefined : { content: view.problem, visuallyHiddenText: words.error },
				items: view.offices.map(({ id, name, chosen }) => ({ value: id, content: name, checked: chosen })),
			}),
			words: { continue: words.continue },
		},
	});
}

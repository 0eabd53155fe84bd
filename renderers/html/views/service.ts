import type { ServiceView } from '../../../engine/views/citizen.js';
import { prepareBreadcrumbs } from '../components/breadcrumbs/prepare.js';
import { prepareButton } from '../components/button/prepare.js';
import { type DetailsData, prepareDetails } from '../components/details/prepare.js';
import { duration, fee, number } from '../format/amount.js';
import { escapeText, markup } from '../markup.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';
import { pageTemplate, renderPage } from './layout.js';
import { wayData } from './way.js';

const template = pageTemplate('service');

/** A service: what it takes, and the way in; as HTML. */
export function renderService(view: ServiceView): string {
	const { locale } = view.frame;
	const words = wordsOf(locale);
	return renderPage(template, view.frame, {
		title: view.title,
		width: 'wide',
		form: null,
		body: {
			crumbs:
				view.crumbs.length === 0
					? null
					: prepareBreadcrumbs({
							labelText: words.crumbs,
							items: view.crumbs.map(({ title, url }) => ({ content: title, href: url })),
						}),
			title: view.title,
			summary: view.summary,
			facts: factsOf(view, words),
			start: view.start === null ? null : prepareButton({ content: words.start, href: view.start, classes: 'full' }),
			closed: view.closed,
			resume: view.resume,
			prepare: view.prepare,
			way: wayData(view.way, view.frame, words, 'plain'),
			offices: view.offices,
			more: moreOf(view, words).map((details) => ({ details })),
			words: {
				start: words.start,
				resume: words.resume,
				prepare: words.prepare,
				whatHappens: words.whatHappens,
				offices: words.offices,
			},
		},
	});
}

function factsOf(view: ServiceView, words: Words): { readonly title: string; readonly says: string }[] {
	const { locale } = view.frame;
	const facts: { title: string; says: string }[] = [];
	if (view.promise !== null) facts.push({ title: words.longest, says: duration(view.promise, locale, words) });
	if (view.fee !== null) facts.push({ title: words.cost, says: fee(view.fee, locale, words) });
	if (view.minutes !== null) facts.push({ title: words.filling, says: words.minutes(number(view.minutes, locale)) });
	if (view.results.length > 0) facts.push({ title: words.result, says: view.results.join(', ') });
	return facts;
}

/** What only some want to read: legal basis, personal data. */
function moreOf(view: ServiceView, words: Words): DetailsData[] {
	const more: DetailsData[] = [];
	if (view.legalBasis.length > 0) {
		const items = view.legalBasis.map(({ title, url }) =>
			url === null
				? `<li>${escapeText(title)}</li>`
				: `<li><a class="govuk-link" href="${escapeText(url)}">${escapeText(title)}</a></li>`,
		);
		more.push(prepareDetails({ summary: words.legal, content: markup(`<ul class="govuk-list">${items.join('')}</ul>`) }));
	}
	if (view.privacy !== null) more.push(prepareDetails({ summary: words.privacy, content: privacyOf(view.privacy, words) }));
	return more;
}

/** For what personal data is used, and on which basis. */
export function privacyOf(privacy: { readonly purpose: string; readonly basis: string | null }, words: Words) {
	const basis =
		privacy.basis === null ? '' : `<p class="govuk-body">${escapeText(words.basis)}: ${escapeText(privacy.basis)}</p>`;
	return markup(`<p class="govuk-body">${escapeText(privacy.purpose)}</p>${basis}`);
}

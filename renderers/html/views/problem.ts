import type { ProblemView } from '../../../engine/views/citizen.js';
import { preparePairs } from '../components/pairs/prepare.js';
import { answersOf } from '../fields/answers.js';
import { wordsOf } from '../texts/index.js';
import { pageTemplate, renderPage } from './layout.js';

const template = pageTemplate('problem');

/** What went wrong and what to do, as HTML. */
export function renderProblem(view: ProblemView): string {
	const words = wordsOf(view.frame.locale);
	const { title, says } = words.problem[view.what];
	return renderPage(template, view.frame, {
		title,
		width: 'narrow',
		form: null,
		body: {
			title,
			says,
			reference: view.reference,
			rows:
				view.rows.length === 0
					? null
					: preparePairs({ pairs: view.rows.map((row) => ({ key: row.title, value: answersOf(row.answers, words) })) }),
			links: view.links.map((link) => ({ title: link.title, url: link.url })),
			request: view.request,
			words: { reference: words.reference, request: words.request },
		},
	});
}

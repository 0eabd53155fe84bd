import type { RemoveRowView } from '../../../engine/views/citizen.js';
import { preparePairs } from '../components/pairs/prepare.js';
import { answersOf } from '../fields/answers.js';
import { wordsOf } from '../texts/index.js';
import { pageTemplate, renderPage } from './layout.js';

const template = pageTemplate('remove-row');

/** "Remove this one?", as HTML. Enter, too, goes back: nothing is removed by accident. */
export function renderRemoveRow(view: RemoveRowView): string {
	const words = wordsOf(view.frame.locale);
	const title = words.removeRow(view.title);
	return renderPage(template, view.frame, {
		title,
		width: 'narrow',
		form: { first: 'back', firstTitle: words.removeNo },
		body: {
			action: view.form.action,
			token: view.form.token,
			title,
			pairs: preparePairs({ pairs: view.rows.map((row) => ({ key: row.title, value: answersOf(row.answers, words) })) }),
			words: { says: words.removeSays, yes: words.removeYes, no: words.removeNo },
		},
	});
}

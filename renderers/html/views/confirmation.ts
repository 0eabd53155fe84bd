import type { ConfirmationView } from '../../../engine/views/citizen.js';
import { preparePanel } from '../components/panel/prepare.js';
import { fee } from '../format/amount.js';
import { lastDay } from '../format/when.js';
import { escapeText, markup } from '../markup.js';
import { wordsOf } from '../texts/index.js';
import { pageTemplate, renderPage } from './layout.js';
import { wayData } from './way.js';

const template = pageTemplate('confirmation');

/** It was sent: the reference, what happens next and when; as HTML. */
export function renderConfirmation(view: ConfirmationView): string {
	const { frame } = view;
	const words = wordsOf(frame.locale);
	return renderPage(template, frame, {
		title: words.sent,
		width: 'narrow',
		form: null,
		body: {
			panel: preparePanel({
				title: words.sent,
				body: markup(`${escapeText(words.reference)}<br><strong>${escapeText(view.reference)}</strong>`),
			}),
			mailed: view.email === null ? null : words.mailed(view.email),
			promised: view.promisedBy === null ? null : lastDay(view.promisedBy, frame),
			way: wayData(view.way, frame, words),
			fee: view.fee === null ? null : fee(view.fee, frame.locale, words),
			keep: view.keep,
			status: view.status,
			words: {
				promised: words.promised,
				nextSteps: words.nextSteps,
				fee: words.fee,
				keep: words.keep,
				keepSays: words.keepSays,
				see: words.see,
			},
		},
	});
}

import type { AboutView, OpenedEntry } from '../../../engine/views/about.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';
import { pageTemplate, renderPage } from './layout.js';

const template = pageTemplate('about');

/** A page of words, as HTML. */
export function renderAbout(view: AboutView): string {
	const words = wordsOf(view.frame.locale);
	const { title, says, parts } = words.about[view.what];
	return renderPage(template, view.frame, {
		title,
		width: 'narrow',
		form: null,
		body: {
			title,
			says,
			opened: view.opened.map((entry) => openedData(entry, words)),
			parts,
			words: { opened: words.openedHere },
		},
	});
}

function openedData({ service, reference, url }: OpenedEntry, words: Words): object {
	return { title: service, url, says: reference === null ? words.people.draft : `${words.reference} ${reference}` };
}

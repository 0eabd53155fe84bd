import { readFileSync } from 'node:fs';
import type { NoteView, PanelView } from '../../../engine/views/author.js';
import { compile, markup } from '../markup.js';
import { authorWords } from './words.js';

const template = (name: string) => compile(readFileSync(new URL(`${name}.hbs`, import.meta.url), 'utf8').trim());
const note = template('note');
const panel = template('panel');

/** A problem of the folder, as HTML; says that it is for the author, so that nobody takes it for a problem of an answer. */
export function renderNote(view: NoteView, locale: string): string {
	const words = authorWords(locale);
	return note({ ...view, title: `${words.severities[view.severity]} (${words.forAuthor})`, words });
}

/** All problems of the folder above a page, as HTML; open where there is an error. */
export function renderPanel(view: PanelView): string {
	const words = authorWords(view.locale);
	return panel({
		words,
		list: view.list,
		sum: view.notes.length === 0 ? words.none : words.counts(view.counts),
		open: { open: view.counts.error > 0 ? true : null },
		notes: view.notes.map((one) => markup(renderNote(one, view.locale))),
	});
}

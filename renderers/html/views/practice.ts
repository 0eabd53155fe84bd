import type { PersonView, PracticeView } from '../../../engine/views/practice.js';
import { prepareTag } from '../components/tag/prepare.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';
import { pageTemplate, renderPage } from './layout.js';

const template = pageTemplate('practice');

/** The made-up people of a practice store, as HTML. */
export function renderPractice(view: PracticeView): string {
	const words = wordsOf(view.frame.locale);
	const { people } = words;
	return renderPage(template, view.frame, {
		title: people.title,
		width: 'narrow',
		form: null,
		body: {
			waiting: view.waiting ? people.waiting : null,
			services: view.services.map(({ title, people: each }) => ({ title, people: each.map((one) => personData(one, words)) })),
			words: { title: people.title, says: people.says, none: view.waiting ? '' : people.none },
		},
	});
}

const tagOf: Readonly<Record<PersonView['has'], (people: Words['people']) => string>> = {
	sent: ({ sent }) => sent,
	draft: ({ draft }) => draft,
	none: ({ notMade }) => notMade,
};

function personData({ name, has, says, url }: PersonView, { people }: Words): object {
	const stopped = says === '' ? people.notSent : people.stopped(says);
	return {
		name,
		url,
		says: has === 'draft' ? stopped : says,
		tag: prepareTag({ content: tagOf[has](people), classes: has === 'sent' ? 'tag--ok' : undefined }),
	};
}

import type { AuthoredPersona, AuthoredService, AuthorsView } from '../../../engine/views/author.js';
import { pageTemplate, renderPage } from '../views/layout.js';
import { type AuthorWords, authorWords } from './words.js';

const template = pageTemplate('authors');

/** The list for authors, as HTML. */
export function renderAuthors(view: AuthorsView): string {
	const words = authorWords(view.frame.locale);
	return renderPage(template, view.frame, {
		title: words.title,
		width: 'wide',
		form: null,
		body: {
			words,
			gallery: view.gallery,
			services: view.services.map((service) => serviceData(service, words)),
		},
	});
}

function serviceData({ id, title, url, counts, personas, coverage }: AuthoredService, words: AuthorWords): object {
	const isClean = counts.error + counts.warning + counts.hint === 0;
	return {
		id,
		title,
		url,
		sum: isClean ? words.none : words.counts(counts),
		notYet: url === null ? words.notYet : null,
		none: url !== null && personas.length === 0 ? words.noPersonas : null,
		personas: personas.map((persona) => personaData(persona, words)),
		coverage: coverage.map(({ of, covered, total, missing }) => ({
			says: `${words.parts[of]} ${covered}/${total}`,
			missing: missing.length === 0 ? null : `${words.missing}: ${missing.join(', ')}`,
		})),
		words,
	};
}

function personaData({ name, ok, problems, pages, states, check }: AuthoredPersona, words: AuthorWords): object {
	const answered = [...pages, ...(check === null ? [] : [{ title: words.checkAnswers, url: check }])];
	// A link says by itself what it opens, and for whom.
	const links = (some: AuthoredPersona['pages']) => some.map(({ title, url }) => ({ title, url, whose: `(${name})` }));
	return {
		name,
		mark: ok ? words.passed : words.failed,
		problems,
		lists: [
			{ title: words.openAt, links: links(answered) },
			{ title: words.openStatus, links: links(states) },
		].filter((list) => list.links.length > 0),
	};
}

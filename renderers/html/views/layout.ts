import { readFileSync } from 'node:fs';
import type { Frame } from '../../../engine/views/frame.js';
import { safeUrl } from '../../../engine/views/url.js';
import { prepareSkipLink } from '../components/skip-link/prepare.js';
import { inline } from '../components/source.js';
import { compile, escapeText, type Markup, markup, type Template } from '../markup.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';

/** What a view gives to the layout beside its own data. */
export interface PageData {
	/** The page in words, for the window's title. */
	readonly title: string;
	/** Has the page a problem: its title says so first. */
	readonly wrong?: boolean;
	/** `narrow` for questions and reading; '' for the whole width. */
	readonly width: 'narrow' | 'wide' | 'full';
	/** Pages with a form: what the first, hidden submit button says with `then`, so that Enter in a field continues. */
	readonly form: { readonly first: string; readonly firstTitle: string } | null;
	readonly body: object;
}

function file(name: string): string {
	return readFileSync(new URL(`${name}.hbs`, import.meta.url), 'utf8').replace(/\n/g, '');
}

/** A template for whole pages of a view: its own source put into the layout. `fields` stands where the view has `{{> fields}}`. */
export function pageTemplate(view: string, fields = ''): Template {
	const body = file(view)
		.replaceAll('{{> sections}}', () => file('sections'))
		.replaceAll('{{> fields}}', () => fields);
	return compile(inline(file('layout').replace('{{> body}}', () => `{{#with body}}${body}{{/with}}`)));
}

const classesOf = { narrow: 'page narrow', wide: 'page', full: '' } as const;

/** A whole page from a template of `pageTemplate`. */
export function renderPage(template: Template, frame: Frame, page: PageData): string {
	const words = wordsOf(frame.locale);
	return template({
		title: `${page.wrong === true ? `${words.error}: ` : ''}${page.title} – ${frame.name}`,
		mainClass: classesOf[page.width],
		form: page.form,
		body: page.body,
		frame: frameData(frame, page.form !== null),
	});
}

function frameData(frame: Frame, hasForm: boolean): object {
	const words = wordsOf(frame.locale);
	const skip = safeUrl('#isi');
	return {
		locale: frame.locale,
		direction: words.direction,
		skip: skip === null ? null : prepareSkipLink({ content: words.skip, href: skip }),
		// A link in the head would leave a half-filled page: there the name is only a name.
		nameTag: hasForm ? 'div' : 'a',
		nameAttributes: hasForm ? {} : { href: frame.home },
		seal: frame.seal,
		name: frame.name,
		under: frame.under,
		chooseLanguage: words.chooseLanguage,
		languages:
			frame.languages.length < 2
				? []
				: frame.languages.map(({ locale, url }) => ({
						locale,
						code: locale.toUpperCase(),
						name: languageName(locale),
						current: locale === frame.locale,
						url: hasForm ? null : url,
					})),
		// Nothing in the strip or the foot leads away from a half-filled page.
		practice: frame.practice
			? { title: words.practice, says: words.practiceSays, url: hasForm ? null : frame.madeUp, link: words.people.link }
			: null,
		foot: words.foot,
		links: hasForm ? [] : frame.links,
		contact: contact(frame),
		style: frame.style.url,
		script: frame.script,
		words: frame.script === null ? null : scriptWords(words),
		inline: frame.style.inline === null ? null : markup(frame.style.inline),
	};
}

const scriptWordsOf = new WeakMap<Words, Markup>();

/** What the page's script says, as the attribute it reads it from; the same on every page of a language. */
function scriptWords(words: Words): Markup {
	const known = scriptWordsOf.get(words) ?? markup(` data-words="${escapeText(JSON.stringify(words.script))}"`);
	scriptWordsOf.set(words, known);
	return known;
}

/** A language by its own name. */
function languageName(locale: string): string {
	const words = wordsOf(locale);
	return words === wordsOf('id') && locale !== 'id'
		? (new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale)
		: words.language;
}

/** Phone, hours and e-mail in one line; what can be called or written to is a link. */
export function contact({ contact: { phone, hours, email } }: Frame): Markup | null {
	const parts = [hours === null ? null : escapeText(hours), link('tel:', phone), link('mailto:', email)].filter(
		(part) => part !== null,
	);
	return parts.length === 0 ? null : markup(parts.join(' · '));
}

function link(scheme: 'tel:' | 'mailto:', text: string | null): string | null {
	if (text === null) return null;
	const url = safeUrl(scheme + (scheme === 'tel:' ? text.replace(/[^0-9+]/g, '') : text));
	return url === null ? escapeText(text) : `<a class="govuk-link" href="${escapeText(url)}">${escapeText(text)}</a>`;
}

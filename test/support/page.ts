/** A page of ours as a browser without JavaScript sees it: its words, its form, what it would post. */
import { decode } from './dom.js';

interface Tag {
	readonly name: string;
	readonly has: (attribute: string) => boolean;
	readonly get: (attribute: string) => string;
	/** What follows the tag up to the next end tag of the same name. */
	readonly inside: string;
}

export interface Control {
	readonly name: string;
	readonly type: string;
	readonly value: string;
	/** Would it be posted as it stands? */
	readonly on: boolean;
}

export interface Page {
	readonly html: string;
	readonly locale: string;
	readonly title: string;
	readonly heading: string;
	/** What can be read, tags taken out. */
	readonly words: string;
	/** Where the form posts to; '' without a form. */
	readonly action: string;
	/** Is it posted as `multipart/form-data`? */
	readonly multipart: boolean;
	/** Inputs, areas and selects, in order. */
	readonly controls: readonly Control[];
	readonly buttons: readonly { readonly name: string; readonly value: string; readonly words: string }[];
	readonly links: readonly { readonly href: string; readonly words: string }[];
	/** Lines of the error summary. */
	readonly problems: readonly string[];
}

/** Reads a page as our templates write it. */
export function readPage(html: string): Page {
	const tags = tagsOf(html);
	const of = (...names: string[]) => tags.filter(({ name }) => names.includes(name));
	const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
	const summary = /govuk-error-summary__list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
	return {
		html,
		locale: of('html')[0]?.get('lang') ?? '',
		title: wordsOf(of('title')[0]?.inside ?? ''),
		heading: wordsOf(of('h1')[0]?.inside ?? ''),
		words: wordsOf(main),
		action: of('form')[0]?.get('action') ?? '',
		multipart: of('form')[0]?.get('enctype') === 'multipart/form-data',
		controls: of('input', 'textarea', 'select').map(controlOf),
		buttons: of('button').map((tag) => ({ name: tag.get('name'), value: tag.get('value'), words: wordsOf(tag.inside) })),
		links: of('a').map((tag) => ({ href: tag.get('href'), words: wordsOf(tag.inside) })),
		problems: tagsOf(summary)
			.filter(({ name }) => name === 'li')
			.map(({ inside }) => wordsOf(inside)),
	};
}

/** What the form would post as it stands, each name with its texts. */
export function standing(page: Page): Map<string, string[]> {
	const posted = new Map<string, string[]>();
	for (const { name, type, value, on } of page.controls) {
		if (!on || name === '' || type === 'file') continue;
		posted.set(name, [...(posted.get(name) ?? []), value]);
	}
	return posted;
}

function controlOf(tag: Tag): Control {
	const name = tag.get('name');
	const type = tag.name === 'input' ? tag.get('type') || 'text' : tag.name;
	if (tag.name === 'textarea') return { name, type, value: decode(tag.inside), on: true };
	if (tag.name === 'select') {
		const options = tagsOf(tag.inside).filter((one) => one.name === 'option');
		return { name, type, value: (options.find((one) => one.has('selected')) ?? options[0])?.get('value') ?? '', on: true };
	}
	const isChoice = type === 'radio' || type === 'checkbox';
	return { name, type, value: tag.get('value'), on: !isChoice || tag.has('checked') };
}

function tagsOf(html: string): readonly Tag[] {
	return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>/"']+(?:="[^"]*")?)*)\s*\/?>/g)].map((match): Tag => {
		const [whole, name = '', rest = ''] = match;
		const attributes = new Map(
			[...rest.matchAll(/([^\s=>/"']+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, decode(value)] as const),
		);
		const from = match.index + whole.length;
		const end = html.indexOf(`</${name}>`, from);
		return {
			name,
			has: (attribute) => attributes.has(attribute),
			get: (attribute) => attributes.get(attribute) ?? '',
			inside: end < 0 ? '' : html.slice(from, end),
		};
	});
}

function wordsOf(html: string): string {
	return decode(html.replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim();
}

import type { Block, Inline, Markdown } from '../../../engine/definition/compile/markdown.js';
import { escapeText, type Markup, markup } from '../markup.js';

/** Authors' text as HTML: their words escaped, their marks as our elements, addresses only of the type that may stand in `href`. Headings begin at this level. */
export function prose(text: Markdown, headingLevel = 2): Markup {
	return markup(text.map((block) => blockHtml(block, headingLevel)).join(''));
}

function blockHtml(block: Block, level: number): string {
	if (block.block === 'heading') return `<h${level} class="govuk-heading-m">${inlines(block.inline)}</h${level}>`;
	if (block.block === 'paragraph') return `<p class="govuk-body">${inlines(block.inline)}</p>`;
	const tag = block.ordered ? 'ol' : 'ul';
	const items = block.items.map((item) => `<li>${inlines(item)}</li>`).join('');
	return `<${tag} class="govuk-list govuk-list--${block.ordered ? 'number' : 'bullet'}">${items}</${tag}>`;
}

/** One line of an author's words as HTML, in the same way. */
export function line(inline: readonly Inline[]): Markup {
	return markup(inlines(inline));
}

function inlines(list: readonly Inline[]): string {
	return list.map(inlineHtml).join('');
}

function inlineHtml(part: Inline): string {
	if (part.inline === 'text') return escapeText(part.text);
	if (part.inline === 'break') return '<br>';
	if (part.inline === 'link')
		return `<a class="govuk-link" href="${escapeText(part.url)}" rel="noreferrer">${inlines(part.inside)}</a>`;
	const tag = part.inline === 'strong' ? 'strong' : 'em';
	return `<${tag}>${inlines(part.inside)}</${tag}>`;
}

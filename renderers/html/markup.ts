import Handlebars from 'handlebars';

/** HTML made by our own templates; anything else that reaches a page is text and is escaped. */
export interface Markup {
	readonly markup: string;
}

/** Marks a text as HTML of our own templates. Never call it with words of authors or citizens. */
export function markup(html: string): Markup {
	return { markup: html };
}

/** Words to show, or HTML of our own. */
export type Content = string | Markup;

/** Attributes by name. `true` = the bare name, null = left out, a text is escaped. */
export type Attributes = Readonly<Record<string, string | number | true | null>>;

/** A text made fit for HTML, in an element or between quotes. */
export function escapeText(text: string): string {
	return Handlebars.escapeExpression(text);
}

/** The only helpers our templates know besides `if`, `unless`, `each`, `with` and `lookup`. */
export const helpers = {
	/** ` name="value"` for each attribute. */
	attributes: (attributes: Attributes | null): Handlebars.SafeString => {
		let html = '';
		for (const name in attributes) {
			const value = attributes[name];
			if (value === true) html += ` ${name}`;
			else if (value !== null && value !== undefined) html += ` ${name}="${escapeText(String(value))}"`;
		}
		return new Handlebars.SafeString(html);
	},
	/** Text escaped, HTML of our own as it is. */
	content: (content: Content | null): Handlebars.SafeString =>
		new Handlebars.SafeString(content === null ? '' : typeof content === 'string' ? escapeText(content) : content.markup),
} as const;

export type Template = (data: unknown) => string;

/** Makes a template from a source that is ours alone. A key that the data lacks is a bug and throws. */
export function compile(source: string): Template {
	const template = Handlebars.compile(source, {
		strict: true,
		knownHelpersOnly: true,
		knownHelpers: { attributes: true, content: true },
		noEscape: false,
	});
	return (data) => template(data, { helpers });
}

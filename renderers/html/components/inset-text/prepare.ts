import type { Attributes, Content } from '../../markup.js';
import { also, classes, type Styled } from '../options.js';

export interface InsetTextOptions extends Styled {
	readonly content: Content;
	readonly id?: string | undefined;
}

export interface InsetTextData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

/** Words set apart from the text around them. */
export function prepareInsetText(options: InsetTextOptions): InsetTextData {
	return {
		class: classes('govuk-inset-text', options.classes),
		attributes: also({ id: options.id ?? null }, options.attributes),
		content: options.content,
	};
}

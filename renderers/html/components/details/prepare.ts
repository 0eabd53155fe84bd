import type { Attributes, Content } from '../../markup.js';
import { classes, type Styled } from '../options.js';

export interface DetailsOptions extends Styled {
	readonly summary: Content;
	readonly content: Content;
	readonly id?: string | undefined;
	readonly open?: boolean | undefined;
}

export interface DetailsData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly summary: Content;
	readonly content: Content;
}

/** What only some want to read. */
export function prepareDetails(options: DetailsOptions): DetailsData {
	return {
		class: classes('govuk-details', options.classes),
		attributes: { id: options.id ?? null, ...options.attributes, open: options.open === true ? true : null },
		summary: options.summary,
		content: options.content,
	};
}

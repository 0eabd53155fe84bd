import type { SafeUrl } from '../../../../engine/views/url.js';
import type { Attributes, Content } from '../../markup.js';
import { also, classes, type Styled } from '../options.js';

export interface BackLinkOptions extends Styled {
	readonly content: Content;
	readonly href: SafeUrl;
}

export interface BackLinkData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

/** The way back, where nothing typed can be lost by it. */
export function prepareBackLink(options: BackLinkOptions): BackLinkData {
	return {
		class: classes('govuk-back-link', options.classes),
		attributes: also({ href: options.href }, options.attributes),
		content: options.content,
	};
}

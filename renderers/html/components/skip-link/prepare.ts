import type { SafeUrl } from '../../../../engine/views/url.js';
import type { Attributes, Content } from '../../markup.js';
import { also, classes, type Styled } from '../options.js';

export interface SkipLinkOptions extends Styled {
	readonly content: Content;
	readonly href: SafeUrl;
}

export interface SkipLinkData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

/** The way past the head, for those who go by keyboard. */
export function prepareSkipLink(options: SkipLinkOptions): SkipLinkData {
	return {
		class: classes('govuk-skip-link', options.classes),
		attributes: also({ href: options.href }, options.attributes),
		content: options.content,
	};
}

import type { SafeUrl } from '../../../../engine/views/url.js';
import type { Attributes, Content } from '../../markup.js';
import { also, classes, filled, type Styled } from '../options.js';

export interface ErrorSummaryOptions extends Styled {
	readonly title: Content;
	readonly description?: Content | undefined;
	readonly errorList?:
		| readonly { readonly content: Content; readonly href?: SafeUrl | undefined; readonly attributes?: Attributes | undefined }[]
		| undefined;
	readonly disableAutoFocus?: boolean | undefined;
}

export interface ErrorSummaryData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly title: Content;
	readonly description: Content | null;
	readonly items: readonly { readonly link: boolean; readonly attributes: Attributes; readonly content: Content }[];
}

/** All that is to be put right on a page, each with the way to it. */
export function prepareErrorSummary(options: ErrorSummaryOptions): ErrorSummaryData {
	return {
		class: classes('govuk-error-summary', options.classes),
		attributes: also(
			{
				'data-disable-auto-focus': options.disableAutoFocus === undefined ? null : String(options.disableAutoFocus),
			},
			options.attributes,
		),
		title: options.title,
		description: filled(options.description) ? options.description : null,
		items: (options.errorList ?? []).map((item) => ({
			link: item.href !== undefined,
			attributes: item.href === undefined ? {} : also({ href: item.href }, item.attributes),
			content: item.content,
		})),
	};
}

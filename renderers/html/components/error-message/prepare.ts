import type { Attributes, Content } from '../../markup.js';
import { also, classes, type Styled } from '../options.js';

export interface ErrorMessageOptions extends Styled {
	readonly content: Content;
	readonly id?: string | undefined;
	/** "Galat", read out before the message; '' = nothing. */
	readonly visuallyHiddenText?: string | undefined;
}

export interface ErrorMessageData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly hidden: string;
	readonly content: Content;
}

/** What to do about an answer, beside its field. */
export function prepareErrorMessage(options: ErrorMessageOptions): ErrorMessageData {
	return {
		class: classes('govuk-error-message', options.classes),
		attributes: also({ id: options.id ?? null }, options.attributes),
		hidden: options.visuallyHiddenText ?? 'Error',
		content: options.content,
	};
}

import type { Attributes, Content } from '../../markup.js';
import { also, classes, filled, type Styled } from '../options.js';

export interface LabelOptions extends Styled {
	readonly content?: Content | undefined;
	readonly for?: string | undefined;
	/** Is the label the page's heading. */
	readonly isPageHeading?: boolean | undefined;
}

export interface LabelData {
	readonly heading: boolean;
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

/** The name of an input; null where there are no words for it. */
export function prepareLabel(options: LabelOptions): LabelData | null {
	if (!filled(options.content)) return null;
	return {
		heading: options.isPageHeading === true,
		class: classes('govuk-label', options.classes),
		attributes: also({ for: options.for ?? null }, options.attributes),
		content: options.content,
	};
}

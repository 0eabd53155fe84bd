import type { Attributes, Content } from '../../markup.js';
import { also, classes, type Styled } from '../options.js';

export interface HintOptions extends Styled {
	readonly content: Content;
	readonly id?: string | undefined;
}

export interface HintData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

/** Words that help to answer. */
export function prepareHint(options: HintOptions): HintData {
	return {
		class: classes('govuk-hint', options.classes),
		attributes: also({ id: options.id ?? null }, options.attributes),
		content: options.content,
	};
}

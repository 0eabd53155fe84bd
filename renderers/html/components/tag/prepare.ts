import type { Attributes, Content } from '../../markup.js';
import { classes, type Styled } from '../options.js';

export interface TagOptions extends Styled {
	readonly content: Content;
}

export interface TagData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

/** A word or two about a thing: its time, its price, its state. */
export function prepareTag(options: TagOptions): TagData {
	return { class: classes('govuk-tag', options.classes), attributes: options.attributes ?? {}, content: options.content };
}

import type { Attributes, Content } from '../../markup.js';
import { classes, filled, type Styled } from '../options.js';

export interface PanelOptions extends Styled {
	readonly title: Content;
	readonly body?: Content | undefined;
	readonly headingLevel?: number | undefined;
}

export interface PanelData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly level: number;
	readonly title: Content;
	readonly body: Content | null;
}

/** The one thing that just happened. */
export function preparePanel(options: PanelOptions): PanelData {
	return {
		class: classes('govuk-panel', 'govuk-panel--confirmation', options.classes),
		attributes: options.attributes ?? {},
		level: options.headingLevel ?? 1,
		title: options.title,
		body: filled(options.body) ? options.body : null,
	};
}

import type { Attributes, Content } from '../../markup.js';
import { also, classes, filled, type Styled } from '../options.js';

export interface FieldsetOptions extends Styled {
	readonly legend?: LegendOptions | undefined;
	readonly describedBy?: string | null | undefined;
	readonly role?: string | undefined;
	readonly content?: Content | undefined;
}

export interface LegendOptions {
	readonly content?: Content | undefined;
	readonly classes?: string | undefined;
	readonly isPageHeading?: boolean | undefined;
}

export interface FieldsetData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly legend: { readonly class: string; readonly heading: boolean; readonly content: Content } | null;
	readonly content: Content | null;
}

/** Fields that belong together, under one legend. */
export function prepareFieldset(options: FieldsetOptions): FieldsetData {
	const { legend } = options;
	return {
		class: classes('govuk-fieldset', options.classes),
		attributes: also({ role: options.role ?? null, 'aria-describedby': options.describedBy ?? null }, options.attributes),
		legend:
			legend !== undefined && filled(legend.content)
				? {
						class: classes('govuk-fieldset__legend', legend.classes),
						heading: legend.isPageHeading === true,
						content: legend.content,
					}
				: null,
		content: options.content ?? null,
	};
}

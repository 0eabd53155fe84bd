import type { SafeUrl } from '../../../../engine/views/url.js';
import type { Attributes, Content } from '../../markup.js';
import { also, classes, filled, type Styled } from '../options.js';

export interface SummaryListOptions extends Styled {
	readonly rows: readonly SummaryRowOptions[];
	readonly card?: CardOptions | undefined;
}

export interface SummaryRowOptions {
	readonly classes?: string | undefined;
	readonly key: { readonly content: Content; readonly classes?: string | undefined };
	readonly value: { readonly content: Content; readonly classes?: string | undefined };
	readonly actions?: ActionsOptions | undefined;
}

export interface ActionsOptions {
	readonly classes?: string | undefined;
	readonly items: readonly ActionOptions[];
}

export interface ActionOptions extends Styled {
	readonly href: SafeUrl;
	readonly content: Content;
	/** What is changed, read out after the word. */
	readonly visuallyHiddenText?: string | undefined;
}

export interface CardOptions extends Styled {
	readonly title?:
		| { readonly content: Content; readonly classes?: string | undefined; readonly headingLevel?: number | undefined }
		| undefined;
	readonly actions?: ActionsOptions | undefined;
}

interface ActionsData {
	readonly class: string;
	readonly several: boolean;
	readonly items: readonly {
		readonly class: string;
		readonly attributes: Attributes;
		readonly content: Content;
		readonly hidden: boolean;
		readonly words: string;
		readonly card: Content | null;
	}[];
}

export interface SummaryListData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly rows: readonly {
		readonly class: string;
		readonly keyClass: string;
		readonly key: Content;
		readonly valueClass: string;
		readonly value: Content;
		readonly actions: ActionsData | null;
	}[];
	readonly card: {
		readonly class: string;
		readonly attributes: Attributes;
		readonly title: { readonly level: number; readonly class: string; readonly content: Content } | null;
		readonly actions: ActionsData | null;
	} | null;
}

/** Questions and answers in two columns, each with a way to change it. */
export function prepareSummaryList(options: SummaryListOptions): SummaryListData {
	const { card } = options;
	const some = options.rows.some((row) => (row.actions?.items.length ?? 0) > 0);
	const title = card?.title;
	return {
		class: classes('govuk-summary-list', options.classes),
		attributes: options.attributes ?? {},
		rows: options.rows.map((row) => ({
			class: classes(
				'govuk-summary-list__row',
				some && row.actions === undefined && 'govuk-summary-list__row--no-actions',
				row.classes,
			),
			keyClass: classes('govuk-summary-list__key', row.key.classes),
			key: row.key.content,
			valueClass: classes('govuk-summary-list__value', row.value.classes),
			value: row.value.content,
			actions: prepareActions('govuk-summary-list__actions', row.actions, title?.content),
		})),
		card:
			card === undefined
				? null
				: {
						class: classes('govuk-summary-card', card.classes),
						attributes: card.attributes ?? {},
						title:
							title === undefined
								? null
								: {
										level: title.headingLevel ?? 2,
										class: classes('govuk-summary-card__title', title.classes),
										content: title.content,
									},
						actions: prepareActions('govuk-summary-card__actions', card.actions, title?.content),
					},
	};
}

function prepareActions(name: string, options: ActionsOptions | undefined, card: Content | undefined): ActionsData | null {
	if (options === undefined || options.items.length === 0) return null;
	return {
		class: classes(name, options.classes),
		several: options.items.length > 1,
		items: options.items.map((item) => ({
			class: classes('govuk-link', item.classes),
			attributes: also({ href: item.href }, item.attributes),
			content: item.content,
			hidden: filled(item.visuallyHiddenText) || filled(card),
			words: item.visuallyHiddenText ?? '',
			card: card ?? null,
		})),
	};
}

import type { Attributes, Content } from '../markup.js';
import type { FieldsetData, FieldsetOptions } from './fieldset/prepare.js';
import { type GroupData, type GroupOptions, prepareFieldsetOf, prepareGroup } from './group.js';
import { type HintData, type HintOptions, prepareHint } from './hint/prepare.js';
import { type LabelData, type LabelOptions, prepareLabel } from './label/prepare.js';
import { also, classes, describedBy, filled, type Styled } from './options.js';

/** Radios or checkboxes: they differ in names of classes alone. */
export interface ChoicesOptions extends GroupOptions, Styled {
	readonly idPrefix?: string | undefined;
	readonly name: string;
	readonly fieldset?: FieldsetOptions | undefined;
	readonly items: readonly (ChoiceOptions | DividerOptions)[];
	/** Codes that are chosen, where the items don't say so themselves. */
	readonly chosen?: readonly string[] | undefined;
}

export interface DividerOptions {
	readonly divider: string;
}

export interface ChoiceOptions {
	readonly value: string;
	readonly content?: Content | undefined;
	readonly id?: string | undefined;
	readonly name?: string | undefined;
	readonly hint?: HintOptions | undefined;
	readonly label?: LabelOptions | undefined;
	readonly checked?: boolean | undefined;
	readonly disabled?: boolean | undefined;
	/** `exclusive`: choosing it takes the others back (with a script). */
	readonly behaviour?: string | undefined;
	/** Shown while this is chosen. */
	readonly conditional?: Content | undefined;
	/** Data of fields it opens, in the page's template. */
	readonly opens?: readonly unknown[] | undefined;
	readonly attributes?: Attributes | undefined;
}

export interface ChoicesData {
	readonly group: GroupData;
	readonly fieldset: FieldsetData | null;
	readonly class: string;
	readonly attributes: Attributes;
	readonly items: readonly ItemData[];
}

interface ItemData {
	readonly divider: string | null;
	readonly attributes: Attributes;
	readonly label: LabelData | null;
	readonly hint: HintData | null;
	readonly conditional: ConditionalData | null;
}

interface ConditionalData {
	readonly class: string;
	readonly id: string;
	readonly content: Content | null;
	/** By the choice's place in the list: the fields it opens stand at its own place, the others are null. */
	readonly opened: readonly ({ readonly fields: readonly unknown[] } | null)[];
}

/** Prepares radios or checkboxes with this name in their classes. */
export function prepareChoices(kind: 'radios' | 'checkboxes', options: ChoicesOptions): ChoicesData {
	const prefix = options.idPrefix ?? options.name;
	const group = prepareGroup(prefix, { ...options, describedBy: options.fieldset?.describedBy ?? options.describedBy });
	const describes = kind === 'checkboxes' && options.fieldset === undefined ? group.describedBy : null;
	return {
		group,
		fieldset: prepareFieldsetOf(group, options.fieldset),
		class: classes(`govuk-${kind}`, options.classes),
		attributes: options.attributes ?? {},
		items: options.items.map((item, index) => prepareItem(kind, options, item, index, describes)),
	};
}

function prepareItem(
	kind: string,
	options: ChoicesOptions,
	item: ChoiceOptions | DividerOptions,
	index: number,
	describes: string | null,
): ItemData {
	if ('divider' in item) return { divider: item.divider, attributes: {}, label: null, hint: null, conditional: null };
	const prefix = options.idPrefix ?? options.name;
	const id = item.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`);
	const checked = item.checked ?? options.chosen?.includes(item.value) ?? false;
	const hint =
		item.hint !== undefined && filled(item.hint.content)
			? prepareHint({ ...item.hint, id: `${id}-item-hint`, classes: classes(`govuk-${kind}__hint`, item.hint.classes) })
			: null;
	const opens = item.opens ?? [];
	const conditional = filled(item.conditional) || opens.length > 0;
	return {
		divider: null,
		attributes: also(
			{
				id,
				name: item.name ?? options.name,
				value: item.value,
				checked: checked ? true : null,
				disabled: item.disabled === true ? true : null,
				'data-aria-controls': conditional ? `conditional-${id}` : null,
				'data-behaviour': item.behaviour ?? null,
				'aria-describedby': describedBy(describes, hint && `${id}-item-hint`),
			},
			item.attributes,
		),
		label: prepareLabel({
			content: item.content,
			for: id,
			attributes: item.label?.attributes,
			classes: classes(`govuk-${kind}__label`, item.label?.classes),
		}),
		hint,
		conditional: conditional
			? {
					class: classes(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`),
					id: `conditional-${id}`,
					content: item.conditional ?? null,
					opened: options.items.map((_, place) => (place === index ? { fields: opens } : null)),
				}
			: null,
	};
}

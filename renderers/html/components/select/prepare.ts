import type { Attributes } from '../../markup.js';
import { type GroupData, type GroupOptions, prepareGroup } from '../group.js';
import { type LabelData, type LabelOptions, prepareLabel } from '../label/prepare.js';
import { also, classes, type Styled } from '../options.js';

export interface SelectOptions extends GroupOptions, Styled {
	readonly id?: string | undefined;
	readonly name: string;
	readonly label: LabelOptions;
	readonly items: readonly OptionOptions[];
	readonly value?: string | undefined;
	readonly disabled?: boolean | undefined;
}

export interface OptionOptions {
	readonly value?: string | number | undefined;
	readonly text: string;
	readonly selected?: boolean | undefined;
	readonly disabled?: boolean | undefined;
	readonly attributes?: Attributes | undefined;
}

export interface SelectData {
	readonly group: GroupData;
	readonly label: LabelData | null;
	readonly class: string;
	readonly attributes: Attributes;
	readonly items: readonly { readonly attributes: Attributes; readonly text: string }[];
}

/** One of many choices. */
export function prepareSelect(options: SelectOptions): SelectData {
	const id = options.id ?? options.name;
	const group = prepareGroup(id, options);
	return {
		group,
		label: prepareLabel({ ...options.label, for: id }),
		class: classes('govuk-select', options.classes, group.error !== null && 'govuk-select--error'),
		attributes: also(
			{ id, name: options.name, disabled: options.disabled === true ? true : null, 'aria-describedby': group.describedBy },
			options.attributes,
		),
		items: options.items.map((item) => ({
			attributes: also(
				{
					value: item.value ?? null,
					selected:
						(item.selected ??
						(options.value !== undefined && options.value !== '' && String(item.value ?? item.text) === options.value))
							? true
							: null,
					disabled: item.disabled === true ? true : null,
				},
				item.attributes,
			),
			text: item.text,
		})),
	};
}

import type { Attributes } from '../../markup.js';
import type { FieldsetData, FieldsetOptions } from '../fieldset/prepare.js';
import { type GroupData, type GroupOptions, prepareFieldsetOf, prepareGroup } from '../group.js';
import { type InputData, prepareInput } from '../input/prepare.js';
import { also, classes, type Styled } from '../options.js';

export interface DateInputOptions extends GroupOptions, Styled {
	readonly id: string;
	readonly namePrefix?: string | undefined;
	readonly fieldset?: FieldsetOptions | undefined;
	/** Day, month and year, in the order of the language. */
	readonly items: readonly DateItemOptions[];
}

export interface DateItemOptions extends Styled {
	readonly id?: string | undefined;
	readonly name: string;
	readonly label: string;
	readonly value?: string | number | null | undefined;
	readonly width: number;
	/** Is it this part that is wrong; where no part says so and there is a message, all are. */
	readonly error?: boolean | undefined;
	readonly inputmode?: string | undefined;
	readonly autocomplete?: string | undefined;
	readonly pattern?: string | undefined;
}

export interface DateInputData {
	readonly group: GroupData;
	readonly fieldset: FieldsetData | null;
	readonly class: string;
	readonly attributes: Attributes;
	readonly items: readonly InputData[];
}

/** A date in three fields. */
export function prepareDateInput(options: DateInputOptions): DateInputData {
	const group = prepareGroup(options.id, { ...options, describedBy: options.fieldset?.describedBy ?? undefined });
	const some = options.items.some((item) => item.error === true);
	const prefix = options.namePrefix === undefined || options.namePrefix === '' ? '' : `${options.namePrefix}-`;
	return {
		group,
		fieldset: prepareFieldsetOf(group, options.fieldset, 'group'),
		class: classes('govuk-date-input', options.classes),
		attributes: also({ id: options.id === '' ? null : options.id }, options.attributes),
		items: options.items.map((item) =>
			prepareInput({
				id: item.id ?? `${options.id}-${item.name}`,
				name: `${prefix}${item.name}`,
				label: { content: item.label, classes: 'govuk-date-input__label' },
				classes: classes(
					'govuk-date-input__input',
					(item.error === true || (item.error !== false && group.error !== null && !some)) && 'govuk-input--error',
					!(item.classes ?? '').includes('govuk-input--width-') && `govuk-input--width-${item.width}`,
					item.classes,
				),
				value: item.value,
				inputmode: item.inputmode ?? 'numeric',
				autocomplete: item.autocomplete,
				pattern: item.pattern,
				attributes: item.attributes,
			}),
		),
	};
}

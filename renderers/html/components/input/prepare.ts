import type { Attributes, Content } from '../../markup.js';
import { type GroupData, type GroupOptions, prepareGroup } from '../group.js';
import { type LabelData, type LabelOptions, prepareLabel } from '../label/prepare.js';
import { also, classes, filled, type Styled } from '../options.js';

export interface InputOptions extends GroupOptions, Styled {
	readonly id?: string | undefined;
	readonly name: string;
	readonly label: LabelOptions;
	readonly type?: string | undefined;
	readonly value?: string | number | null | undefined;
	readonly inputmode?: string | undefined;
	readonly autocomplete?: string | null | undefined;
	readonly autocapitalize?: string | undefined;
	readonly spellcheck?: boolean | undefined;
	readonly pattern?: string | undefined;
	readonly disabled?: boolean | undefined;
	/** Shown before the input: `Rp`. */
	readonly prefix?: AffixOptions | undefined;
	/** Shown after it: `m²`. */
	readonly suffix?: AffixOptions | undefined;
	readonly inputWrapper?: Styled | undefined;
}

export interface AffixOptions extends Styled {
	readonly content?: Content | undefined;
}

interface AffixData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

export interface InputData {
	readonly group: GroupData;
	readonly label: LabelData | null;
	readonly class: string;
	readonly attributes: Attributes;
	readonly wrapper: {
		readonly class: string;
		readonly attributes: Attributes;
		readonly prefix: AffixData | null;
		readonly suffix: AffixData | null;
		readonly before: Content | null;
		readonly after: Content | null;
	} | null;
}

/** One line of text. */
export function prepareInput(options: InputOptions): InputData {
	const id = options.id ?? options.name;
	const group = prepareGroup(id, options);
	const prefix = prepareAffix('prefix', options.prefix);
	const suffix = prepareAffix('suffix', options.suffix);
	const wrapped = prefix !== null || suffix !== null || filled(group.before) || filled(group.after);
	return {
		group,
		label: prepareLabel({ ...options.label, for: id }),
		class: classes('govuk-input', options.classes, group.error !== null && 'govuk-input--error'),
		attributes: also(
			{
				id,
				name: options.name,
				type: options.type ?? 'text',
				spellcheck: options.spellcheck === undefined ? null : String(options.spellcheck),
				value: options.value ?? null,
				disabled: options.disabled === true ? true : null,
				'aria-describedby': group.describedBy,
				autocomplete: options.autocomplete ?? null,
				autocapitalize: options.autocapitalize ?? null,
				pattern: options.pattern ?? null,
				inputmode: options.inputmode ?? null,
			},
			options.attributes,
		),
		wrapper: wrapped
			? {
					class: classes('govuk-input__wrapper', options.inputWrapper?.classes),
					attributes: options.inputWrapper?.attributes ?? {},
					prefix,
					suffix,
					before: group.before,
					after: group.after,
				}
			: null,
	};
}

function prepareAffix(side: 'prefix' | 'suffix', options: AffixOptions | undefined): AffixData | null {
	if (options === undefined || !filled(options.content)) return null;
	return {
		class: classes(`govuk-input__${side}`, options.classes),
		attributes: options.attributes ?? {},
		content: options.content,
	};
}

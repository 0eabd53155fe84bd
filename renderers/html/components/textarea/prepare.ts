import type { Attributes } from '../../markup.js';
import { type GroupData, type GroupOptions, prepareGroup } from '../group.js';
import type { HintData } from '../hint/prepare.js';
import { type LabelData, type LabelOptions, prepareLabel } from '../label/prepare.js';
import { also, classes, type Styled } from '../options.js';

export interface TextareaOptions extends GroupOptions, Styled {
	readonly id?: string | undefined;
	readonly name: string;
	readonly label: LabelOptions;
	readonly value?: string | undefined;
	readonly rows?: number | string | undefined;
	readonly spellcheck?: boolean | undefined;
	readonly autocomplete?: string | null | undefined;
	readonly disabled?: boolean | undefined;
}

export interface TextareaData {
	readonly group: GroupData;
	readonly label: LabelData | null;
	readonly class: string;
	readonly attributes: Attributes;
	/** A line break first, which HTML drops: so a text that begins with one keeps it. */
	readonly value: string;
	/** How long the text may be, of the character count. */
	readonly count: HintData | null;
}

/** Several lines of text. */
export function prepareTextarea(options: TextareaOptions): TextareaData {
	const id = options.id ?? options.name;
	const group = prepareGroup(id, options);
	const value = options.value ?? '';
	return {
		group,
		label: prepareLabel({ ...options.label, for: id }),
		class: classes('govuk-textarea', group.error !== null && 'govuk-textarea--error', options.classes),
		attributes: also(
			{
				id,
				name: options.name,
				rows: options.rows ?? 5,
				spellcheck: options.spellcheck === undefined ? null : String(options.spellcheck),
				disabled: options.disabled === true ? true : null,
				'aria-describedby': group.describedBy,
				autocomplete: options.autocomplete ?? null,
			},
			options.attributes,
		),
		value: /^[\r\n]/.test(value) ? `\n${value}` : value,
		count: null,
	};
}

import type { Attributes, Content } from '../markup.js';
import { type ErrorMessageData, type ErrorMessageOptions, prepareErrorMessage } from './error-message/prepare.js';
import { type FieldsetData, type FieldsetOptions, prepareFieldset } from './fieldset/prepare.js';
import { type HintData, type HintOptions, prepareHint } from './hint/prepare.js';
import { classes, describedBy, type Styled } from './options.js';

/** What every control has around it. */
export interface GroupOptions {
	readonly hint?: HintOptions | undefined;
	readonly errorMessage?: ErrorMessageOptions | undefined;
	readonly formGroup?: FormGroupOptions | undefined;
	readonly describedBy?: string | undefined;
}

export interface FormGroupOptions extends Styled {
	readonly before?: Content | undefined;
	readonly after?: Content | undefined;
}

export interface GroupData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly hint: HintData | null;
	readonly error: ErrorMessageData | null;
	readonly before: Content | null;
	readonly after: Content | null;
	/** Value of `aria-describedby` of the control or its fieldset. */
	readonly describedBy: string | null;
}

/** The form group of a control with this id: its hint, its message, and what ties them to it. */
export function prepareGroup(id: string, options: GroupOptions): GroupData {
	const hint = options.hint === undefined ? null : prepareHint({ ...options.hint, id: `${id}-hint` });
	const error = options.errorMessage === undefined ? null : prepareErrorMessage({ ...options.errorMessage, id: `${id}-error` });
	return {
		class: classes('govuk-form-group', error !== null && 'govuk-form-group--error', options.formGroup?.classes),
		attributes: options.formGroup?.attributes ?? {},
		hint,
		error,
		before: options.formGroup?.before ?? null,
		after: options.formGroup?.after ?? null,
		describedBy: describedBy(options.describedBy, hint && `${id}-hint`, error && `${id}-error`),
	};
}

/** The fieldset around a control's parts, described by its hint and message; null where none is asked for. */
export function prepareFieldsetOf(group: GroupData, fieldset: FieldsetOptions | undefined, role?: string): FieldsetData | null {
	return fieldset === undefined ? null : prepareFieldset({ ...fieldset, role, describedBy: group.describedBy });
}

import type { FieldsetData, FieldsetOptions } from '../fieldset/prepare.js';
import { type GroupData, type GroupOptions, prepareFieldsetOf, prepareGroup } from '../group.js';

export interface FieldGroupOptions extends GroupOptions {
	readonly id: string;
	readonly fieldset: FieldsetOptions;
	/** Data of its fields, in the page's template. */
	readonly fields: readonly unknown[];
}

export interface FieldGroupData {
	readonly group: GroupData;
	readonly fieldset: FieldsetData | null;
	readonly fields: readonly unknown[];
}

/** Fields of one thing, under its name. */
export function prepareFieldGroup(options: FieldGroupOptions): FieldGroupData {
	const group = prepareGroup(options.id, { ...options, formGroup: { ...options.formGroup, attributes: { id: options.id } } });
	return { group, fieldset: prepareFieldsetOf(group, options.fieldset, 'group'), fields: options.fields };
}

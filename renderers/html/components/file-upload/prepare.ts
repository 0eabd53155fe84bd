import type { SafeUrl } from '../../../../engine/views/url.js';
import type { Attributes, Content } from '../../markup.js';
import { type GroupData, type GroupOptions, prepareGroup } from '../group.js';
import { type LabelData, type LabelOptions, prepareLabel } from '../label/prepare.js';
import { also, classes, type Styled } from '../options.js';

export interface FileUploadOptions extends GroupOptions, Styled {
	readonly id?: string | undefined;
	readonly name: string;
	readonly label: LabelOptions;
	readonly multiple?: boolean | undefined;
	readonly disabled?: boolean | undefined;
	/** Files that are there already. */
	readonly kept?: readonly KeptOptions[] | undefined;
	/** Said in the place of the input, where no other file may be chosen. */
	readonly full?: string | undefined;
}

export interface KeptOptions {
	/** Posted under the input's name to keep it. */
	readonly value: string;
	readonly title: string;
	/** Its size in words. */
	readonly size: string;
	readonly href: SafeUrl;
	/** The button that removes it. */
	readonly remove: { readonly title: string; readonly value: string };
}

export interface FileUploadData {
	readonly group: GroupData;
	readonly label: LabelData | null;
	readonly kept: { readonly items: readonly (KeptOptions & { readonly name: string })[] } | null;
	readonly input: { readonly class: string; readonly attributes: Attributes; readonly before: Content | null } | null;
	readonly full: { readonly heading: boolean; readonly class: string; readonly title: Content; readonly says: string } | null;
	readonly after: Content | null;
}

/** A file to choose, and those that were chosen before. */
export function prepareFileUpload(options: FileUploadOptions): FileUploadData {
	const id = options.id ?? options.name;
	const { full, kept = [] } = options;
	const place = full === undefined ? {} : { id, tabindex: '-1' };
	const group = prepareGroup(id, {
		...options,
		formGroup: { ...options.formGroup, attributes: also(place, options.formGroup?.attributes) },
	});
	return {
		group,
		label: full === undefined ? prepareLabel({ ...options.label, for: id }) : null,
		kept: kept.length === 0 ? null : { items: kept.map((file) => ({ ...file, name: options.name })) },
		input:
			full === undefined
				? {
						before: group.before,
						class: classes('govuk-file-upload', options.classes, group.error !== null && 'govuk-file-upload--error'),
						attributes: also(
							{
								id,
								name: options.name,
								type: 'file',
								disabled: options.disabled === true ? true : null,
								multiple: options.multiple === true ? true : null,
								'aria-describedby': group.describedBy,
							},
							options.attributes,
						),
					}
				: null,
		full:
			full === undefined
				? null
				: {
						heading: options.label.isPageHeading === true,
						class: classes('govuk-label', options.label.classes),
						title: options.label.content ?? '',
						says: full,
					},
		after: group.after,
	};
}

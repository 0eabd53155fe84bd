import { type ErrorMessageData, type ErrorMessageOptions, prepareErrorMessage } from '../error-message/prepare.js';
import { type GroupData, type GroupOptions, prepareGroup } from '../group.js';
import type { Pair } from '../pairs/prepare.js';

export interface RowsOptions extends GroupOptions {
	readonly id: string;
	/** Null where the page's heading says it already. */
	readonly title: string | null;
	readonly rows: readonly RowOptions[];
	/** Said while there are no rows. */
	readonly empty: string;
	/** The button that adds one; null when the list is full. */
	readonly add: ThenButton | null;
}

export interface RowOptions {
	readonly title: string;
	readonly pairs: readonly Pair[];
	readonly errorMessage?: ErrorMessageOptions | undefined;
	readonly buttons: readonly ThenButton[];
}

/** A submit button that says with `then` what comes after saving. */
export interface ThenButton {
	readonly title: string;
	readonly value: string;
}

export interface RowsData {
	readonly group: GroupData;
	readonly title: string | null;
	readonly rows: readonly {
		readonly title: string;
		/** Of the row's heading. */
		readonly level: number;
		readonly pairs: readonly Pair[];
		readonly error: ErrorMessageData | null;
		readonly buttons: readonly (ThenButton & { readonly row: string })[];
	}[];
	readonly empty: string;
	readonly add: ThenButton | null;
}

/** A list of groups: what was added so far, and the ways to add, change and remove. */
export function prepareRows(options: RowsOptions): RowsData {
	return {
		group: prepareGroup(options.id, { ...options, formGroup: { attributes: { id: options.id, tabindex: '-1' } } }),
		title: options.title,
		rows: options.rows.map((row) => ({
			title: row.title,
			level: options.title === null ? 2 : 3,
			pairs: row.pairs,
			error: row.errorMessage === undefined ? null : prepareErrorMessage(row.errorMessage),
			buttons: row.buttons.map((button) => ({ ...button, row: row.title })),
		})),
		empty: options.empty,
		add: options.add,
	};
}

import type { Page } from '../../definition/service.js';
import { below, stepsOf } from '../../form/pointer.js';
import { rowCount } from '../../form/rows.js';
import { fieldAt } from '../../form/validate.js';
import { ownUrl, type SafeUrl } from '../../views/url.js';
import { type Desk, pageUrl } from './desk.js';

/** Buttons of a list that lead to a row. */
export type RowButton = 'add' | 'change' | 'remove';

/** Does this button lead to a row? */
export function isRowButton(button: string): button is RowButton {
	return button === 'add' || button === 'change' || button === 'remove';
}

/** Where a row is added (`pointer` of the list), changed or removed (`pointer` of the row); the page itself where there is no such row. */
export function rowUrl({ draft, service }: Desk, page: Page, verb: RowButton, pointer: string): SafeUrl {
	const row = verb === 'add' ? below(pointer, rowCount(draft.content.answers, pointer)) : pointer;
	const steps = stepsOf(row);
	const list = fieldAt(service.form.root, steps.slice(0, -1).reduce(below, ''));
	if (list?.kind !== 'list' || !/^\d{1,6}$/.test(steps.at(-1) ?? '')) return pageUrl(draft.id, page.id);
	return ownUrl(['drafts', draft.id, page.id, verb === 'remove' ? 'remove' : 'row', ...steps]);
}

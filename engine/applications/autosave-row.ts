import { textsOfRow } from '../form/rows.js';
import type { Access } from './access.js';
import { copy } from './content.js';
import { changeDraft, type OpenedDraft } from './draft.js';
import { isRefusal } from './load.js';
import { reachedPage } from './page.js';
import { rowGone } from './refusals.js';
import { bodyAt, placeOfRow, type RowSent } from './row.js';
import type { Applications, Refusal } from './types.js';

type Named = Pick<RowSent, 'page' | 'list' | 'index' | 'row'>;

/**
 * Keeps what is typed into a row while it is filled in: as texts beside the answers, shown again in the row's page. The row itself is
 * as it was, and a new one isn't there, until it is saved; "go back without saving" forgets them.
 * @returns the draft as it was kept, or a refusal: `page-closed`, `row-gone`, or as of `changeDraft`
 */
export function autosaveRow(
	applications: Applications,
	id: string,
	access: Access,
	sent: Named & Pick<RowSent, 'body' | 'locale'>,
): Promise<OpenedDraft | Refusal> {
	return changeDraft(applications, id, access, (opened) => {
		const { content } = opened.draft;
		const page = reachedPage(opened, sent.page);
		if (isRefusal(page)) return page;
		const place = placeOfRow(content, sent);
		if (place === null) return rowGone;
		const texts = textsOfRow(opened.service.form, sent.list, place, bodyAt(sent, place));
		return { content: { ...content, typed: copy({ ...content.typed, ...texts }) }, locale: sent.locale };
	});
}

/**
 * Forgets what was typed into a row and not saved.
 * @returns the draft as it is now, or a refusal: as of `changeDraft`
 */
export function forgetRow(
	applications: Applications,
	id: string,
	access: Access,
	sent: Omit<Named, 'page'>,
): Promise<OpenedDraft | Refusal> {
	return changeDraft(applications, id, access, ({ draft }) => {
		const place = placeOfRow(draft.content, sent);
		const typed = Object.entries(draft.content.typed).filter(([pointer]) => !pointer.startsWith(`${sent.list}/${place}/`));
		return { content: { ...draft.content, typed: Object.fromEntries(typed) } };
	});
}

import type { Page } from '../definition/service.js';
import { readPage } from '../form/page.js';
import { route } from '../form/route.js';
import type { Body, PageRead, Route } from '../form/types.js';
import type { Access } from './access.js';
import { afterPage } from './content.js';
import { changeDraft, type OpenedDraft } from './draft.js';
import { isRefusal } from './load.js';
import { pageClosed } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/** A page as it was sent. */
export interface PageSent {
	readonly page: string;
	readonly body: Body;
	/** The language it was filled in, in which messages are written and the draft goes on. */
	readonly locale: string;
}

/** What was saved, what was wrong on the page (it is then shown again with what was typed), and where the person is now. */
export interface PageSaved extends OpenedDraft {
	readonly read: PageRead;
	readonly route: Route;
}

/**
 * Saves a page: what can be read is kept whether or not something is wrong; the page is passed when nothing is. Sent again it saves the same.
 * @returns it, or a refusal: `page-closed` (no such page now, or one before it is open), or as of `changeDraft`.
 */
export async function savePage(
	applications: Applications,
	id: string,
	access: Access,
	sent: PageSent,
): Promise<PageSaved | Refusal> {
	const saved = await changeDraft(applications, id, access, (opened) => {
		const { draft, service } = opened;
		const circumstances = { ...opened.circumstances, locale: sent.locale };
		const page = reachedPage(opened, sent.page);
		if (isRefusal(page)) return page;
		const read = readPage(service.form, page, sent.body, draft.content.answers, circumstances);
		const content = afterPage(draft, service.form, page, read, circumstances, applications.keys.link);
		return { content, locale: sent.locale, told: read };
	});
	return isRefusal(saved) ? saved : { ...saved, read: saved.told, route: routeOf(saved) };
}

/** Where the person is in a draft. */
export function routeOf({ draft, service, circumstances }: OpenedDraft): Route {
	const { answers, passed } = draft.content;
	return route(service.form, { answers, passed, circumstances });
}

/** The page with this id, if it is met and every page before it is passed. */
export function reachedPage(opened: OpenedDraft, id: string): Page | (Refusal & { readonly open: string | null }) {
	const { pages, open } = routeOf(opened);
	const state = pages.find(({ page }) => page.id === id);
	return state?.reached === true ? state.page : pageClosed(open);
}

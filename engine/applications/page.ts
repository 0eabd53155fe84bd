import type { DraftContent } from '../../schemas/generated/record.js';
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
import { withKnownFiles, withUploadProblems } from './upload/problems.js';
import { noUploads, type Uploads } from './upload/types.js';

/** A page as it was sent. */
export interface PageSent {
	readonly page: string;
	readonly body: Body;
	/** Files that came with it or wait for it; their ids stand in the body. */
	readonly uploads?: Uploads;
	/** The language it was shown in: numbers and dates are read, messages written in it. */
	readonly locale: string;
	/** The language to go on in, where another was asked for. */
	readonly next?: string;
	/** Sent on (Continue), so that it is passed when nothing is wrong; else only kept (another language, back, a row). */
	readonly sends: boolean;
}

/** What was saved, what was wrong on the page (it is then shown again with what was typed), and where the person is now. */
export interface PageSaved extends OpenedDraft {
	readonly read: PageRead;
	readonly route: Route;
}

/**
 * Saves a page: what can be read is kept whether or not something is wrong. Sent again it saves the same.
 * @returns it, or a refusal: `page-closed` (no such page now, or one before it is open), or as of `changeDraft`.
 */
export async function savePage(
	applications: Applications,
	id: string,
	access: Access,
	sent: PageSent,
): Promise<PageSaved | Refusal> {
	let read: PageRead | undefined;
	const saved = await changeDraft(applications, id, access, (opened) => {
		const { draft, service } = opened;
		const circumstances = { ...opened.circumstances, locale: sent.locale };
		const page = reachedPage(opened, sent.page);
		if (isRefusal(page)) return page;
		const { files, refused } = sent.uploads ?? noUploads;
		const known = { ...draft.content.files, ...files };
		const there = withKnownFiles(service.form, sent.body, known);
		const plain = readPage(service.form, page, there.body, draft.content.answers, circumstances);
		const content = afterPage(draft, service.form, page, plain, circumstances, applications.keys.link, known);
		read = withUploadProblems(service.form, plain, [...refused, ...there.refused], circumstances);
		const passed = passedAfter(draft.content.passed, page.id, read, sent.sends);
		return { content: { ...content, passed }, locale: sent.next ?? sent.locale };
	});
	if (isRefusal(saved) || read === undefined) return isRefusal(saved) ? saved : pageClosed(null);
	return { ...saved, read, route: routeOf(saved) };
}

/** A page is passed once it is sent without problems; with one it isn't, whatever it was before (2b-15). */
export function passedAfter(
	before: DraftContent['passed'],
	page: string,
	{ problems, relevant }: PageRead,
	sends: boolean,
): DraftContent['passed'] {
	if (problems.length === 0) return sends ? { ...before, [page]: [...relevant] } : before;
	return Object.fromEntries(Object.entries(before).filter(([id]) => id !== page));
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

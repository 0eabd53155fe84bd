/** A draft as a page meets it: opened for this session, its route worked out in the language of the page. */
import type { FastifyReply } from 'fastify';
import { type OpenedDraft, readDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import { routeOf } from '../../applications/page.js';
import type { AlreadySent } from '../../applications/refusals.js';
import type { Page } from '../../definition/service.js';
import { proposalsOn } from '../../form/proposals.js';
import type { AnswerProblem, Route, Texts } from '../../form/types.js';
import type { Frame } from '../../views/frame.js';
import type { Asking } from '../../views/make/fields.js';
import { draftFiles } from '../../views/make/files.js';
import { makeFrame } from '../../views/make/frame.js';
import { wordsFor } from '../../views/make/question.js';
import { ownUrl, type SafeUrl } from '../../views/url.js';
import { around } from '../page.js';
import type { Visit } from '../route.js';
import { access, draftId } from './access.js';
import { alreadySent } from './held.js';
import { refusedPage } from './problem.js';

export interface Desk extends OpenedDraft {
	readonly route: Route;
}

/** The draft a page's address names, or the answer that says why not. */
export async function openDesk(visit: Visit): Promise<Desk | FastifyReply> {
	const opened = await readDraft(visit.house.applications, draftId(visit), access(visit));
	if (!isRefusal(opened)) return deskOf(visit, opened);
	return opened.code === 'already-sent' ? alreadySent(visit, opened as AlreadySent) : refusedPage(visit, opened);
}

/** Is it an answer already? */
export function isReply(desk: Desk | FastifyReply): desk is FastifyReply {
	return !('draft' in desk);
}

/** The draft in the language of the page; files that wait for this page are among its files. */
export function deskOf(visit: Visit, opened: OpenedDraft): Desk {
	const { content } = opened.draft;
	const files = { ...content.files, ...visit.uploads.files };
	const draft = { ...opened.draft, content: { ...content, files } };
	const here = { ...opened, draft, circumstances: { ...opened.circumstances, locale: visit.locale } };
	return { ...here, route: routeOf(here) };
}

/** How the fields of a page are asked now. */
export function askingOf(
	desk: Desk,
	page: Page,
	problems: readonly AnswerProblem[],
	typed: Readonly<Record<string, Texts>>,
): Asking {
	const { draft, service, circumstances, route } = desk;
	const { answers } = draft.content;
	const proposals = proposalsOn(service.form, page, answers, route.settled, circumstances);
	return {
		...wordsFor(service, circumstances, route),
		settled: route.settled,
		answers,
		typed,
		problems,
		proposals,
		files: draftFiles(draft),
	};
}

/** What stands around the pages of a draft. */
export async function frameOf(visit: Visit, { draft, service }: Desk): Promise<Frame> {
	const place = await around(visit, true);
	return makeFrame(place, service, place.catalogue.offices.get(draft.office ?? '') ?? null);
}

/** Where a draft goes on: its first open page, else check-your-answers. */
export function nextUrl(draft: string, { open }: Pick<Route, 'open'>): SafeUrl {
	return open === null ? checkUrl(draft) : pageUrl(draft, open);
}

export function pageUrl(draft: string, page: string): SafeUrl {
	return ownUrl(['drafts', draft, page]);
}

/** Where it is said that a draft is saved, and how to come back to it. */
export function laterUrl(draft: string): SafeUrl {
	return ownUrl(['drafts', draft, 'later']);
}

export function checkUrl(draft: string): SafeUrl {
	return ownUrl(['drafts', draft, 'check-answers']);
}

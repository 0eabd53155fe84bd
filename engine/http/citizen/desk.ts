/** A draft as a page meets it: opened for this session, its circumstances known, its route worked out. */
import type { FastifyReply } from 'fastify';
import type { Draft } from '../../../schemas/generated/record.js';
import { changeDraft, type OpenedDraft, readDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import type { Refusal } from '../../applications/types.js';
import type { Page, Service } from '../../definition/service.js';
import { proposalsOn } from '../../form/proposals.js';
import { route } from '../../form/route.js';
import type { AnswerProblem, Circumstances, Route, Texts } from '../../form/types.js';
import { localDate } from '../../time/zone.js';
import type { Asking } from '../../views/make/fields.js';
import { makeFrame } from '../../views/make/frame.js';
import { wordsFor } from '../../views/make/question.js';
import { ownUrl, type SafeUrl } from '../../views/url.js';
import { placeOf } from '../../workflow/place.js';
import { around } from '../page.js';
import type { Visit } from '../route.js';
import { tokenOf } from '../visit.js';
import { refusedPage } from './problem.js';

export interface Desk {
	readonly draft: Draft;
	readonly service: Service;
	readonly circumstances: Circumstances;
	readonly route: Route;
}

/** The draft a page's address names, or the answer that says why not. */
export async function openDesk(visit: Visit): Promise<Desk | FastifyReply> {
	const opened = await readDraft(visit.house.applications, visit.params['draft'] ?? '', { grants: visit.session.grants });
	return isRefusal(opened) ? refusedPage(visit, opened) : deskOf(visit, opened);
}

/** Is it an answer already? */
export function isReply(desk: Desk | FastifyReply): desk is FastifyReply {
	return !('draft' in desk);
}

export async function deskOf(visit: Visit, { draft, service }: OpenedDraft, locale = visit.locale): Promise<Desk> {
	const circumstances = await circumstancesOf(visit, draft, locale);
	return {
		draft,
		service,
		circumstances,
		route: route(service.form, { answers: draft.content.answers, passed: draft.content.passed, circumstances }),
	};
}

/** Changes the draft of this page by one guarded write. */
export function change(visit: Visit, make: Parameters<typeof changeDraft>[3]): Promise<OpenedDraft | Refusal> {
	return changeDraft(visit.house.applications, visit.params['draft'] ?? '', { grants: visit.session.grants }, make);
}

export async function circumstancesOf(visit: Visit, draft: Pick<Draft, 'office'>, locale = visit.locale): Promise<Circumstances> {
	const { zone } = placeOf(await visit.house.versions.catalogue(), draft.office);
	return { today: localDate(visit.house.now().toISOString(), zone), locale, apart: {}, facts: {} };
}

/** How this page's fields are asked now. */
export function askingOf(
	desk: Desk,
	page: Page | null,
	problems: readonly AnswerProblem[],
	typed: Readonly<Record<string, Texts>>,
): Asking {
	const { answers } = desk.draft.content;
	const { settled } = desk.route;
	const proposals = page === null ? new Map() : proposalsOn(desk.service.form, page, answers, settled, desk.circumstances);
	return { ...wordsFor(desk.service, desk.circumstances, desk.route), settled, answers, typed, problems, proposals };
}

export async function frameOf(visit: Visit, { draft, service }: Desk) {
	const place = await around(visit);
	return makeFrame(place, service, place.catalogue.offices.get(draft.office ?? '') ?? null);
}

/** Where a draft goes on: its first open page, else check-your-answers. */
export function nextUrl({ draft, route }: Desk): SafeUrl {
	return route.open === null ? checkUrl(draft.id) : pageUrl(draft.id, route.open);
}

export function pageUrl(draft: string, page: string): SafeUrl {
	return ownUrl(['drafts', draft, page]);
}

export function checkUrl(draft: string): SafeUrl {
	return ownUrl(['drafts', draft, 'check-answers']);
}

/** The token of a form of this draft. It holds the page's language, so that what was typed is read as it was shown. */
export function formToken(visit: Visit, name: string, locale = visit.locale): string {
	return tokenOf(visit, `${visit.params['draft'] ?? ''} ${name} ${locale}`);
}

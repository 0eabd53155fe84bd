/** `/drafts/:draft` and `/drafts/:draft/:page`: questions asked, answers kept. */
import type { FastifyReply } from 'fastify';
import { isRefusal } from '../../applications/load.js';
import { savePage } from '../../applications/page.js';
import type { Page } from '../../definition/service.js';
import type { AnswerProblem, Texts } from '../../form/types.js';
import { makeQuestion, pageSlots } from '../../views/make/question.js';
import { ownUrl } from '../../views/url.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { access, askingOf, type Desk, deskOf, draftId, formToken, frameOf, isReply, nextUrl, openDesk, pageUrl } from './desk.js';
import { bodyOf, postedIn, wish } from './posted.js';
import { problemPage, refusedPage } from './problem.js';
import { rowUrl } from './row-url.js';

export const draftRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/drafts/:draft',
		policy: 'holder',
		handle: async (visit) => {
			const desk = await openDesk(visit);
			return isReply(desk) ? desk : seeOther(visit, nextUrl(desk.draft.id, desk.route));
		},
	},
	{
		method: 'GET',
		url: '/drafts/:draft/:page',
		policy: 'holder',
		handle: async (visit) => {
			const desk = await openDesk(visit);
			if (isReply(desk)) return desk;
			const state = desk.route.pages.find(({ page }) => page.id === visit.params['page']);
			if (state === undefined || !state.reached) return seeOther(visit, nextUrl(desk.draft.id, desk.route));
			const { passed, typed } = desk.draft.content;
			// What became wrong since the page was sent is said; what was never asked yet isn't.
			const problems = Object.hasOwn(passed, state.page.id) ? state.problems.filter(({ code }) => code !== 'required') : [];
			return showPage(visit, desk, state.page, problems, typed, 200);
		},
	},
	{ method: 'POST', url: '/drafts/:draft/:page', policy: 'holder', handle: sendPageOf },
];

/** Keeps what was posted, whatever is wrong with it; then goes where the button says. */
async function sendPageOf(visit: Visit): Promise<FastifyReply> {
	const id = visit.params['page'] ?? '';
	const locale = await postedIn(visit, id);
	if (locale === null) return problemPage(visit, 403, 'bad-request');
	const { button, pointer } = wish(visit.posted);
	const sent = { page: id, body: bodyOf(visit.posted), locale, sends: button === 'continue' };
	const saved = await savePage(visit.house.applications, draftId(visit), access(visit), sent);
	if (isRefusal(saved))
		return saved.code === 'page-closed' ? seeOther(visit, ownUrl(['drafts', draftId(visit)])) : refusedPage(visit, saved);
	const desk = deskOf(visit, saved);
	const { pages } = desk.route;
	const at = pages.findIndex(({ page }) => page.id === id);
	const page = pages[at]?.page;
	if (page === undefined) return seeOther(visit, nextUrl(desk.draft.id, desk.route));
	if (button === 'add' || button === 'change' || button === 'remove') return seeOther(visit, rowUrl(desk, page, button, pointer));
	if (button === 'lang') return seeOther(visit, pageUrl(desk.draft.id, id));
	if (button === 'back') return seeOther(visit, before(desk, at));
	if (saved.read.problems.length > 0) return showPage(visit, desk, page, saved.read.problems, saved.read.typed, 422);
	return seeOther(visit, nextUrl(desk.draft.id, desk.route));
}

function before(desk: Desk, at: number) {
	const page = desk.route.pages[at - 1]?.page;
	return page === undefined ? ownUrl(['services', desk.service.id]) : pageUrl(desk.draft.id, page.id);
}

/** The page as it is asked now. */
async function showPage(
	visit: Visit,
	desk: Desk,
	page: Page,
	problems: readonly AnswerProblem[],
	typed: Readonly<Record<string, Texts>>,
	status: number,
): Promise<FastifyReply> {
	const form = { action: pageUrl(desk.draft.id, page.id), token: formToken(visit, page.id) };
	const asking = askingOf(desk, page, problems, typed);
	const view = makeQuestion(await frameOf(visit, desk), pageSlots(desk.service, page), page, desk.route, asking, form);
	return sendPage(visit, visit.house.render.question(view, page, desk.service), status);
}

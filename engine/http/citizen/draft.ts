/** `/drafts/:draft` and `/drafts/:draft/:page`: questions asked, answers kept. */
import type { FastifyReply } from 'fastify';
import { autosave } from '../../applications/autosave.js';
import { isRefusal } from '../../applications/load.js';
import { savePage } from '../../applications/page.js';
import type { Page } from '../../definition/service.js';
import type { AnswerProblem, PageRead, Texts } from '../../form/types.js';
import { makeQuestion, pageSlots } from '../../views/make/question.js';
import { ownUrl } from '../../views/url.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { access, draftId, formToken } from './access.js';
import { openByKey } from './by-key.js';
import { askingOf, type Desk, frameOf, isReply, laterUrl, nextUrl, openDesk, pageUrl } from './desk.js';
import { keptSoFar } from './kept.js';
import { bodyOf, postedIn, shownIn, wish } from './posted.js';
import { refusedPage } from './problem.js';
import { refusedForm, strangeForm } from './refused.js';
import { isRowButton, rowUrl } from './row-url.js';
import { isOfUpload, statusOfProblems } from './upload-status.js';

export const draftRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/drafts/:draft',
		policy: 'holder',
		handle: async (visit) => {
			const key = visit.query['key'];
			if (key !== undefined) return openByKey(visit, key);
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
	{ method: 'POST', url: '/drafts/:draft/:page', policy: 'holder', takesFiles: 'page', handle: sendPageOf },
];

/** Keeps what was posted, whatever is wrong with it; then goes where the button says. */
async function sendPageOf(visit: Visit): Promise<FastifyReply> {
	const id = visit.params['page'] ?? '';
	const locale = await postedIn(visit, id);
	if (locale === null) return strangeForm(visit);
	const here = shownIn(visit, locale);
	const { button } = wish(visit.posted);
	const { uploads } = visit;
	const named = { page: id, body: bodyOf(visit.posted), uploads, locale };
	if (button === 'autosave')
		return keptSoFar(here, await autosave(visit.house.applications, draftId(visit), access(visit), named));
	const sent = { ...named, next: here.locale, sends: button === 'continue' };
	const saved = await savePage(visit.house.applications, draftId(visit), access(visit), sent);
	if (!isRefusal(saved)) return goOn(here, saved, id, saved.read);
	if (saved.code === 'page-closed') return seeOther(visit, ownUrl(['drafts', draftId(visit)]));
	return refusedForm(here, saved, (desk, problems, typed, status) => {
		const page = desk.service.form.pages.find((one) => one.id === id);
		return page === undefined ? refusedPage(here, saved) : showPage(here, desk, page, problems, typed, status);
	});
}

/** After a page was kept: where its button leads; with something wrong on it, the page once more. */
async function goOn(visit: Visit, desk: Desk, id: string, read: PageRead): Promise<FastifyReply> {
	const { button, pointer } = wish(visit.posted);
	const { pages } = desk.route;
	const at = pages.findIndex(({ page }) => page.id === id);
	const page = pages[at]?.page;
	if (page === undefined) return seeOther(visit, nextUrl(desk.draft.id, desk.route));
	if (isRowButton(button)) return seeOther(visit, rowUrl(desk, page, button, pointer));
	if (button === 'lang') return seeOther(visit, pageUrl(desk.draft.id, id));
	if (button === 'later') return seeOther(visit, laterUrl(desk.draft.id));
	if (button === 'back') return seeOther(visit, before(desk, at));
	if (button === 'drop' && !read.problems.some(isOfUpload)) return seeOther(visit, pageUrl(desk.draft.id, id));
	if (read.problems.length > 0)
		return showPage(visit, desk, page, read.problems, read.typed, statusOfProblems(visit, read.problems));
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
	const form = { action: pageUrl(desk.draft.id, page.id), token: formToken(visit, page.id), autosave: true };
	const asking = askingOf(desk, page, problems, typed);
	const view = makeQuestion(await frameOf(visit, desk), pageSlots(desk.service, page), page, desk.route, asking, form);
	return sendPage(visit, visit.house.render.question(view, page, desk.service), status);
}

/** `/drafts/:draft` and `/drafts/:draft/:page`: questions asked, answers kept. */
import type { FastifyReply } from 'fastify';
import { isRefusal } from '../../applications/load.js';
import type { Page } from '../../definition/service.js';
import { readPage } from '../../form/page.js';
import { withRowIds } from '../../form/rows.js';
import type { AnswerProblem, PageRead, Texts } from '../../form/types.js';
import { makeQuestion, pageSlots } from '../../views/make/question.js';
import { ownUrl } from '../../views/url.js';
import { textOf } from '../body.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { askingOf, change, type Desk, deskOf, formToken, frameOf, isReply, nextUrl, openDesk, pageUrl } from './desk.js';
import { problemPage, refusedPage } from './problem.js';
import { bodyOf, postedIn, provenanceOf, typedAfter } from './reading.js';
import { rowUrl } from './row-url.js';

export const draftRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/drafts/:draft',
		policy: 'holder',
		handle: async (visit) => {
			const desk = await openDesk(visit);
			return isReply(desk) ? desk : seeOther(visit, nextUrl(desk));
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
			if (state === undefined || !state.reached) return seeOther(visit, nextUrl(desk));
			// What became wrong since the page was sent is said; what was never asked yet isn't.
			const sent = Object.hasOwn(desk.draft.content.passed, state.page.id);
			const problems = sent ? state.problems.filter(({ code }) => code !== 'required') : [];
			return showPage(visit, desk, state.page, problems, desk.draft.content.typed, 200);
		},
	},
	{ method: 'POST', url: '/drafts/:draft/:page', policy: 'holder', handle: savePage },
];

async function savePage(visit: Visit): Promise<FastifyReply> {
	const desk = await openDesk(visit);
	if (isReply(desk)) return desk;
	const { pages } = desk.route;
	const at = pages.findIndex(({ page, reached }) => page.id === visit.params['page'] && reached);
	const page = pages[at]?.page;
	if (page === undefined) return seeOther(visit, nextUrl(desk));
	const shown = await postedIn(visit, page.id);
	if (shown === null) return problemPage(visit, 403, 'bad-request');

	const then = textOf(visit.posted, 'then') || (textOf(visit.posted, 'lang') === '' ? 'continue' : 'lang');
	const { read, saved } = await keepPage(visit, desk, page, shown, then === 'continue');
	if (isRefusal(saved)) return refusedPage(visit, saved);
	const after = await deskOf(visit, saved);
	const [verb = '', pointer = ''] = then.split(/:(.*)/s);
	if (verb === 'add' || verb === 'change' || verb === 'remove') return seeOther(visit, rowUrl(after, page, verb, pointer));
	if (then === 'lang') return seeOther(visit, pageUrl(after.draft.id, page.id));
	if (then === 'back')
		return seeOther(
			visit,
			at > 0 ? pageUrl(after.draft.id, pages[at - 1]?.page.id ?? page.id) : ownUrl(['services', after.service.id]),
		);
	return read.problems.length > 0
		? showPage(visit, after, page, read.problems, read.typed, 422)
		: seeOther(visit, nextUrl(after));
}

/** Keeps what was posted, whatever is wrong with it; a page that is sent without problems is passed. */
async function keepPage(visit: Visit, desk: Desk, page: Page, shown: string, sends: boolean) {
	const reading = { ...desk.circumstances, locale: shown };
	const readIn = (answers: Desk['draft']['content']['answers']): PageRead =>
		readPage(desk.service.form, page, bodyOf(visit.posted), answers, reading);
	let read = readIn(desk.draft.content.answers);
	const saved = await change(visit, ({ draft: { content } }) => {
		read = readIn(content.answers);
		const passes = sends && read.problems.length === 0;
		return {
			locale: visit.locale,
			content: {
				answers: read.answers as typeof content.answers,
				passed: passes ? { ...content.passed, [page.id]: [...read.relevant] } : content.passed,
				rows: withRowIds(desk.service.form, read.answers, content.rows, visit.house.randomId) as typeof content.rows,
				provenance: provenanceOf(desk, page, read, content),
				typed: typedAfter(read, content.typed),
			},
		};
	});
	return { read, saved };
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

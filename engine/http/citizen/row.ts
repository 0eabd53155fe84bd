/** `/drafts/:draft/:page/row/*` and `…/remove/*`: one row of a list, on a page of its own. */
import type { FastifyReply } from 'fastify';
import { autosaveRow, forgetRow } from '../../applications/autosave-row.js';
import { isRefusal } from '../../applications/load.js';
import { removeRow, saveRow } from '../../applications/row.js';
import type { Field, Page } from '../../definition/service.js';
import { below, isUnder, valueAt, withValue } from '../../form/pointer.js';
import { settle } from '../../form/relevance.js';
import { numbersIn, rowCount } from '../../form/rows.js';
import type { AnswerProblem, PageRead, Texts } from '../../form/types.js';
import { fieldAt } from '../../form/validate.js';
import { makeRemoveRow, makeRow } from '../../views/make/question.js';
import { ownUrl, type SafeUrl } from '../../views/url.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { access, draftId, formToken } from './access.js';
import { askingOf, checkUrl, type Desk, deskOf, frameOf, isReply, nextUrl, openDesk, pageUrl } from './desk.js';
import { keptSoFar } from './kept.js';
import { bodyOf, postedIn, shownIn, wish } from './posted.js';
import { refusedPage } from './problem.js';
import { refusedForm, strangeForm } from './refused.js';
import { isRowButton, rowUrl } from './row-url.js';
import { isOfUpload, statusOfProblems } from './upload-status.js';

/** A row that its address names: it is there, or would be the next. */
interface Row {
	readonly desk: Desk;
	readonly page: Page;
	readonly list: Field;
	/** Pointer of the list. */
	readonly pointer: string;
	readonly index: number;
	/** Its own id; null for one that isn't there yet. */
	readonly id: string | null;
}

export const rowRoutes: readonly Route[] = [
	{ method: 'GET', url: '/drafts/:draft/:page/row/*', policy: 'holder', handle: (visit) => withRow(visit, showKept) },
	{
		method: 'POST',
		url: '/drafts/:draft/:page/row/*',
		policy: 'holder',
		takesFiles: 'page',
		handle: (visit) => withRow(visit, sendRow),
	},
	{ method: 'GET', url: '/drafts/:draft/:page/remove/*', policy: 'holder', handle: (visit) => withRow(visit, askRemoval) },
	{ method: 'POST', url: '/drafts/:draft/:page/remove/*', policy: 'holder', handle: (visit) => withRow(visit, sendRemoval) },
];

async function withRow(visit: Visit, show: (visit: Visit, row: Row) => Promise<FastifyReply>): Promise<FastifyReply> {
	const desk = await openDesk(visit);
	if (isReply(desk)) return desk;
	const state = desk.route.pages.find(({ page }) => page.id === visit.params['page']);
	const steps = (visit.params['*'] ?? '').split('/');
	const index = Number(steps.pop());
	const pointer = steps.reduce(below, '');
	const list = fieldAt(desk.service.form.root, pointer);
	if (state === undefined || !state.reached || list?.kind !== 'list' || isUnder(pointer, desk.route.settled.hidden))
		return seeOther(visit, nextUrl(desk.draft.id, desk.route));
	const count = rowCount(desk.draft.content.answers, pointer);
	const most = list.limits['maxItems'];
	const last = typeof most === 'number' && count >= most ? count - 1 : count;
	if (!Number.isInteger(index) || index < 0 || index > last) return seeOther(visit, pageUrl(desk.draft.id, state.page.id));
	const id = index === count ? null : (desk.draft.content.rows[pointer]?.[index] ?? null);
	return show(visit, { desk, page: state.page, list, pointer, index, id });
}

function showKept(visit: Visit, row: Row): Promise<FastifyReply> {
	const { desk, list, pointer, index } = row;
	const typed = numbersIn(visit.locale, list, below(pointer, index), desk.draft.content.typed, desk.draft.locale);
	return showRow(visit, row, [], typed, 200);
}

async function showRow(
	visit: Visit,
	row: Row,
	problems: readonly AnswerProblem[],
	typed: Readonly<Record<string, Texts>>,
	status: number,
): Promise<FastifyReply> {
	const { desk, page, list, pointer, index, id } = row;
	const asked = id === null ? withNewRow(desk, pointer) : desk;
	const asking = askingOf(asked, page, problems, { ...desk.draft.content.typed, ...typed });
	const form = { action: urlOf(row), token: formToken(visit, nameOf(row)), autosave: true };
	const view = makeRow(await frameOf(visit, desk), desk.service, list, pointer, index, id === null, asking, form);
	return sendPage(visit, visit.house.render.row(view, list, below(pointer, index), desk.service), status);
}

/** The desk with an empty row in the place of a new one, so that what is asked in it follows from the other answers. */
function withNewRow(desk: Desk, list: string): Desk {
	const { draft, service, circumstances, route } = desk;
	const { answers } = draft.content;
	const rows = valueAt(answers, list);
	const settled = settle(service.form, withValue(answers, list, [...(Array.isArray(rows) ? rows : []), {}]), circumstances);
	return { ...desk, route: { ...route, settled } };
}

/** A row is kept once nothing is wrong with it; with another language, or on the way into a list inside it, as it is. */
async function sendRow(visit: Visit, row: Row): Promise<FastifyReply> {
	const { page, pointer: list, index, id } = row;
	const locale = (await postedIn(visit, nameOf(row))) ?? (await postedIn(visit, nameOf({ ...row, id: null })));
	if (locale === null) return strangeForm(visit);
	const here = shownIn(visit, locale);
	const { button } = wish(visit.posted);
	const { uploads } = visit;
	const named = { page: page.id, list, index, row: id };
	const typed = { ...named, body: bodyOf(visit.posted), uploads, locale };
	if (button === 'autosave')
		return keptSoFar(here, await autosaveRow(visit.house.applications, draftId(visit), access(visit), typed));
	if (button === 'back') {
		if (isTyped(row)) await forgetRow(visit.house.applications, draftId(visit), access(visit), named);
		return seeOther(visit, backOf(row));
	}
	const keep = button === 'lang' || button === 'drop' || isRowButton(button);
	const sent = { ...typed, next: here.locale, keep };
	const saved = await saveRow(visit.house.applications, draftId(visit), access(visit), sent);
	if (!isRefusal(saved)) return goOn(here, { ...row, desk: deskOf(here, saved) }, saved.read);
	if (saved.code === 'row-gone' || saved.code === 'page-closed') return seeOther(visit, backOf(row));
	return refusedForm(here, saved, (desk, problems, typed, status) => showRow(here, { ...row, desk }, problems, typed, status));
}

/** Was something typed into it that isn't saved. */
function isTyped({ desk, pointer, index }: Row): boolean {
	return Object.keys(desk.draft.content.typed).some((name) => name.startsWith(`${below(pointer, index)}/`));
}

/** After a row was read: where its button leads; with something wrong in it, the row once more. */
async function goOn(visit: Visit, row: Row, read: PageRead): Promise<FastifyReply> {
	const { button, pointer } = wish(visit.posted);
	if (isRowButton(button)) return seeOther(visit, rowUrl(row.desk, row.page, button, pointer));
	if (button === 'lang') return seeOther(visit, urlOf(row));
	if (button === 'drop' && !read.problems.some(isOfUpload)) return seeOther(visit, urlOf(row));
	if (read.problems.length === 0) return seeOther(visit, afterRow(row));
	const desk = { ...row.desk, route: { ...row.desk.route, settled: read.settled } };
	return showRow(visit, { ...row, desk }, read.problems, read.typed, statusOfProblems(visit, read.problems));
}

async function askRemoval(visit: Visit, row: Row): Promise<FastifyReply> {
	const { desk, page, list, pointer, index, id } = row;
	if (id === null) return seeOther(visit, backOf(row));
	const form = { action: urlOf(row, 'remove'), token: formToken(visit, `remove ${nameOf(row)}`) };
	const view = makeRemoveRow(await frameOf(visit, desk), list, pointer, index, askingOf(desk, page, [], {}), form, backOf(row));
	return sendPage(visit, visit.house.render.removeRow(view));
}

/** Sent twice it removes one row: the form is of the row's own id, and the second finds another in its place. */
async function sendRemoval(visit: Visit, row: Row): Promise<FastifyReply> {
	const { page, pointer, id } = row;
	const shown = await postedIn(visit, `remove ${nameOf(row)}`);
	const { button } = wish(visit.posted);
	if (shown !== null && button === 'lang') return seeOther(visit, urlOf(row, 'remove'));
	if (shown === null || button !== 'remove' || id === null) return seeOther(visit, backOf(row));
	const removed = await removeRow(visit.house.applications, draftId(visit), access(visit), {
		page: page.id,
		list: pointer,
		row: id,
	});
	return isRefusal(removed) ? refusedPage(visit, removed) : seeOther(visit, afterRow({ ...row, desk: deskOf(visit, removed) }));
}

/** A form of a row is of this very row, by its id. That of a new one is of its place: posted twice it changes the row it made. */
function nameOf({ page, pointer, index, id }: Row): string {
	return `${page.id} ${pointer} ${id ?? index}`;
}

function urlOf({ desk, page, pointer, index }: Row, verb: 'row' | 'remove' = 'row'): SafeUrl {
	return ownUrl(['drafts', desk.draft.id, page.id, verb, ...pointer.split('/').slice(1), String(index)]);
}

/** Once a row was saved or taken away: check-your-answers where no page is open (2b-17), else back. */
function afterRow(row: Row): SafeUrl {
	return row.desk.route.open === null ? checkUrl(row.desk.draft.id) : backOf(row);
}

/** The page of the list, or the row around it where the list stands in a row. */
function backOf({ desk, page, pointer }: Row): SafeUrl {
	const steps = pointer.split('/').slice(1);
	const at = steps.findLastIndex((step) => /^\d+$/.test(step));
	return at < 0 ? pageUrl(desk.draft.id, page.id) : ownUrl(['drafts', desk.draft.id, page.id, 'row', ...steps.slice(0, at + 1)]);
}

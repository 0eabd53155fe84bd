/** `/drafts/:draft/:page/row/*` and `…/remove/*`: one row of a list, on a page of its own. */
import type { FastifyReply } from 'fastify';
import { isRefusal } from '../../applications/load.js';
import type { Field, Page } from '../../definition/service.js';
import { below, isUnder } from '../../form/pointer.js';
import { readRow, rowCount, withoutRow, withoutRowBeside, withRowIds } from '../../form/rows.js';
import type { AnswerProblem, PageRead, Texts } from '../../form/types.js';
import { fieldAt } from '../../form/validate.js';
import { makeRemoveRow, makeRow } from '../../views/make/question.js';
import { ownUrl, type SafeUrl } from '../../views/url.js';
import { textOf } from '../body.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { askingOf, change, type Desk, formToken, frameOf, isReply, nextUrl, openDesk, pageUrl } from './desk.js';
import { problemPage, refusedPage } from './problem.js';
import { bodyOf, postedIn, typedAfter } from './reading.js';
import { rowUrl } from './row-url.js';

/** A row that its address names: it is there, or would be the next. */
interface Row {
	readonly desk: Desk;
	readonly page: Page;
	readonly list: Field;
	/** Pointer of the list. */
	readonly pointer: string;
	readonly index: number;
	readonly isNew: boolean;
}

export const rowRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/drafts/:draft/:page/row/*',
		policy: 'holder',
		handle: (visit) => withRow(visit, (row) => showRow(visit, row, [], {}, 200)),
	},
	{
		method: 'POST',
		url: '/drafts/:draft/:page/row/*',
		policy: 'holder',
		handle: (visit) => withRow(visit, (row) => saveRow(visit, row)),
	},
	{
		method: 'GET',
		url: '/drafts/:draft/:page/remove/*',
		policy: 'holder',
		handle: (visit) => withRow(visit, (row) => askRemoval(visit, row)),
	},
	{
		method: 'POST',
		url: '/drafts/:draft/:page/remove/*',
		policy: 'holder',
		handle: (visit) => withRow(visit, (row) => removeRow(visit, row)),
	},
];

async function withRow(visit: Visit, show: (row: Row) => Promise<FastifyReply>): Promise<FastifyReply> {
	const desk = await openDesk(visit);
	if (isReply(desk)) return desk;
	const state = desk.route.pages.find(({ page }) => page.id === visit.params['page']);
	const steps = (visit.params['*'] ?? '').split('/');
	const index = Number(steps.pop());
	const pointer = steps.reduce(below, '');
	const list = fieldAt(desk.service.form.root, pointer);
	const count = rowCount(desk.draft.content.answers, pointer);
	const most = list?.limits['maxItems'];
	if (state === undefined || !state.reached || list?.kind !== 'list' || isUnder(pointer, desk.route.settled.hidden))
		return seeOther(visit, nextUrl(desk));
	const room = typeof most !== 'number' || count < most;
	if (!Number.isInteger(index) || index < 0 || index > count || (index === count && !room))
		return seeOther(visit, pageUrl(desk.draft.id, state.page.id));
	return show({ desk, page: state.page, list, pointer, index, isNew: index === count });
}

async function showRow(
	visit: Visit,
	row: Row,
	problems: readonly AnswerProblem[],
	typed: Readonly<Record<string, Texts>>,
	status: number,
): Promise<FastifyReply> {
	const { desk, page, list, pointer, index, isNew } = row;
	const asking = askingOf(desk, page, problems, { ...desk.draft.content.typed, ...typed });
	const form = { action: urlOf(row), token: formToken(visit, nameOf(row)) };
	return sendPage(
		visit,
		visit.house.render.row(makeRow(await frameOf(visit, desk), list, pointer, index, isNew, asking, form)),
		status,
	);
}

/** A row is kept once it has no problems of its own; only the switch of language keeps it as it is. */
async function saveRow(visit: Visit, row: Row): Promise<FastifyReply> {
	const { desk, page, pointer, index } = row;
	const shown = (await postedIn(visit, nameOf(row))) ?? (await postedIn(visit, nameOf({ ...row, isNew: true })));
	if (shown === null) return problemPage(visit, 403, 'bad-request');
	const then = textOf(visit.posted, 'then') || (textOf(visit.posted, 'lang') === '' ? 'continue' : 'lang');
	if (then === 'back') return seeOther(visit, backOf(row));
	const reading = { ...desk.circumstances, locale: shown };
	const body = bodyOf(visit.posted);
	const readIn = (answers: Desk['draft']['content']['answers']): PageRead | null =>
		readRow(desk.service.form, pointer, index, body, answers, reading);
	const read = readIn(desk.draft.content.answers);
	if (read === null) return seeOther(visit, backOf(row));
	const [verb = '', inner = ''] = then.split(/:(.*)/s);
	const goesIn = verb === 'add' || verb === 'change' || verb === 'remove';
	if (read.problems.length > 0 && then === 'continue') {
		const seen = { ...desk, route: { ...desk.route, settled: read.settled } };
		return showRow(visit, { ...row, desk: seen }, read.problems, read.typed, 422);
	}
	const saved = await change(visit, ({ draft: { content } }) => {
		const now = readIn(content.answers) ?? read;
		const rows = withRowIds(desk.service.form, now.answers, content.rows, visit.house.randomId) as typeof content.rows;
		return {
			locale: visit.locale,
			content: { ...content, answers: now.answers as typeof content.answers, rows, typed: typedAfter(now, content.typed) },
		};
	});
	if (isRefusal(saved)) return refusedPage(visit, saved);
	if (goesIn) return seeOther(visit, rowUrl({ ...desk, draft: saved.draft }, page, verb, inner));
	return seeOther(visit, then === 'lang' ? urlOf(row) : backOf(row));
}

async function askRemoval(visit: Visit, row: Row): Promise<FastifyReply> {
	const { desk, page, list, pointer, index, isNew } = row;
	if (isNew) return seeOther(visit, backOf(row));
	const form = { action: urlOf(row, 'remove'), token: formToken(visit, `remove ${nameOf(row)}`) };
	const view = makeRemoveRow(await frameOf(visit, desk), list, pointer, index, askingOf(desk, page, [], {}), form, backOf(row));
	return sendPage(visit, visit.house.render.removeRow(view));
}

/** Sent twice it removes one row: the token names the row's own id. */
async function removeRow(visit: Visit, row: Row): Promise<FastifyReply> {
	const shown = await postedIn(visit, `remove ${nameOf(row)}`);
	if (shown === null) return seeOther(visit, backOf(row));
	if (textOf(visit.posted, 'lang') !== '' && textOf(visit.posted, 'then') === '') return seeOther(visit, urlOf(row, 'remove'));
	if (textOf(visit.posted, 'then') !== 'remove') return seeOther(visit, backOf(row));
	const id = idOf(row);
	const saved = await change(visit, ({ draft: { content } }) => {
		const index = (content.rows[row.pointer] ?? []).indexOf(id);
		if (index < 0) return { content };
		const beside = withoutRowBeside(content, row.pointer, index);
		return { content: { ...content, ...beside, answers: withoutRow(content.answers, row.pointer, index) } as typeof content };
	});
	return isRefusal(saved) ? refusedPage(visit, saved) : seeOther(visit, backOf(row));
}

/** The row's own id, '' for one that isn't there yet. */
function idOf({ desk, pointer, index }: Row): string {
	return desk.draft.content.rows[pointer]?.[index] ?? '';
}

/** A form of a row is of this very row, by its id. That of a new one is of its place: posted twice it changes the row it made. */
function nameOf(row: Row): string {
	return `${row.page.id} ${row.pointer} ${row.isNew ? row.index : idOf(row)}`;
}

function urlOf({ desk, page, pointer, index }: Row, verb: 'row' | 'remove' = 'row'): SafeUrl {
	return ownUrl(['drafts', desk.draft.id, page.id, verb, ...pointer.split('/').slice(1), String(index)]);
}

/** The page of the list, or the row around it where the list stands in a row. */
function backOf({ desk, page, pointer }: Row): SafeUrl {
	const steps = pointer.split('/').slice(1);
	const at = steps.findLastIndex((step) => /^\d+$/.test(step));
	return at < 0 ? pageUrl(desk.draft.id, page.id) : ownUrl(['drafts', desk.draft.id, page.id, 'row', ...steps.slice(0, at + 1)]);
}

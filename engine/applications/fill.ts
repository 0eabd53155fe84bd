import type { Field, Page } from '../definition/service.js';
import type { Value } from '../expression/types.js';
import { type Asked, askedIn, fieldsOf, pointerOf } from '../form/asked.js';
import { kindOf } from '../form/fields/index.js';
import { below, valueAt } from '../form/pointer.js';
import { proposalsOn } from '../form/proposals.js';
import { rowCount } from '../form/rows.js';
import type { Body, Route } from '../form/types.js';
import type { Access } from './access.js';
import { type OpenedDraft, readDraft } from './draft.js';
import { isRefusal } from './load.js';
import { routeOf, savePage } from './page.js';
import { saveRow } from './row.js';
import type { Applications, Refusal } from './types.js';

/** A draft after its pages were filled in: `route.open` is null where nothing is left to ask. */
export interface Filled extends OpenedDraft {
	readonly route: Route;
}

/**
 * Fills in the pages of a draft one after the other, as a person would who gives these answers: rows are added on their own pages, a missing
 * answer takes the proposal shown, `null` clears it. Stops at the page that is shown again, with what it took kept.
 * @param answers as a persona has them, by name
 * @returns the draft and where it stands now, or a refusal as of `savePage` and `saveRow`
 */
export async function fillDraft(
	applications: Applications,
	id: string,
	access: Access,
	answers: unknown,
): Promise<Filled | Refusal> {
	let before: string | null = null;
	for (let turns = 0; ; turns++) {
		const opened = await readDraft(applications, id, access);
		if (isRefusal(opened)) return opened;
		const route = routeOf(opened);
		const page = route.pages.find((state) => state.page.id === route.open)?.page;
		// Pages that open each other again and again would never come to an end.
		if (page === undefined || page.id === before || turns > 3 * route.pages.length) return { ...opened, route };
		const refused = await fillPage(applications, opened, access, page, answers);
		if (refused !== null) return refused;
		before = page.id;
	}
}

/** Adds the rows of a page's lists, then sends the page. */
async function fillPage(
	applications: Applications,
	opened: OpenedDraft,
	access: Access,
	page: Page,
	answers: unknown,
): Promise<Refusal | null> {
	const { form } = opened.service;
	const asked = fieldsOf(form, page).flatMap((field) => askedIn(field, pointerOf(field)));
	for (const list of listsIn(asked)) {
		const refused = await addRows(applications, opened, access, page, list, answers);
		if (refused !== null) return refused;
	}
	const { draft } = opened;
	const body = bodyFor(opened, page, asked, answers);
	const saved = await savePage(applications, draft.id, access, { page: page.id, body, locale: draft.locale, sends: true });
	return isRefusal(saved) ? saved : null;
}

/** Adds the rows that a list lacks, each with the rows of the lists in it. */
async function addRows(
	applications: Applications,
	opened: OpenedDraft,
	access: Access,
	page: Page,
	{ field, pointer }: Asked,
	answers: unknown,
): Promise<Refusal | null> {
	const { draft } = opened;
	const { row } = field;
	const wanted = valueAt(answers, pointer);
	if (row === null || !Array.isArray(wanted)) return null;
	for (let index = rowCount(draft.content.answers, pointer); index < wanted.length; index++) {
		const asked = askedIn(row, below(pointer, index));
		const body = bodyFor(opened, page, asked, answers);
		const place = { page: page.id, list: pointer, index, row: null };
		const saved = await saveRow(applications, draft.id, access, { ...place, body, locale: draft.locale, keep: true });
		if (isRefusal(saved)) return saved;
		for (const inner of listsIn(asked)) {
			const refused = await addRows(applications, saved, access, page, inner, answers);
			if (refused !== null) return refused;
		}
	}
	return null;
}

function listsIn(asked: readonly Asked[]): readonly Asked[] {
	return asked.filter(({ field }) => field.kind === 'list');
}

/** What a person types into these fields. */
function bodyFor({ draft, service, circumstances }: OpenedDraft, page: Page, asked: readonly Asked[], answers: unknown): Body {
	const { content, locale } = draft;
	const { settled } = routeOf({ draft, service, circumstances });
	const proposals = proposalsOn(service.form, page, content.answers, settled, circumstances);
	const texts = asked.flatMap(({ field, pointer }) => {
		const given = valueAt(answers, pointer);
		return textsOf(field, pointer, given === undefined ? proposals.get(pointer) : (given as Value | null), locale);
	});
	return Object.fromEntries(texts);
}

function textsOf(
	field: Field,
	pointer: string,
	value: Value | null,
	locale: string,
): readonly (readonly [name: string, texts: readonly string[]])[] {
	if (value === undefined || value === null) return [];
	return Object.entries(kindOf(field.kind).texts(value, field, locale)).map(([part, texts]) => [
		part === '' ? pointer : `${pointer}/${part}`,
		texts,
	]);
}

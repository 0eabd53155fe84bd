import type { FileFacts } from '../../schemas/generated/record.js';
import type { Field, Page } from '../definition/service.js';
import type { Value } from '../expression/types.js';
import { type Asked, askedIn, fieldsOf, pointerOf } from '../form/asked.js';
import { fileIds } from '../form/fields/file.js';
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
import { keepUpload } from './upload/keep.js';
import type { Upload } from './upload/prove.js';
import type { RefusedUpload, Uploads } from './upload/types.js';

/** What somebody gives. */
export interface Given {
	readonly answers: unknown;
	/** What they upload, by the id that stands in the answers. */
	readonly files: ReadonlyMap<string, Upload>;
}

/** A draft after its pages were filled in: `route.open` is null where nothing is left to ask. */
export interface Filled extends OpenedDraft {
	readonly route: Route;
}

/**
 * Fills in the pages of a draft one after the other, as a person would who gives these answers: rows are added on their own pages, a missing
 * answer takes the proposal shown, `null` clears it. Stops at the page that is shown again, with what it took kept.
 * @param given answers as a persona has them, by name; of files the ids that `files` has them under
 * @returns the draft and where it stands now, or a refusal as of `savePage` and `saveRow`
 */
export async function fillDraft(applications: Applications, id: string, access: Access, given: Given): Promise<Filled | Refusal> {
	let before: string | null = null;
	for (let turns = 0; ; turns++) {
		const opened = await readDraft(applications, id, access);
		if (isRefusal(opened)) return opened;
		const route = routeOf(opened);
		const page = route.pages.find((state) => state.page.id === route.open)?.page;
		// Pages that open each other again and again would never come to an end.
		if (page === undefined || page.id === before || turns > 3 * route.pages.length) return { ...opened, route };
		const refused = await fillPage({ applications, access, page, given }, opened);
		if (refused !== null) return refused;
		before = page.id;
	}
}

/** A page that is being filled in. */
interface Filling {
	readonly applications: Applications;
	readonly access: Access;
	readonly page: Page;
	readonly given: Given;
}

/** Adds the rows of a page's lists, then sends the page. */
async function fillPage(filling: Filling, opened: OpenedDraft): Promise<Refusal | null> {
	const { applications, access, page } = filling;
	const { form } = opened.service;
	const asked = fieldsOf(form, page).flatMap((field) => askedIn(field, pointerOf(field)));
	for (const list of listsIn(asked)) {
		const refused = await addRows(filling, opened, list);
		if (refused !== null) return refused;
	}
	const { draft } = opened;
	const filled = await entriesFor(filling, opened, asked);
	const sent = { page: page.id, ...filled, locale: draft.locale, sends: true };
	const saved = await savePage(applications, draft.id, access, sent);
	return isRefusal(saved) ? saved : null;
}

/** Adds the rows that a list lacks, each with the rows of the lists in it. */
async function addRows(filling: Filling, opened: OpenedDraft, { field, pointer }: Asked): Promise<Refusal | null> {
	const { applications, access, page, given } = filling;
	const { draft } = opened;
	const { row } = field;
	const wanted = valueAt(given.answers, pointer);
	if (row === null || !Array.isArray(wanted)) return null;
	for (let index = rowCount(draft.content.answers, pointer); index < wanted.length; index++) {
		const asked = askedIn(row, below(pointer, index));
		const filled = await entriesFor(filling, opened, asked);
		const place = { page: page.id, list: pointer, index, row: null };
		const saved = await saveRow(applications, draft.id, access, { ...place, ...filled, locale: draft.locale, keep: true });
		if (isRefusal(saved)) return saved;
		for (const inner of listsIn(asked)) {
			const refused = await addRows(filling, saved, inner);
			if (refused !== null) return refused;
		}
	}
	return null;
}

function listsIn(asked: readonly Asked[]): readonly Asked[] {
	return asked.filter(({ field }) => field.kind === 'list');
}

/** What a person types into these fields, and the files they upload: kept first, then named by their ids. */
async function entriesFor(
	{ applications, page, given }: Filling,
	{ draft, service, circumstances }: OpenedDraft,
	asked: readonly Asked[],
): Promise<{ readonly body: Body; readonly uploads: Uploads }> {
	const { settled } = routeOf({ draft, service, circumstances });
	const proposals = proposalsOn(service.form, page, draft.content.answers, settled, circumstances);
	const body = new Map<string, readonly string[]>();
	const files: Record<string, FileFacts> = {};
	const refused: RefusedUpload[] = [];
	for (const { field, pointer } of asked) {
		const said = valueAt(given.answers, pointer);
		const value = said === undefined ? proposals.get(pointer) : (said as Value | null);
		if (field.file === null) {
			for (const [name, texts] of textsOf(field, pointer, value, draft.locale)) body.set(name, texts);
			continue;
		}
		for (const id of fileIds(value ?? undefined)) {
			const upload = given.files.get(id);
			const kept = upload === undefined ? gone : await keepUpload(applications, draft.id, field.file, upload);
			if ('not' in kept) {
				refused.push({ why: kept.not, name: upload?.name ?? id, path: pointer });
				continue;
			}
			files[kept.id] = kept.facts;
			body.set(pointer, [...(body.get(pointer) ?? []), kept.id]);
		}
	}
	return { body: Object.fromEntries(body), uploads: { files, refused } };
}

const gone = { not: 'file-gone' } as const;

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

import type { DraftContent } from '../../schemas/generated/record.js';
import { readRow, rowCount, withoutRow, withoutRowBeside } from '../form/rows.js';
import type { Body, PageRead } from '../form/types.js';
import { storedGroup } from '../workflow/values.js';
import type { Access } from './access.js';
import { afterPage, copy } from './content.js';
import { changeDraft, type OpenedDraft } from './draft.js';
import { isRefusal } from './load.js';
import { type PageSaved, reachedPage, routeOf } from './page.js';
import { rowGone } from './refusals.js';
import type { Applications, Refusal } from './types.js';
import { filesNamed } from './upload/named.js';
import { withKnownFiles, withUploadProblems } from './upload/problems.js';
import { noUploads, type Uploads } from './upload/types.js';

/** One row of a list, as its page was sent. */
export interface RowSent {
	/** The page the list stands on. */
	readonly page: string;
	/** Pointer of the list: `/business/members`. */
	readonly list: string;
	/** Its place, counted from 0; one more than the last is a new row. */
	readonly index: number;
	/** Its id, where it has one: it is found by it when rows before it were taken away in the meantime. */
	readonly row: string | null;
	readonly body: Body;
	/** Files that came with it or wait for it; their ids stand in the body. */
	readonly uploads?: Uploads;
	readonly locale: string;
	/** The language to go on in, where another was asked for. */
	readonly next?: string;
	/** Save it although something is wrong with it (another language, a list inside it); else only a sound row is saved. */
	readonly keep: boolean;
}

/**
 * Saves one row of a list. With a new row the list's page is open again until it is sent. A repeated post saves the same row, never a second one.
 * @returns it (unsaved where `read.problems` isn't empty and it wasn't to be kept), or a refusal: `page-closed`, `row-gone`, or as of `changeDraft`.
 */
export async function saveRow(
	applications: Applications,
	id: string,
	access: Access,
	sent: RowSent,
): Promise<PageSaved | Refusal> {
	let read: PageRead | null = null;
	const saved = await changeDraft(applications, id, access, (opened) => {
		const { draft, service } = opened;
		const circumstances = { ...opened.circumstances, locale: sent.locale };
		const page = reachedPage(opened, sent.page);
		if (isRefusal(page)) return page;
		const { answers } = draft.content;
		const index = placeOfRow(draft.content, sent);
		const { files, refused } = sent.uploads ?? noUploads;
		const known = { ...draft.content.files, ...files };
		const there = withKnownFiles(service.form, index === null ? {} : bodyAt(sent, index), known);
		const plain = index === null ? null : readRow(service.form, sent.list, index, there.body, answers, circumstances);
		if (index === null || plain === null) return rowGone;
		const moved = refused.map((one) => ({ ...one, path: pathAt(one.path, sent, index) }));
		read = withUploadProblems(service.form, plain, [...moved, ...there.refused], circumstances);
		const isEmpty =
			index === rowCount(answers, sent.list) &&
			Object.values(read.typed).every((texts) => Object.values(texts).flat().join('') === '');
		if (read.problems.length > 0 && (!sent.keep || isEmpty)) return { content: draft.content, locale: sent.next ?? sent.locale };
		const content = afterPage(draft, service.form, page, plain, circumstances, applications.keys.link, known);
		const passed = draft.content.passed;
		return { content: { ...content, passed }, locale: sent.next ?? sent.locale };
	});
	if (isRefusal(saved) || read === null) return isRefusal(saved) ? saved : rowGone;
	return { ...saved, read, route: routeOf(saved) };
}

/**
 * Takes a row away, by its id: asked again, when it is gone, nothing else is taken.
 * @returns the draft as it is now, or a refusal: `page-closed`, or as of `changeDraft`.
 */
export async function removeRow(
	applications: Applications,
	id: string,
	access: Access,
	sent: Pick<RowSent, 'page' | 'list'> & { readonly row: string },
): Promise<OpenedDraft | Refusal> {
	return changeDraft(applications, id, access, (opened) => {
		const { content } = opened.draft;
		const page = reachedPage(opened, sent.page);
		if (isRefusal(page)) return page;
		const index = idsOf(content, sent.list).indexOf(sent.row);
		if (index < 0) return { content };
		const { answers, files: held, ...beside } = content;
		const left = storedGroup(withoutRow(answers, sent.list, index));
		const rest = copy<Omit<DraftContent, 'answers' | 'files'>>(withoutRowBeside(beside, sent.list, index));
		return {
			content: {
				answers: left,
				files: filesNamed(held, left, rest.typed),
				...rest,
			},
		};
	});
}

/** Where the row is now; null when it has gone. */
export function placeOfRow(content: DraftContent, { list, index, row }: Pick<RowSent, 'list' | 'index' | 'row'>): number | null {
	if (row === null) return index;
	const place = idsOf(content, list).indexOf(row);
	return place < 0 ? null : place;
}

/** What was sent, under the names of the place where the row is now. */
export function bodyAt({ body, list, index }: Pick<RowSent, 'body' | 'list' | 'index'>, place: number): Body {
	if (place === index) return body;
	const from = `${list}/${index}`;
	const names = Object.entries(body).filter(([name]) => name === from || name.startsWith(`${from}/`));
	return Object.fromEntries(names.map(([name, texts]) => [pathAt(name, { list, index }, place), texts]));
}

/** A pointer into the row as it was sent, where the row is now. */
function pathAt(path: string, { list, index }: Pick<RowSent, 'list' | 'index'>, place: number): string {
	const from = `${list}/${index}`;
	return path === from || path.startsWith(`${from}/`) ? `${list}/${place}${path.slice(from.length)}` : path;
}

function idsOf({ rows }: DraftContent, list: string): readonly string[] {
	return Object.hasOwn(rows, list) ? (rows[list] ?? []) : [];
}

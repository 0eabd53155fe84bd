/** Walks through a form as a citizen does: each page is read, filled in with a persona's answers as people type them, and sent on. */
import type { Field, Service } from '../../engine/definition/service.js';
import type { Value } from '../../engine/expression/types.js';
import { fileIds } from '../../engine/form/fields/file.js';
import { kindOf } from '../../engine/form/fields/index.js';
import { valueAt } from '../../engine/form/pointer.js';
import { fieldAt } from '../../engine/form/validate.js';
import type { FilePart } from './multipart.js';
import type { Answer, Visitor } from './server.js';

export interface Walked {
	/** Ids of the pages met, in order, each once. */
	readonly pages: readonly string[];
	/** Where it ended: check-your-answers, or the page that was shown again with problems. */
	readonly last: Answer;
}

/** A file by the id that stands in the answers; null: none of these. */
export type FileOf = (id: string) => FilePart | null;

const noFiles: FileOf = () => null;

/** Starts at an office and walks until everything is answered or something is wrong. */
export async function walk(
	visitor: Visitor,
	service: Service,
	office: string | null,
	answers: unknown,
	fileOf: FileOf = noFiles,
): Promise<Walked> {
	const begun = await visitor.get(`/services/${service.id}/start${office === null ? '' : `?office=${office}`}`);
	return walkOn(visitor, service, await visitor.follow(begun), answers, fileOf);
}

/** Walks on from a page. */
export async function walkOn(
	visitor: Visitor,
	service: Service,
	from: Answer,
	answers: unknown,
	fileOf: FileOf = noFiles,
): Promise<Walked> {
	const pages: string[] = [];
	let here = from;
	for (let count = 0; count < 60; count++) {
		const [, , , id = ''] = here.path.split(/[/?]/);
		if (here.status !== 200 || !here.path.startsWith('/drafts/') || id === 'check-answers') break;
		if (!pages.includes(id)) pages.push(id);
		here = await fill(visitor, service, here, answers, fileOf);
	}
	return { pages, last: here };
}

/** Adds the rows that are missing, then sends the page (or row) with the persona's answers. */
async function fill(visitor: Visitor, service: Service, page: Answer, answers: unknown, fileOf: FileOf): Promise<Answer> {
	let here = page;
	const full = new Set<string>();
	for (;;) {
		const add = here.page.buttons.find(({ value }) => value.startsWith('add:') && !full.has(value))?.value;
		if (add === undefined) break;
		const list = add.slice('add:'.length);
		const wanted = valueAt(answers, list);
		const present = here.page.buttons.filter(({ value }) => value.startsWith(`change:${list}/`)).length;
		if (!Array.isArray(wanted) || present >= wanted.length) {
			full.add(add);
			continue;
		}
		const row = await visitor.send(here, textsFor(here, service, answers), ['then', add]);
		const back = await fill(visitor, service, row, answers, fileOf);
		if (back.status !== 200) return back;
		here = back;
	}
	return visitor.send(here, textsFor(here, service, answers), ['then', 'continue'], filesFor(here, service, answers, fileOf));
}

/** What a person chooses in the inputs for files of a page: what isn't there yet. */
function filesFor(
	{ page }: Answer,
	service: Service,
	answers: unknown,
	fileOf: FileOf,
): readonly (readonly [string, FilePart])[] {
	const kept = new Set(page.controls.filter(({ type }) => type === 'hidden').map(({ name }) => name));
	return page.controls.flatMap(({ name, type }) => {
		if (type !== 'file' || kept.has(name) || fieldAt(service.form.root, name)?.kind !== 'file') return [];
		return fileIds(valueAt(answers, name) as Value).flatMap((id) => {
			const file = fileOf(id);
			return file === null ? [] : [[name, file] as const];
		});
	});
}

/** What a person types into the inputs of a page. */
export function textsFor({ page }: Pick<Answer, 'page'>, service: Service, answers: unknown): [string, readonly string[]][] {
	const texts: [string, readonly string[]][] = [];
	for (const name of new Set(page.controls.map((control) => control.name))) {
		if (!name.startsWith('/')) continue;
		const whole = fieldAt(service.form.root, name);
		const field: Field | null = whole ?? fieldAt(service.form.root, name.slice(0, name.lastIndexOf('/')));
		if (field === null || field.kind === 'file') continue;
		const pointer = whole === null ? name.slice(0, name.lastIndexOf('/')) : name;
		const part = whole === null ? name.slice(name.lastIndexOf('/') + 1) : '';
		const value = valueAt(answers, pointer) as Value | null;
		// What a persona says nothing of is left as it is shown.
		if (value === undefined) continue;
		texts.push([name, value === null ? [] : (kindOf(field.kind).texts(value, field, page.locale)[part] ?? [])]);
	}
	return texts;
}

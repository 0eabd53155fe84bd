import type { Environment, Expression } from '../../expression/types.js';
import { isGroupKind } from '../groups.js';
import type { Node } from '../node.js';
import type { Place } from '../problem.js';
import type { Field, Page, Text } from '../service.js';
import { didYouMean } from '../suggest.js';
import type { CompileContext } from './context.js';
import { child, itemsOf, textOf } from './reading.js';

/** A page as written, before its texts are compiled: which fields it shows must be known before the fields are. */
export interface RawPage {
	readonly node: Node;
	readonly id: string;
	readonly when: Node | null;
	readonly fields: readonly { readonly path: string; readonly at: Place; readonly texts: Node | null }[];
}

/** The pages an author wrote, of the form or of what an action asks; null where none are given. */
export function rawPages(node: Node | null): readonly RawPage[] | null {
	if (node === null) return null;
	return itemsOf(node).map((page, index) => ({
		node: page,
		id: textOf(child(page, 'id')) ?? `page-${index + 1}`,
		when: child(page, 'when'),
		fields: itemsOf(child(page, 'fields')).flatMap((item) => {
			const path = textOf(item) ?? textOf(child(item, 'field'));
			return path === null ? [] : [{ path, at: item.place, texts: item.kind === 'map' ? item : null }];
		}),
	}));
}

/** Fields that stand only on pages with a `when`. */
export function onlyConditional(pages: readonly RawPage[]): readonly string[] {
	const always = new Set(pages.flatMap((page) => (page.when === null ? page.fields.map(({ path }) => path) : [])));
	return pages.flatMap((page) => page.fields.map(({ path }) => path)).filter((path) => !always.has(path));
}

/** Texts a page puts in the place of a field's own, by the field's path. */
export function shownAs(pages: readonly RawPage[]): ReadonlyMap<string, Node> {
	return new Map(
		pages.flatMap((page) => page.fields.flatMap(({ path, texts }) => (texts === null ? [] : [[path, texts] as const]))),
	);
}

/** By field path: the `when`s of the pages it stands on. A field that also stands on a page without `when` has none. */
export function askedWhen(
	pages: readonly RawPage[],
	whens: readonly (Expression | null)[],
): ReadonlyMap<string, readonly Expression[]> {
	const asked = new Map<string, Expression[] | null>();
	for (const [index, page] of pages.entries()) {
		const when = whens[index] ?? null;
		for (const { path } of page.fields) {
			const known = asked.get(path);
			if (page.when === null || known === null) asked.set(path, null);
			else asked.set(path, [...(known ?? []), ...(when === null ? [] : [when])]);
		}
	}
	return new Map([...asked].flatMap(([path, found]) => (found === null ? [] : [[path, found] as const])));
}

/** Pages as written: fields that exist (`unknown-field` otherwise), ids used once, texts compiled. */
export function compilePages(
	context: CompileContext,
	raw: readonly RawPage[],
	whens: readonly (Expression | null)[],
	fields: ReadonlyMap<string, Field>,
	environment: Environment,
): readonly Page[] {
	const seen = new Set<string>();
	const onPages = [...fields.keys()].filter((path) => !path.includes('[]'));
	return raw.map((page, index): Page => {
		if (seen.has(page.id)) reportTwice(context, page);
		seen.add(page.id);
		const listed = page.fields.filter(({ path, at }) => {
			if (onPages.includes(path)) return true;
			reportUnknown(context, path, at, onPages);
			return false;
		});
		const title = child(page.node, 'title');
		const text = child(page.node, 'text');
		const first = fields.get(listed[0]?.path ?? '');
		return {
			id: page.id,
			title: title === null ? (first?.title ?? named(page.id, context)) : context.text(title, environment),
			text: text === null ? null : context.text(text, environment),
			when: whens[index] ?? null,
			fields: listed.map(({ path }) => path),
			at: page.node.place,
		};
	});
}

/** Pages where none are given: one for each top-level group or list, and what stands loose between them together (2.1). */
export function derivedPages(root: Field, title: Text): readonly Page[] {
	const pages: Page[] = [];
	let loose: Field[] = [];
	const finish = (): void => {
		const first = loose[0];
		if (first !== undefined && loose.some(({ compute, editable }) => compute === null || editable)) {
			pages.push({
				id: first.name,
				title: loose.length === 1 ? first.title : title,
				text: null,
				when: null,
				fields: loose.map(({ path }) => path),
				at: first.at,
			});
		}
		loose = [];
	};
	for (const field of root.members) {
		if (!isGroupKind(field.kind) && field.kind !== 'list') {
			loose.push(field);
			continue;
		}
		finish();
		pages.push({ id: field.name, title: field.title, text: null, when: null, fields: [field.path], at: field.at });
	}
	finish();
	return pages;
}

function named(id: string, context: CompileContext): Text {
	return Object.fromEntries(context.locales.map((locale) => [locale, [id]]));
}

function reportTwice(context: CompileContext, page: RawPage): void {
	context.report({
		code: 'page-twice',
		severity: 'error',
		at: page.node.place,
		says: {
			id: `Dua halaman bernama \`${page.id}\`. Beri tiap halaman \`id\` sendiri.`,
			en: `Two pages are called \`${page.id}\`. Give each page an \`id\` of its own.`,
		},
	});
}

function reportUnknown(context: CompileContext, path: string, at: Place, paths: readonly string[]): void {
	const inRow = path.includes('[]');
	const suggestion = didYouMean(inRow ? (path.split('[]')[0] ?? path) : path, paths);
	context.report({
		code: 'unknown-field',
		severity: 'error',
		at,
		says: inRow
			? {
					id: `\`${path}\` ada di dalam baris sebuah daftar. Sebut daftarnya; barisnya punya halaman sendiri.`,
					en: `\`${path}\` stands in a row of a list. Name the list; its rows have pages of their own.`,
				}
			: {
					id: `\`${path}\` bukan isian di sini. Sebut isian dengan jalan lengkapnya, seperti \`business.kind\`.`,
					en: `\`${path}\` is not a field here. Name a field by its whole path, such as \`business.kind\`.`,
				},
		...(suggestion === null ? {} : { suggestion }),
	});
}

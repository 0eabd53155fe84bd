import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { inlineMarkdown, markdown } from '../../engine/definition/compile/markdown.js';
import type { FieldView } from '../../engine/views/field.js';
import type { Frame } from '../../engine/views/frame.js';
import { compilePage, pageFields, renderHtml } from '../../renderers/html/index.js';

const folder = new URL('../cases/views/', import.meta.url);

export interface SampleView {
	/** `question.id` */
	readonly name: string;
	readonly locale: string;
	readonly view: { readonly view: string; readonly frame: Frame; readonly fields: readonly FieldView[] };
}

/** Every sample view in every language: the file's second document is what is other in English. */
export function sampleViews(style: Frame['style']): SampleView[] {
	return readdirSync(folder).flatMap((file) => {
		const [first, second] = parseAllDocuments(readFileSync(new URL(file, folder), 'utf8')).map((document) => {
			if ('errors' in document && document.errors[0] !== undefined) throw document.errors[0];
			return 'toJS' in document ? (document.toJS() as unknown) : null;
		});
		const name = file.replace('.yaml', '');
		return [
			{ name: `${name}.id`, locale: 'id', view: complete(first, 'id', style) },
			{ name: `${name}.en`, locale: 'en', view: complete(merge(first, second), 'en', style) },
		];
	});
}

/** A sample view as HTML. */
export function renderSample({ view }: SampleView): string {
	const renderers = { ...renderHtml, 'remove-row': renderHtml.removeRow } as unknown as Record<
		string,
		(...args: unknown[]) => string
	>;
	const render = renderers[view.view];
	if (render === undefined) throw new Error(`no renderer for ${view.view}`);
	return view.view === 'question' || view.view === 'row' ? render(compilePage(pageFields(view.fields)), view) : render(view);
}

function complete(view: unknown, locale: string, style: Frame['style']): SampleView['view'] {
	const form = ['question', 'row', 'remove-row', 'check', 'start', 'status', 'act', 'confirmation', 'later'].includes(
		(view as { view: string }).view,
	);
	const id = locale === 'id';
	const service = id ? 'Surat keterangan usaha' : 'Business letter';
	const frame = {
		locale,
		zone: 'Asia/Jakarta',
		now: '2026-11-30T02:30:00.000Z',
		languages: [
			{ locale: 'id', url: '?lang=id' },
			{ locale: 'en', url: '?lang=en' },
		],
		home: '/',
		seal: 'KM',
		name: form ? service : 'Kelurahan Melati',
		under: form ? 'Kelurahan Melati' : 'Kota Contoh',
		practice: !form,
		madeUp: form ? null : '/practice',
		links: id
			? [
					{ title: 'Bantuan', url: '/help' },
					{ title: 'Privasi', url: '/privacy' },
				]
			: [
					{ title: 'Help', url: '/help' },
					{ title: 'Privacy', url: '/privacy' },
				],
		contact: { phone: '(021) 555 0100', hours: 'Senin–Jumat 08.00–15.00', email: 'loket@kota.example' },
		style,
		script: null,
	};
	return { frame, ...(texts(view) as object) } as unknown as SampleView['view'];
}

/** Markdown is written as text in the samples. */
function texts(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(texts);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [
			key,
			typeof part === 'string' && key === 'text'
				? markdown(part).tree
				: typeof part === 'string' && key === 'hint'
					? inlineMarkdown(part)
					: texts(part),
		]),
	);
}

function merge(under: unknown, over: unknown): unknown {
	if (over === undefined) return under;
	if (Array.isArray(under) && Array.isArray(over)) return under.map((item, index) => merge(item, (over as unknown[])[index]));
	if (isMap(under) && isMap(over))
		return Object.fromEntries(Object.entries(under).map(([key, part]) => [key, merge(part, over[key])]));
	return over;
}

function isMap(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `loket dev` over a copy of the sample, and its author's browser. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { type Serving, serving } from './command.js';
import { type Page, readPage, standing } from './page.js';

const sample = fileURLToPath(new URL('../../../services-catalog', import.meta.url));

export interface Answer {
	readonly status: number;
	readonly path: string;
	readonly page: Page;
	readonly headers: Headers;
}

/** An author's browser without JavaScript. */
export function authorsBrowser(address: string, language = 'en') {
	let cookie = '';
	const visit = async (path: string, form: URLSearchParams | null = null): Promise<Answer> => {
		let here = path;
		let body = form;
		for (let hops = 0; hops < 6; hops++) {
			const headers: Record<string, string> = { 'accept-language': language, ...(cookie === '' ? {} : { cookie }) };
			if (body !== null) headers['origin'] = address;
			const answer = await fetch(address + here, {
				redirect: 'manual',
				headers,
				...(body === null ? {} : { method: 'POST', body }),
			});
			cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
			const next = answer.headers.get('location');
			const { status } = answer;
			if (next === null) return { status, path: here, page: readPage(await answer.text()), headers: answer.headers };
			here = next.replace(address, '');
			body = null;
		}
		throw new Error(`too many redirects at ${here}`);
	};
	const send = (page: Page, texts: Readonly<Record<string, string>>, button = 'continue'): Promise<Answer> => {
		const form = new URLSearchParams(
			[...standing(page)].flatMap(([name, all]) => all.map((text): [string, string] => [name, text])),
		);
		for (const [name, text] of [...Object.entries(texts), ['then', button] as const]) form.set(name, text);
		return visit(page.action, form);
	};
	return { visit, send };
}

export interface Author extends Serving {
	readonly catalog: string;
	readonly visit: ReturnType<typeof authorsBrowser>['visit'];
	readonly send: ReturnType<typeof authorsBrowser>['send'];
	/** The words of the panel. */
	readonly panel: (path?: string) => Promise<string>;
	/** Writes a file; text or a change of what it holds. Gives the written text. */
	readonly write: (file: string, text: string | ((before: string) => string)) => string;
}

/** Starts `loket dev` over a copy of the sample at `catalog`, changed first. */
export async function author(
	t: Test,
	catalog: string,
	before: () => void = () => undefined,
	more: NodeJS.ProcessEnv = {},
): Promise<Author> {
	cpSync(sample, catalog, { recursive: true });
	before();
	const server = await serving(['dev', catalog, '--port', '0'], more);
	t.teardown(() => server.stop());
	const { visit, send } = authorsBrowser(server.address);
	return {
		...server,
		catalog,
		visit,
		send,
		panel: async (path = '/') => panelOf((await visit(path)).page),
		write: (file, text) => {
			const path = join(catalog, file);
			const made = typeof text === 'string' ? text : text(readFileSync(path, 'utf8'));
			writeFileSync(path, made);
			return made;
		},
	};
}

/** The words of the author's panel. */
export function panelOf({ html }: Page): string {
	const panel = /<aside class="author"[\s\S]*?<\/aside>/.exec(html)?.[0] ?? '';
	return panel.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** The notes within a page, each with the words that stand before it. */
export function notesOf({ html }: Page): readonly string[] {
	const main = html.slice(html.indexOf('<main'));
	return [...main.matchAll(/<div class="author-note[^>]*data-author="([^"]*)"/g)].map(({ 1: code = '', index }) => {
		const before = main.slice(0, index).replace(/<div class="author-note[\s\S]*?<\/div>/g, '');
		const words = before.split(/<[^>]*>/).filter((part) => part.trim() !== '');
		return `${words.at(-1) ?? ''} ← ${code}`;
	});
}

/** A server in this process, over a store of its own, with a clock set by hand; and people who visit it without JavaScript. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { wire } from '../../cli/house.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Files } from '../../engine/definition/source.js';
import type { House } from '../../engine/http/house.js';
import { makeLog } from '../../engine/http/log.js';
import { makeServer } from '../../engine/http/server.js';
import { publish } from '../../engine/services/publish.js';
import type { Store } from '../../engine/store/port/store.js';
import { memoryStore } from './memory-store.js';
import { type FilePart, multipartBody, multipartType, type Part } from './multipart.js';
import { type Page, readPage, standing } from './page.js';

export const sampleFolder = fileURLToPath(new URL('../../../services-catalog', import.meta.url));

export interface TestServer {
	readonly server: FastifyInstance;
	readonly house: House;
	readonly store: Store;
	/** Sets the clock. */
	readonly at: (instant: string) => void;
	/** Everything logged so far, a line an event. */
	readonly logged: () => string;
	/** Publishes a catalogue, as `loket publish` does. */
	readonly publish: (files: Files) => Promise<void>;
	/** Somebody with a browser of their own. */
	readonly visitor: (said?: Said) => Visitor;
	readonly close: () => Promise<void>;
}

export interface Said {
	/** Sent with every request, over what the browser sends by itself. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly address?: string;
}

export interface Serving {
	/** The catalogue; the sample unless said. */
	readonly files?: Files;
	readonly store?: Store;
	/** The public address; plain http in practice unless said. */
	readonly url?: string;
	readonly practice?: boolean;
	readonly at?: string;
}

/** Starts a server; it listens only where a test tells it to. */
export async function serve(serving: Serving = {}): Promise<TestServer> {
	const store = serving.store ?? memoryStore();
	let now = serving.at ?? '2026-11-25T02:00:00.000Z';
	let logged = '';
	const key = () => createSecretKey(randomBytes(32));
	const house = wire({
		site: { url: new URL(serving.url ?? 'http://loket.test'), practice: serving.practice ?? true, proxy: null },
		store,
		keys: { master: key(), index: key(), link: key(), signing: key() },
		now: () => new Date(now),
		log: makeLog({
			write: (line: string) => {
				logged += line;
			},
		}),
	});
	const put = async (files: Files): Promise<void> => {
		const done = await publish({ files, store: store.definitions, now, use: 'practice', which: 'all' });
		const wrong = [...done.problems.filter(({ severity }) => severity === 'error'), ...done.refused];
		if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
	};
	await put(serving.files ?? (await readFolder(sampleFolder)).files);
	const server = await makeServer(house);
	return {
		server,
		house,
		store,
		at: (instant) => {
			now = instant;
		},
		logged: () => logged,
		publish: put,
		visitor: (said = {}) => visitor(server, house.site.url, said),
		close: async () => {
			await server.close();
			await store.close();
		},
	};
}

export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly cookies: readonly string[];
	readonly body: string;
	/** Where it leads: a path with its query. */
	readonly location: string;
	/** The path that was asked. */
	readonly path: string;
	readonly page: Page;
}

/** Texts by name, as a form has them. */
export type Form = Iterable<readonly [name: string, texts: string | readonly string[]]>;

export interface Visitor {
	readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
	readonly post: (path: string, form: Form | string | Buffer, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
	/** Goes where an answer leads until it leads nowhere. */
	/** Posts a body in parts, as a form with files does. */
	readonly upload: (path: string, parts: Iterable<Part>, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
	readonly follow: (answer: Answer) => Promise<Answer>;
	/** Posts a page's form with these texts put in and a button pressed, and goes where that leads. `then=continue` unless said; null: Enter. */
	readonly send: (
		page: Answer,
		texts?: Form,
		button?: readonly [name: string, value: string],
		files?: Iterable<readonly [name: string, file: FilePart]>,
	) => Promise<Answer>;
	readonly cookie: () => string;
	/** Takes over somebody's cookie. */
	readonly take: (cookie: string) => void;
}

function visitor(server: FastifyInstance, url: URL, said: Said): Visitor {
	const jar = new Map<string, string>();
	const ask = async (
		method: 'GET' | 'POST',
		path: string,
		payload: string | Buffer | null,
		headers: Readonly<Record<string, string>>,
	): Promise<Answer> => {
		const own: Record<string, string> = { host: url.host, 'accept-language': 'id', ...said.headers };
		if (payload !== null) own['content-type'] = 'application/x-www-form-urlencoded';
		if (payload !== null) own['origin'] = url.origin;
		if (jar.size > 0) own['cookie'] = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await server.inject({
			method,
			url: path.split('#')[0] ?? path,
			headers: without({ ...own, ...headers }),
			remoteAddress: said.address ?? '127.0.0.1',
			...(payload === null ? {} : { payload }),
		});
		for (const { name, value } of answer.cookies) jar.set(name, value);
		return {
			status: answer.statusCode,
			headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
			cookies: [answer.headers['set-cookie'] ?? []].flat(),
			body: answer.body,
			location: answer.headers.location ?? '',
			path,
			page: readPage(answer.body),
		};
	};
	const get: Visitor['get'] = (path, headers = {}) => ask('GET', path, null, headers);
	const post: Visitor['post'] = (path, form, headers = {}) => ask('POST', path, encoded(form), headers);
	const upload: Visitor['upload'] = (path, parts, headers = {}) =>
		ask('POST', path, multipartBody(parts), { 'content-type': multipartType, ...headers });
	const follow: Visitor['follow'] = async (answer) => {
		let here = answer;
		for (let hops = 0; here.status === 303 && hops < 10; hops++) here = await get(here.location);
		return here;
	};
	return {
		get,
		post,
		upload,
		follow,
		send: async ({ page }, texts = [], button = ['then', 'continue'], files = []) => {
			const form = standing(page);
			for (const [name, given] of texts) form.set(name, [given].flat());
			form.set(button[0], [button[1]]);
			if (!page.multipart) return follow(await post(page.action, form));
			return follow(await upload(page.action, [...partsOf(page, form), ...files]));
		},
		cookie: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
		take: (cookie) => {
			jar.clear();
			for (const part of cookie.split('; ').filter(Boolean)) jar.set(part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1));
		},
	};
}

/** What a form with files posts besides those chosen: its texts, and of each input for files where none was chosen an empty part. */
function partsOf(page: Page, form: Map<string, string[]>): readonly Part[] {
	const empty = page.controls.filter(({ type }) => type === 'file').map(({ name }) => [name, { name: '', bytes: '' }] as const);
	return [...[...form].flatMap(([name, texts]) => texts.map((text) => [name, text] as const)), ...empty];
}

function encoded(form: Form | string | Buffer): string | Buffer {
	if (typeof form === 'string' || Buffer.isBuffer(form)) return form;
	const body = new URLSearchParams();
	for (const [name, texts] of form) for (const text of [texts].flat()) body.append(name, text);
	return body.toString();
}

/** A header given as '' isn't sent. */
function without(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

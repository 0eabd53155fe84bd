/** Citizens who begin, fill in and send over HTTP, whatever becomes of the server: a request that failed is sent again, the same. */
import { readPage, standing } from '../support/page.js';

/** What somebody wanted to send, and what they were told. */
export interface Sent {
	readonly name: string;
	readonly reference: string;
}

export interface Crowd {
	/** Everything acknowledged so far. */
	readonly told: readonly Sent[];
	/** Names of those who are under way. */
	readonly begun: ReadonlySet<string>;
	/** Lets those under way finish, then ends; resolves once all have been told. */
	readonly finish: () => Promise<void>;
}

/** Sends applications of a one-page service with `/name` and `/email`, so many at once. */
export function crowd(address: string, service: string, many: number): Crowd {
	const told: Sent[] = [];
	const begun = new Set<string>();
	let ending = false;
	let next = 0;

	async function citizen(name: string): Promise<void> {
		begun.add(name);
		let cookie = '';
		const ask = async (path: string, body?: string): Promise<{ readonly location: string; readonly html: string }> => {
			for (;;) {
				const answer = await answered(address, path, cookie, body);
				if (answer === null) {
					await new Promise((resolve) => setTimeout(resolve, 25));
					continue;
				}
				cookie = answer.cookie ?? cookie;
				return answer;
			}
		};
		const open = async (path: string): Promise<string> => {
			const { location, html } = await ask(path);
			return location === '' ? html : open(location);
		};
		const form = (html: string, texts: Readonly<Record<string, string>>): { readonly action: string; readonly body: string } => {
			const page = readPage(html);
			const all = standing(page);
			for (const [field, text] of Object.entries(texts)) all.set(field, [text]);
			all.set('then', ['continue']);
			const pairs = [...all].flatMap(([field, given]) => given.map((text): [string, string] => [field, text]));
			return { action: page.action, body: new URLSearchParams(pairs).toString() };
		};
		const first = form(await open(`/services/${service}/start`), { '/name': name, '/email': `${name}@kota.example` });
		const { location: check } = await ask(first.action, first.body);
		const last = form(await open(check), {});
		const { location } = await ask(last.action, last.body);
		const reference = /^\/applications\/([^/]+)\/sent$/.exec(location)?.[1];
		if (reference === undefined) throw new Error(`${name} was led to ${location || 'a page'}`);
		told.push({ name, reference });
		begun.delete(name);
	}

	async function counter(): Promise<void> {
		while (!ending) {
			next += 1;
			await citizen(`n${next}`);
		}
	}
	const counters = Array.from({ length: many }, counter);
	return {
		told,
		begun,
		finish: async () => {
			ending = true;
			await Promise.all(counters);
		},
	};
}

/** One request; null where the server is away or says "not now". */
async function answered(address: string, path: string, cookie: string, body: string | undefined) {
	try {
		const answer = await fetch(address + path, {
			method: body === undefined ? 'GET' : 'POST',
			redirect: 'manual',
			headers: {
				...(cookie === '' ? {} : { cookie }),
				...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: address }),
			},
			...(body === undefined ? {} : { body }),
		});
		const html = await answer.text();
		if (answer.status >= 500) return null;
		return {
			location: answer.headers.get('location') ?? '',
			html,
			cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? null,
		};
	} catch {
		return null;
	}
}

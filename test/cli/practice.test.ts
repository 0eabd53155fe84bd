/** A practice store is filled at its first start, beside serving, once: also when the process is killed while it is. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import t from 'tap';
import { serving, until } from '../support/command.js';
import { type Page, readPage, standing } from '../support/page.js';

t.setTimeout(120_000);

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'loket-practice-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

/** The links on `/practice`, without what else is there. */
async function linksAt(address: string): Promise<readonly string[]> {
	const page = readPage(await (await fetch(`${address}/practice`)).text());
	return page.links.map(({ href }) => href).filter((href) => href.includes('?key='));
}

function documents(data: string): number {
	const database = new Sqlite(join(data, 'loket.sqlite'), { readonly: true });
	const { count } = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM application').get() ?? { count: -1 };
	database.close();
	return count;
}

void t.test('filled beside serving; killed in the middle it goes on, and never makes a second one', async (t) => {
	const catalog = join(folder, 'catalog');
	cpSync(join(root, 'services-catalog'), catalog, { recursive: true });
	const data = join(folder, 'data');
	const flags = ['serve', '--catalog', catalog, '--data', data, '--practice', '--port', '0'];
	const first = await serving(flags);
	await until(async () => documents(data) >= 2);
	await first.stop('SIGKILL');
	const killed = documents(data);
	t.comment(`killed with ${killed} in the store`);
	const second = await serving(flags);
	t.ok(await until(async () => (await linksAt(second.address)).length >= 10), 'it goes on');
	const links = await linksAt(second.address);
	t.equal(new Set(links).size, links.length);
	const opened = await fetch(`${second.address}${links[0] ?? ''}`, { redirect: 'manual' });
	t.match(opened.headers.get('location'), /^\/(?:applications|drafts)\/[\w-]+$/);
	t.equal(await second.stop(), 0, 'stops as ever');
	t.equal(documents(data), links.length, 'one for each persona');
	rmSync(join(catalog, 'surat-keterangan-usaha', 'tests'), { recursive: true });
	const third = await serving(flags);
	t.same(await linksAt(third.address), links, 'filled once: it is left alone, and its folder is not needed any more');
	t.equal(await third.stop(), 0);
	t.equal(documents(data), links.length);
});

/** A browser without scripts, as far as this needs one: one cookie, redirects followed. */
function visitor(address: string) {
	let cookie = '';
	return async (path: string, form?: URLSearchParams): Promise<{ readonly path: string; readonly page: Page }> => {
		let [here, body] = [path, form];
		for (let hops = 0; hops < 6; hops++) {
			const headers = { origin: address, ...(cookie === '' ? {} : { cookie }) };
			const post = body === undefined ? {} : { method: 'POST', body };
			const answer = await fetch(address + here, { redirect: 'manual', headers, ...post });
			cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
			const next = answer.headers.get('location');
			if (next === null) return { path: here, page: readPage(await answer.text()) };
			[here, body] = [next, undefined];
		}
		throw new Error(`too many redirects at ${here}`);
	};
}

/** What a page's form posts, with these put in and a button pressed. */
function posted(page: Page, button: string, more: Readonly<Record<string, string>>): URLSearchParams {
	const form = new URLSearchParams();
	for (const [name, texts] of standing(page)) for (const text of texts) form.append(name, text);
	for (const [name, text] of Object.entries(more)) form.set(name, text);
	form.set('then', button);
	return form;
}

void t.test('a form left for later comes back by the link that was mailed', async (t) => {
	const data = join(folder, 'mailed');
	const flags = ['serve', '--catalog', join(folder, 'catalog'), '--data', data, '--practice', '--port', '0'];
	const server = await serving(flags);
	const visit = visitor(server.address);
	const first = await visit('/services/surat-keterangan-usaha/start?office=melati');
	const left = await visit(
		first.page.action,
		posted(first.page, 'later', { '/purpose/use': 'credit', '/purpose/lender': 'Koperasi' }),
	);
	t.match(left.path, /\/later$/);
	const sent = await visit(left.page.action, posted(left.page, 'mail', { email: 'siti@example.org' }));
	t.match(sent.page.words, /siti@example\.org/);
	const mails = (): readonly string[] => (existsSync(join(data, 'mail')) ? readdirSync(join(data, 'mail')) : []);
	t.ok(await until(async () => mails().some((name) => name.endsWith('.eml'))), 'it is mailed');
	const mail = readFileSync(join(data, 'mail', mails()[0] ?? ''), 'utf8')
		.replaceAll('=\r\n', '')
		.replaceAll('=3D', '=');
	const link = new RegExp(`${server.address}(/drafts/\\S+)`).exec(mail)?.[1] ?? '/no-link';
	const back = await visitor(server.address)(link);
	t.equal(back.path, first.path, 'on another device, at the first open page');
	t.equal(back.page.controls.find(({ name }) => name === '/purpose/lender')?.value, 'Koperasi', 'with what was typed');
	t.equal(await server.stop(), 0);
});

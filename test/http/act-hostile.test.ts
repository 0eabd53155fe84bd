/** Harm that somebody could want to do with the pages of an application that was sent. */
import t, { type Test } from 'tap';
import { standing } from '../support/page.js';
import { formOf, sent } from '../support/sent.js';
import { type Answer, serve, type TestServer, type Visitor } from '../support/server.js';

void t.test('hs-45: what is somebody else’s is not there, to the byte', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const mine = await sent(served);
	const addresses = Array.from({ length: 200 }, (_, number) => `10.0.0.${number}`).values();
	const stranger = () => served.visitor({ address: addresses.next().value ?? '' });
	const before = await served.store.applications.read(mine.id);
	const same = ({ status, body, headers }: Answer) => {
		const { date: _, ...rest } = headers;
		return { status, body, headers: rest };
	};
	const form = [
		['token', 'x'],
		['visit', '1'],
		['key', 'k'],
		['then', 'continue'],
	] as const;
	for (const [minute, action] of ['withdraw', 'note', 'correction.resubmit', 'verification.accept', 'nonsense'].entries()) {
		served.at(`2026-11-25T03:0${minute * 2}:00.000Z`);
		const nowhere = `/applications/SKU-2222-2222/act/${action}`;
		const theirs = `${mine.path}/act/${action}`;
		const missing = same(await stranger().get(nowhere));
		t.equal(missing.status, 404);
		t.same(same(await stranger().get(theirs)), missing, `GET ${action}`);
		const posted = same(await stranger().post(nowhere, form));
		t.equal(posted.status, 404);
		t.same(same(await stranger().post(theirs, form)), posted, `POST ${action}`);
	}
	served.at('2026-11-25T04:00:00.000Z');
	const other = await sent(served);
	t.equal((await other.visitor.get(`${mine.path}/act/withdraw`)).status, 404, 'nor to another applicant');
	for (const action of ['verification.accept', 'nonsense', '__proto__', 'constructor'])
		t.equal((await mine.visitor.get(`${mine.path}/act/${action}`)).status, 404, `${action} is no action of applicants`);
	t.equal((await mine.visitor.post(`${mine.path}/act/verification.accept`, form)).status, 404);
	t.same(await served.store.applications.read(mine.id), before);
});

void t.test('hs-50: only its own page, sent from this site, does anything', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const mine = await sent(served);
	const { visitor, path } = mine;
	const url = `${path}/act/withdraw`;
	const page = await visitor.get(url);
	const before = await served.store.applications.read(mine.id);
	const unchanged = async (what: string): Promise<void> => {
		t.same(await served.store.applications.read(mine.id), before, `${what} changes nothing`);
	};
	const elsewhere = [
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ origin: '', 'sec-fetch-site': 'cross-site' },
		{ origin: '', 'sec-fetch-site': 'same-site' },
	];
	for (const headers of elsewhere)
		t.equal((await visitor.post(url, formOf(page, {}), headers)).status, 403, JSON.stringify(headers));
	await unchanged('a post from elsewhere');
	const second = served.visitor();
	await second.follow(await second.get(mine.link));
	const others = await second.get(url);
	const note = await visitor.get(`${path}/act/note`);
	const tokens = ['', 'x', standing(others.page).get('token')?.[0] ?? '', standing(note.page).get('token')?.[0] ?? ''];
	for (const token of tokens) {
		const refused = await visitor.post(url, formOf(page, { token, comment: 'Saya pindah' }));
		t.match(refused, { status: 403, page: { problems: [/belum ada yang dicatat/] } }, `token ${token}`);
	}
	await unchanged('a strange token');
	await visitor.get(`${url}?then=continue&visit=1&token=${standing(page.page).get('token')?.[0] ?? ''}`);
	await unchanged('GET');
	await otherMethods(t, served, visitor, url);
	await unchanged('another method');
	t.equal((await visitor.post(url, '{"then":"continue"}', { 'content-type': 'application/json' })).status, 415);
	t.equal((await visitor.post(url, formOf(page, {}))).status, 303, 'while its own page does it');
});

async function otherMethods(t: Test, served: TestServer, visitor: Visitor, url: string): Promise<void> {
	const headers = { host: 'loket.test', origin: 'http://loket.test', cookie: visitor.cookie() };
	const head = await served.server.inject({ method: 'HEAD', url, headers });
	t.match(head, { statusCode: 200, body: '' });
	for (const method of ['PUT', 'DELETE', 'PATCH'] as const)
		t.equal((await served.server.inject({ method, url, headers })).statusCode, 404, method);
}

/** The edges of HTTP: what every answer carries, what is said when something breaks, what a form may be. */
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import t from 'tap';
import { most, readForm } from '../../engine/http/body.js';
import { isFromSite, pageToken, policyOf, sameToken } from '../../engine/http/security.js';
import { routes } from '../../engine/http/server.js';
import type { Store } from '../../engine/store/port/store.js';
import type { Unavailable } from '../../engine/store/port/write.js';
import { memoryStore } from '../support/memory-store.js';
import { type Answer, serve } from '../support/server.js';
import { filledIn, openedAt, siti } from '../support/siti.js';

const carried = {
	'content-security-policy': /default-src 'none';.*frame-ancestors 'none'/,
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cache-control': 'no-store',
};

/** A store that fails when it is told to. */
function fragile() {
	const store = memoryStore();
	let failing: 'reads' | Unavailable | null = null;
	const guarded = <Call extends (...given: never[]) => Promise<unknown>>(call: Call): Call =>
		(async (...given: Parameters<Call>) => {
			if (failing === 'reads') throw new Error('SELECT nik FROM a broken disk');
			return call(...given);
		}) as unknown as Call;
	const writing: Store['applications']['swap'] = async (application) =>
		failing === null || failing === 'reads' ? store.applications.swap(application) : failing;
	const whole: Store = {
		...store,
		definitions: { ...store.definitions, revision: guarded(store.definitions.revision) },
		applications: { ...store.applications, read: guarded(store.applications.read), swap: writing },
		sessions: { ...store.sessions, read: guarded(store.sessions.read) },
	};
	return {
		store: whole,
		fail: (how: typeof failing) => {
			failing = how;
		},
	};
}

void t.test('every answer carries what keeps it safe, and words', async (t) => {
	const { store, fail } = fragile();
	const served = await serve({ store });
	t.teardown(served.close);
	const visitor = served.visitor();
	const start = '/services/surat-keterangan-usaha/start';
	const answers: readonly (readonly [number, Answer])[] = [
		[200, await visitor.get('/')],
		[200, await visitor.get('/services/surat-keterangan-usaha')],
		[303, await served.visitor().get(`${start}?office=melati`)],
		[400, await visitor.get('/%E0%A4%A')],
		[400, await visitor.post(start, '__proto__=1')],
		[403, await visitor.post(start, 'office=melati')],
		[403, await visitor.post(start, 'office=melati', { origin: 'https://evil.example' })],
		[404, await visitor.get('/nowhere')],
		[404, await visitor.post('/', 'a=1')],
		[413, await visitor.post(start, 'a'.repeat(most.bytes + 1))],
		[415, await visitor.post(start, '{}', { 'content-type': 'application/json' })],
		[421, await visitor.get('/', { host: 'evil.example' })],
	];
	for (const [status, answer] of answers) {
		t.equal(answer.status, status);
		t.match(answer.headers, carried, String(status));
		t.notOk('x-powered-by' in answer.headers || 'server' in answer.headers);
		if (status >= 400) t.ok(answer.page.heading.length > 5 && answer.page.words.length > 40, `${status}: ${answer.page.heading}`);
	}
	fail('reads');
	await new Promise((resolve) => void setImmediate(resolve));
	for (const path of ['/', start, '/drafts/x/y', '/applications/SKU-0000-0000', '/nowhere']) {
		const answer = await visitor.get(path);
		t.match(answer, { status: 500, headers: carried }, path);
		t.match(answer.body, /Coba lagi beberapa saat lagi[\s\S]*Try again/, 'in words, without the store');
		t.notMatch(answer.body, /SELECT|\.js|Error/);
	}
	t.match(served.logged(), /a route failed/);
	t.notMatch(served.logged(), /SELECT/, 'what it said is not logged either, where it happened is');
	t.match(served.logged(), /edges\.test\.[jt]s/);
	t.match(await visitor.get('/health/live'), { status: 200 });
	t.match(await visitor.get('/health/ready'), { status: 503, body: '{"ok":false}' });
	fail(null);
	t.match(
		await visitor.get('/health/ready', { host: '10.0.0.7:3000' }),
		{ status: 200, body: '{"ok":true}' },
		'asked by its address',
	);
	t.equal((await visitor.get('/')).status, 200, 'and it goes on');
});

void t.test('when the store takes no write, the page comes back as it was typed', async (t) => {
	const { store, fail } = fragile();
	const served = await serve({ store });
	t.teardown(served.close);
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const check = await visitor.send(page);
	fail('store-full');
	const full = await visitor.send(page, [['/turnover/workers', '12']]);
	t.equal(full.status, 507);
	t.equal(full.page.controls.find(({ name }) => name === '/turnover/workers')?.value, '12');
	t.ok(full.page.problems[0], 'with the reason above it');
	fail('store-busy');
	t.equal((await visitor.send(page, [['/turnover/workers', '12']])).status, 503);
	const sent = await visitor.send(check, [], ['then', 'send']);
	t.match(sent, { status: 503, path: check.path });
	t.ok(sent.page.problems[0]);
	t.notMatch(sent.page.words, /SKU-/, 'no reference is shown');
	fail(null);
	t.match((await visitor.send(sent, [], ['then', 'send'])).page.words, /SKU-/, 'sent again it is sent');
});

void t.test('too much for one draft is refused in words, as it was typed', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'purpose', siti);
	const long = 'panjang '.repeat(15_000);
	const answer = await visitor.send(page, [['/purpose/lender', long]]);
	t.equal(answer.status, 413);
	t.equal(answer.page.controls.find(({ name }) => name === '/purpose/lender')?.value, long);
	t.match(answer.page.problems[0], /terlalu panjang/);
});

void t.test('every route says who may; none changes anything on GET but a start', (t) => {
	for (const { method, url, policy } of routes) {
		const needed = /^\/(?:assets|health)/.test(url) ? 'public' : /^\/(?:drafts|applications)/.test(url) ? 'holder' : 'anybody';
		t.equal(policy, needed, `${method} ${url}`);
	}
	t.equal(new Set(routes.map(({ method, url }) => `${method} ${url}`)).size, routes.length);
	t.end();
});

void t.test('over a real line: a page, and a sender who never ends', async (t) => {
	const served = await serve({ url: 'http://127.0.0.1' });
	t.teardown(served.close);
	await served.server.listen({ host: '127.0.0.1', port: 0 });
	const { port } = served.server.server.address() as AddressInfo;
	const status = await new Promise<number>((resolve, reject) => {
		const sending = request(
			{
				port,
				host: '127.0.0.1',
				method: 'POST',
				path: '/services/surat-keterangan-usaha/start',
				headers: { host: '127.0.0.1', 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' },
			},
			(response) => {
				resolve(response.statusCode ?? 0);
				sending.destroy();
			},
		);
		sending.on('error', reject);
		const chunk = 'a'.repeat(64 * 1024);
		const more = (): void => {
			if (sending.destroyed) return;
			sending.write(chunk, () => setImmediate(more));
		};
		more();
	});
	t.equal(status, 413);
	t.equal((await fetch(`http://127.0.0.1:${port}/health/live`)).status, 200);
	const { requestTimeout, headersTimeout } = served.server.server;
	t.ok(requestTimeout <= 300_000 && headersTimeout <= 30_000, 'who sends nothing is let go');
});

void t.test('what a form may be', (t) => {
	const form = (text: string) => {
		const read = readForm(text);
		return read === null ? null : [...read];
	};
	t.same(form(''), []);
	t.same(form('a=1&a=2&b=x+y%26'), [
		['a', ['1', '2']],
		['b', ['x y&']],
	]);
	t.same(form('/a~1b/0/c%5Bd%5D=1'), [['/a~1b/0/c[d]', ['1']]], 'a property may have any name');
	t.same(form('/a/$x=1'), [['/a/$x', ['1']]]);
	for (const text of [
		'=1',
		'A=1',
		'a.b=1',
		'a[]=1',
		'a$=1',
		'/a/__proto__=1',
		'/constructor=1',
		'/a%00=1',
		'constructor=1',
		'prototype=1',
	])
		t.equal(readForm(text), null, text);
	t.equal(readForm(`/${'x'.repeat(most.name)}=1`), null, 'a name too long');
	t.not(readForm(`/${'x'.repeat(most.name - 1)}=1`), null);
	t.not(readForm('a=1&'.repeat(most.parts)), null);
	t.equal(readForm('a=1&'.repeat(most.parts + 1)), null, 'too many parts');
	t.end();
});

void t.test('tokens, origins and policies', (t) => {
	const key = new Uint8Array(32).fill(7);
	const token = pageToken(key, 's', 'p');
	t.match(token, /^[\w-]{32}$/);
	t.equal(pageToken(key, 's', 'p'), token);
	for (const other of [
		pageToken(key, 't', 'p'),
		pageToken(key, 's', 'q'),
		pageToken(new Uint8Array(32), 's', 'p'),
		pageToken(key, 's\0p', ''),
	])
		t.not(other, token);
	t.ok(sameToken(token, token));
	for (const given of ['', token.slice(1), `${token}x`, token.replace(/.$/, '.'), 'é'.repeat(16)])
		t.notOk(sameToken(given, token), given);

	const site = { url: new URL('https://loket.kota.example'), practice: false, proxy: null };
	const from = (headers: Record<string, string>) => isFromSite({ headers } as unknown as Parameters<typeof isFromSite>[0], site);
	t.ok(from({ origin: 'https://loket.kota.example', 'sec-fetch-site': 'same-origin' }));
	t.ok(from({ 'sec-fetch-site': 'none' }));
	t.ok(from({}), 'no browser: its token decides');
	for (const headers of [
		{ origin: 'null' },
		{ origin: 'http://loket.kota.example' },
		{ origin: 'https://loket.kota.example:8443' },
		{ origin: 'https://loket.kota.example.evil.example' },
		{ origin: 'https://loket.kota.example', 'sec-fetch-site': 'same-site' },
		{ 'sec-fetch-site': 'cross-site' },
	])
		t.notOk(from(headers), JSON.stringify(headers));
	t.match(policyOf(), "style-src 'self';");
	t.match(policyOf(['sha256-x']), "style-src 'self' 'sha256-x';");
	t.notMatch(policyOf(['sha256-x']), /script|unsafe/);
	t.end();
});

void t.test('a session is kept anew once a day, so that it ends thirty days after the last visit', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const visitor = served.visitor();
	const check = await filledIn(served, visitor);
	t.same((await visitor.get(check.path)).cookies, [], 'not with every page');
	served.at('2026-12-10T02:00:00.000Z');
	t.equal((await visitor.get(check.path)).cookies.length, 1);
	served.at('2026-12-23T02:00:00.000Z');
	t.equal((await visitor.get(check.path)).status, 200);
	served.at('2027-02-23T02:00:00.000Z');
	t.equal((await visitor.get(check.path)).status, 404, 'then it is forgotten');
});

void t.test('pages are made small on the way', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const sizes: Record<string, number> = {};
	const ask = async (url: string, encoding: string, cookie = '') => {
		const headers = { host: 'loket.test', 'accept-encoding': encoding, ...(cookie === '' ? {} : { cookie }) };
		const { headers: answered, rawPayload } = await served.server.inject({ url, headers });
		return { encoding: answered['content-encoding'], vary: answered['vary'], length: answered['content-length'], rawPayload };
	};
	const { url, css } = await served.house.style();
	const plain = await ask('/', '');
	for (const [encoding, read] of [
		['br', brotliDecompressSync],
		['gzip', gunzipSync],
	] as const) {
		const answer = await ask('/', `${encoding}, identity;q=0.5`);
		t.match(answer, { encoding, vary: 'accept-encoding', length: String(answer.rawPayload.length) });
		t.equal(read(answer.rawPayload).toString().length, plain.rawPayload.toString().length);
	}
	t.equal((await ask('/', 'gzip;q=0, br;q=0.0')).encoding, undefined, 'refused');
	t.equal((await ask('/health/live', 'br')).encoding, undefined, 'too short to be worth it');
	t.equal(brotliDecompressSync((await ask(url, 'gzip, br')).rawPayload).toString(), css);

	const visitor = served.visitor();
	const page = await visitor.follow(await visitor.get('/services/surat-keterangan-usaha/start?office=melati'));
	sizes['first visit, styles within'] = (await ask('/services/surat-keterangan-usaha', 'br')).rawPayload.length;
	sizes['a page of the form'] = (await ask(page.path, 'br', visitor.cookie())).rawPayload.length;
	t.comment(`bytes on the line: ${JSON.stringify(sizes)}`);
	t.ok((sizes['first visit, styles within'] ?? 0) <= 14 * 1024, 'at most 14 KB');
	t.ok((sizes['a page of the form'] ?? 0) <= 6 * 1024, 'at most 6 KB');
});

void t.test('whoever types localhost is sent to the address that is served from here, and nobody else', async (t) => {
	const served = await serve({ url: 'http://127.0.0.1:3000' });
	t.teardown(served.close);
	const visitor = served.visitor();
	const sent = await visitor.get('/services/x?lang=en', { host: 'localhost:3000' });
	t.match(sent, { status: 303, headers: { location: 'http://127.0.0.1:3000/services/x?lang=en' } });
	for (const host of ['localhost', 'localhost:3001', 'localhost.evil.example:3000', '127.0.0.1'])
		t.equal((await visitor.get('/', { host })).status, 421, host);
	const elsewhere = await serve({ url: 'https://loket.example', practice: false });
	t.teardown(elsewhere.close);
	t.equal((await elsewhere.visitor().get('/', { host: 'localhost' })).status, 421);
});

/** An application once it was sent: who may see it, and what of it gets out. */
import t from 'tap';
import { makeGuesses } from '../../engine/http/guesses.js';
import { type Answer, serve, type TestServer } from '../support/server.js';
import { filledIn, siti } from '../support/siti.js';

const zero = 'SKU-0000-0000';

/** Sends Siti's application; her link, and the reference in it. */
async function sent(served: TestServer) {
	const visitor = served.visitor();
	const check = await filledIn(served, visitor);
	const confirmation = await visitor.send(check, [], ['then', 'send']);
	const link = /http\S+\?key=[\w-]+/.exec(confirmation.page.words)?.[0] ?? '';
	const url = new URL(link);
	return {
		visitor,
		check,
		confirmation,
		reference: confirmation.path.split('/')[2] ?? '',
		link: `${url.pathname}${url.search}`,
		origin: url.origin,
		key: url.searchParams.get('key') ?? '',
	};
}

/** What of an answer may differ from one request to the next. */
const same = ({ status, body, headers }: Answer) => {
	const { date: _, ...rest } = headers;
	return { status, body, headers: rest };
};

void t.test('the confirmation says what happens next and when, and gives the link', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { confirmation, origin, key, link, reference } = await sent(served);
	t.equal(origin, 'http://loket.test');
	t.match(key, /^[\w-]{22,}$/);
	t.match(confirmation.page.words, new RegExp(reference));
	t.match(confirmation.page.words, /Rabu, 2 Desember 2026/, 'five working days from Wednesday');
	t.match(confirmation.page.words, /Pemeriksaan isian/);
	const stranger = served.visitor();
	const opened = await stranger.get(link);
	t.match(opened, { status: 303, location: `/applications/${reference}` }, 'without the key, so that it stays out of history');
	const status = await stranger.follow(opened);
	t.match(status, { status: 200 });
	t.match(status.page.words, /Isian Anda sedang diperiksa/i);
	t.match(status.page.words, /Siti Aminah.*Koperasi Sejahtera/);
	t.notOk(
		status.page.links.some(({ href }) => href.startsWith('/drafts/')),
		'nothing to change there',
	);
	t.equal((await stranger.get(`/applications/${reference.toLowerCase()}`)).status, 200, 'as people type it');
});

void t.test('not yours is not there, to the byte', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { reference, key, check, visitor } = await sent(served);
	const open = served.visitor();
	const other = await filledIn(served, open);
	const draft = other.path.split('/')[2] ?? '';
	const sentDraft = check.path.split('/')[2] ?? '';
	const nowhere = draft.replace(/^.../, 'AAA');
	const ways = ['', '/purpose', '/partners', '/partners/row/partners/0', '/partners/remove/partners/0', '/check-answers'];
	const addresses = Array.from({ length: 200 }, (_, number) => `10.0.0.${number}`).values();
	const stranger = () => served.visitor({ address: addresses.next().value ?? '' });
	for (const way of ways) {
		const missing = same(await stranger().get(`/drafts/${nowhere}${way}`));
		t.equal(missing.status, 404);
		for (const id of [draft, sentDraft]) t.same(same(await stranger().get(`/drafts/${id}${way}`)), missing, `GET ${way}`);
		if (way === '') continue;
		const form = [
			['token', 'x'],
			['/purpose/use', 'aid'],
			['then', 'continue'],
		] as const;
		const posted = same(await stranger().post(`/drafts/${nowhere}${way}`, form));
		t.equal(posted.status, 404);
		for (const id of [draft, sentDraft]) t.same(same(await stranger().post(`/drafts/${id}${way}`, form)), posted, `POST ${way}`);
	}
	for (const way of ['', '/sent', '?key=AAAAAAAAAAAAAAAAAAAAAA', `?key=${key.slice(0, -1)}`, '?key=']) {
		const missing = same(await stranger().get(`/applications/${zero}${way}`));
		t.equal(missing.status, 404, way);
		t.same(same(await stranger().get(`/applications/${reference}${way}`)), missing, way);
	}
	t.equal((await visitor.get(`/applications/${reference}`)).status, 200, 'while it is there for who sent it');
	t.equal((await open.get(other.path)).status, 200);
	t.equal((await stranger().get(`/applications/SKU-1111-1111?key=${key}`)).status, 404, 'a key opens no other');
});

void t.test('guessing is told to wait: ten a minute from an address, five at a reference', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { reference, link } = await sent(served);
	const guesser = served.visitor({ address: '10.1.0.1' });
	const statuses: number[] = [];
	for (let guess = 0; guess < 12; guess++)
		statuses.push((await guesser.get(`/applications/SKU-0000-000${guess % 10}?key=${guess}`)).status);
	t.same(statuses, [...Array(10).fill(404), 429, 429]);
	t.match((await guesser.get(`/applications/${zero}?key=1`)).page.words, /Tunggu/);
	t.equal((await guesser.get(link)).status, 429, 'from there nothing is looked at any more');

	const many: number[] = [];
	for (let guess = 0; guess < 7; guess++)
		many.push((await served.visitor({ address: `10.2.0.${guess}` }).get(`/applications/${reference}?key=${guess}`)).status);
	t.same(many, [404, 404, 404, 404, 404, 429, 429], 'from many addresses');
	t.equal((await served.visitor({ address: '10.3.0.1' }).get(link)).status, 303, 'who has the link is let in all the same');
	served.at('2026-11-25T02:01:01.000Z');
	t.equal((await guesser.get(`/applications/${zero}?key=1`)).status, 404, 'a minute later one may try again');
});

void t.test('the counts of guesses', (t) => {
	const guesses = makeGuesses();
	for (let guess = 0; guess < 10; guess++) t.notOk(guesses.miss('a', `r${guess}`, 1000 * guess), `guess ${guess + 1}`);
	t.ok(guesses.tooMany('a', 10_000));
	t.notOk(guesses.tooMany('b', 10_000), 'others are not meant');
	t.ok(guesses.miss('a', 'r', 60_000), 'still within the minute of the first');
	t.notOk(guesses.tooMany('a', 60_001));
	t.notOk(guesses.miss('a', 'r', 60_001), 'counted anew');
	for (let guess = 0; guess < 60_000; guess++) guesses.miss(`address ${guess}`, `reference ${guess}`, 60_001);
	t.notOk(guesses.tooMany('a', 60_001), 'of very many the oldest are forgotten');
	t.end();
});

void t.test('the log names routes, never what was typed', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { reference, key, check, visitor } = await sent(served);
	await served.visitor().get(`/applications/${reference}?key=${key}`);
	const log = served.logged();
	const token = check.page.controls.find(({ name }) => name === 'token')?.value ?? '';
	const secrets = [siti.applicant.nik, siti.applicant.kk, 'Siti', '081234567890', 'siti@', 'Koperasi', reference, key, token];
	for (const secret of [...secrets, visitor.cookie().split('=')[1] ?? '', check.path.split('/')[2] ?? '', '127.0.0.1'])
		t.notOk(secret === '' || log.includes(secret), `without ${secret}`);
	const lines = log
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	t.ok(lines.length > 10);
	t.equal(new Set(lines.map(({ reqId }) => reqId)).size, lines.length, 'one line for each request');
	const known = new Set(['level', 'time', 'reqId', 'req', 'res', 'responseTime', 'msg']);
	for (const line of lines)
		t.same(
			Object.keys(line).filter((name) => !known.has(name)),
			[],
		);
	t.match(log, /"route":"\/drafts\/:draft\/:page"/);
});

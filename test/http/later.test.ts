/** Save and come back: nothing typed is lost, the link opens it anywhere, and nobody else. */
import t from 'tap';
import { textsFor } from '../support/journey.js';
import { type Answer, serve, type TestServer, type Visitor } from '../support/server.js';
import { filledIn, openedAt, sampleService, siti } from '../support/siti.js';

t.setTimeout(120_000);

const start = '/services/surat-keterangan-usaha/start?office=melati';

/** The private link that a page shows, as a path. */
function linkIn({ page }: Answer): string {
	const url = new URL(/http\S+\?key=[\w-]+/.exec(page.words)?.[0] ?? 'http://none');
	return `${url.pathname}${url.search}`;
}

/** Somebody who left on the page of the applicant, with a wrong entry in it. */
async function left(served: TestServer): Promise<{ visitor: Visitor; later: Answer; link: string; draft: string }> {
	const visitor = served.visitor();
	const first = await visitor.follow(await visitor.get(start));
	const second = await visitor.send(first, textsFor(first, await sampleService(served), siti));
	const typed = [
		['/applicant/name', 'Siti Aminah'],
		['/applicant/nik', '12'],
		['/applicant/born/month', 'Juli'],
	] as const;
	const later = await visitor.send(second, typed, ['then', 'later']);
	return { visitor, later, link: linkIn(later), draft: first.path.split('/')[2] ?? '' };
}

void t.test('saved with what is wrong in it, and said so: until when, and by which link', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { visitor, later, link, draft } = await left(served);
	t.match(later, { status: 200, path: `/drafts/${draft}/later` });
	t.match(later.page.heading, /tersimpan/);
	t.match(later.page.words, /Rabu, 23 Desember 2026/, '28 days, as the service says nothing else');
	t.match(link, new RegExp(`^/drafts/${draft}\\?key=[\\w-]{22}$`));
	const on = await visitor.follow(await visitor.get(`/drafts/${draft}`));
	t.equal(on.path, `/drafts/${draft}/applicant`, 'the page was not passed');
	const english = await visitor.get(`${later.path}?lang=en`);
	t.match(english.page.words, /kept until Wednesday,? 23 December 2026/);
});

void t.test('on another device it comes back at the first open page, with everything kept', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { link, draft } = await left(served);
	const other = served.visitor({ address: '10.0.0.2' });
	const opened = await other.get(link);
	t.match(opened, { status: 303, location: `/drafts/${draft}` }, 'without the key, so that it stays out of history');
	const page = await other.follow(opened);
	t.equal(page.path, `/drafts/${draft}/applicant`);
	const shown = (name: string) => page.page.controls.find((control) => control.name === name)?.value;
	t.same(['/applicant/name', '/applicant/nik', '/applicant/born/month'].map(shown), ['Siti Aminah', '12', 'Juli']);
	const service = await other.get('/services/surat-keterangan-usaha');
	t.ok(
		service.page.links.some(({ href }) => href === `/drafts/${draft}`),
		'the page of the service leads back to it',
	);
	const again = await other.follow(await other.get(link));
	t.equal(again.path, page.path, 'as often as one likes');
});

void t.test('from check-your-answers too; once it was sent, the link leads to the application', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const visitor = served.visitor();
	const check = await filledIn(served, visitor);
	const later = await visitor.send(check, [], ['then', 'later']);
	t.match(later, { status: 200, path: check.path.replace('check-answers', 'later') });
	const link = linkIn(later);
	t.equal((await visitor.follow(await visitor.get(link))).path, check.path, 'nothing is open');
	const sent = await visitor.send(check, [], ['then', 'send']);
	const reference = sent.path.split('/')[2] ?? '';
	const other = served.visitor();
	const opened = await other.get(link);
	t.match(opened, { status: 303, location: `/applications/${reference}` });
	t.equal((await other.follow(opened)).status, 200);
	t.match(await other.get(later.path), { location: `/applications/${reference}` }, 'and so does the page it was left on');
});

void t.test('a page that was sent wrong before keeps what was typed after it', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover');
	const later = await visitor.send(page, [['/turnover/monthly', 'banyak']], ['then', 'later']);
	t.match(later, { status: 200 });
	const back = await visitor.follow(await visitor.get(`/drafts/${page.path.split('/')[2]}`));
	t.equal(back.path, page.path, 'what is wrong is open again');
	t.equal(back.page.controls.find(({ name }) => name === '/turnover/monthly')?.value, 'banyak');
});

void t.test('not yours is not there, to the byte; guessing is told to wait; expired says so', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { link, draft } = await left(served);
	const nowhere = '0'.repeat(32);
	const asked = async (path: string, address: string) => {
		const { status, body, headers } = await served.visitor({ address }).get(path);
		const { date: _, ...rest } = headers;
		return { status, body, headers: rest };
	};
	const missing = await asked(`/drafts/${nowhere}?key=AAAAAAAAAAAAAAAAAAAAAA`, '10.0.1.1');
	t.equal(missing.status, 404);
	for (const key of ['AAAAAAAAAAAAAAAAAAAAAA', '', link.split('key=')[1]?.slice(0, -1) ?? ''])
		t.same(await asked(`/drafts/${draft}?key=${key}`, '10.0.1.2'), missing, `key ${key}`);
	t.same(await asked(`/drafts/${draft}/later`, '10.0.1.3'), missing, 'nor the page with the link');
	const many: number[] = [];
	for (let guess = 0; guess < 4; guess++) many.push((await asked(`/drafts/${draft}?key=${guess}`, `10.0.2.${guess}`)).status);
	t.same(many, [404, 404, 429, 429], 'five at one draft');
	const one: number[] = [];
	for (let guess = 0; guess < 12; guess++) one.push((await asked(`/drafts/${guess}?key=x`, '10.0.3.1')).status);
	t.same(one, [...Array(10).fill(404), 429, 429], 'ten from one address');
	t.equal((await asked(link, '10.0.3.1')).status, 429, 'from there nothing is looked at any more');
	t.equal((await asked(link, '10.0.3.2')).status, 303, 'who has the link is let in all the same');
	served.at('2027-01-02T02:00:00.000Z');
	const late = await served.visitor({ address: '10.0.4.1' }).get(link);
	t.match(late, { status: 410 });
	t.match(late.page.heading, /tidak disimpan/);
	const stays = served.logged();
	t.notOk(stays.includes(link.split('key=')[1] ?? 'x'), 'the key stays out of the log');
});

void t.test('the link by e-mail: to the address that is known, or another; a wrong one loses nothing', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { visitor, later, draft } = await left(served);
	const field = (answer: Answer) => answer.page.controls.find(({ name }) => name === 'email')?.value;
	t.equal(field(later), '', 'nothing is known yet');
	t.match(later.page.controls.find(({ name }) => name === 'email')?.type, 'email');
	const wrong = await visitor.send(later, [['email', 'siti@']], ['then', 'mail']);
	t.match(wrong, { status: 422, path: later.path });
	t.match(wrong.page.title, /^Galat: /);
	t.same(wrong.page.problems, ['Isi alamat surel yang lengkap, misalnya nama@contoh.id']);
	t.match(wrong.page.html, /href="#email"/);
	t.equal(field(wrong), 'siti@', 'as it was typed');
	t.ok(linkIn(wrong).includes(draft), 'the link is still there');
	const english = await visitor.send(wrong, [['email', 'siti@example']], ['lang', 'en']);
	t.match(english, { status: 200, page: { locale: 'en' } });
	t.equal(field(english), 'siti@example', 'another language keeps it');
	const sent = await visitor.send(english, [['email', ' siti@example.org ']], ['then', 'mail']);
	t.match(sent, { status: 200, path: later.path });
	t.match(sent.page.words, /The link is on its way to siti@example\.org\./);
	t.equal(field(sent), 'siti@example.org');
	for (const to of ['two@example.org', 'three@example.org']) await visitor.send(sent, [['email', to]], ['then', 'mail']);
	const fourth = await visitor.send(sent, [['email', 'four@example.org']], ['then', 'mail']);
	t.equal(fourth.status, 422);
	t.match(fourth.page.problems, [/three times within a day/]);
	served.at('2026-11-27T02:00:00.000Z');
	t.notMatch((await visitor.get(later.path)).page.words, /The link was sent to/, 'two days later');
	t.match(
		await visitor.post(later.path, [
			['token', 'x'],
			['email', 'a@example.org'],
		]),
		{ status: 403 },
		'a form that is not ours',
	);
	t.match(
		await served.visitor().post(later.path, [
			['token', 'x'],
			['email', 'a@example.org'],
		]),
		{ status: 404 },
		'nor theirs',
	);
});

void t.test('an e-mail address that the form knows is not asked again', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const visitor = served.visitor();
	const later = await visitor.send(await filledIn(served, visitor), [], ['then', 'later']);
	t.equal(later.page.controls.find(({ name }) => name === 'email')?.value, siti.applicant.email);
	await visitor.send(await visitor.get(later.path.replace('later', 'check-answers')), [], ['then', 'send']);
	const late = await visitor.send(later, [], ['then', 'mail']);
	t.match(late.path, /^\/drafts/, 'sent in another tab');
	t.match(late.page.words, /sudah dikirim/);
});

void t.test('what was opened in this browser is found again at /track; a reference opens nothing there', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { visitor, draft, link } = await left(served);
	const page = await visitor.get('/track');
	t.match(page, { status: 200 });
	t.match(page.page.words, /Nomor permohonan saja tidak membuka apa pun/);
	t.notOk(
		page.page.controls.some(({ name }) => name !== ''),
		'nothing is typed there',
	);
	t.ok(page.page.links.some(({ href }) => href === `/drafts/${draft}`));
	const other = served.visitor();
	t.notOk(
		(await other.get('/track')).page.links.some(({ href }) => href.startsWith('/drafts/')),
		'not in another',
	);
	const sent = await visitor.send(await filledIn(served, visitor), [], ['then', 'send']);
	const reference = sent.path.split('/')[2] ?? '';
	const tracked = await visitor.get('/track?lang=en');
	t.match(tracked.page.words, new RegExp(`Opened in this browser .* Reference number ${reference} .* Not sent yet`));
	served.at('2027-01-02T02:00:00.000Z');
	const late = await served.visitor().get('/track');
	t.equal(late.status, 200);
	await other.get(link);
	t.notOk(
		(await other.get('/track')).page.links.some(({ href }) => href.startsWith('/drafts/')),
		'nor once it has expired',
	);
});

void t.test('the pages of words stand in the foot of every page, and leave a half-filled one where it is', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const visitor = served.visitor();
	const home = await visitor.get('/');
	for (const path of ['/track', '/cookies', '/accessibility']) {
		t.ok(
			home.page.links.some(({ href }) => href === path),
			path,
		);
		for (const locale of ['id', 'en']) {
			const page = await visitor.get(`${path}?lang=${locale}`);
			t.match(page, { status: 200, page: { locale } });
			t.ok(page.page.heading.length > 5 && page.page.words.length > 300);
		}
	}
	const question = await visitor.follow(await visitor.get(start));
	t.notMatch(question.body, /href="\/(?:cookies|track|accessibility)"/, 'nothing leads away from a half-filled page');
});

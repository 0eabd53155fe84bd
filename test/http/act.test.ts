/** What an applicant does with an application that was sent: withdraw it, write a note; and what of it is nobody else's. */
import t from 'tap';
import type { Store } from '../../engine/store/port/store.js';
import type { Unavailable } from '../../engine/store/port/write.js';
import { memoryStore } from '../support/memory-store.js';
import { standing } from '../support/page.js';
import { formOf, office, sent, stored } from '../support/sent.js';
import { type Answer, serve } from '../support/server.js';

void t.test('withdrawing: what it does, done once, said on the page', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const mine = await sent(served);
	const { visitor, path } = mine;
	const status = await visitor.get(path);
	t.ok(status.page.links.some(({ href, words }) => href === `${path}/act/withdraw` && words === 'Tarik permohonan'));
	const page = await visitor.get(`${path}/act/withdraw`);
	t.match(page, { status: 200, page: { heading: 'Tarik permohonan', action: `${path}/act/withdraw` } });
	t.match(page.page.words, /tidak dikerjakan lagi.*tidak dapat diurungkan/);
	t.same(
		page.page.buttons.map(({ words }) => words).filter((words) => words.length > 2),
		['Tarik permohonan', 'EN English', 'Tarik permohonan'],
	);
	t.ok(
		page.page.links.some(({ href }) => href === path),
		'and the way back',
	);
	const [one, two] = await Promise.all([
		visitor.post(`${path}/act/withdraw`, formOf(page, {})),
		visitor.post(`${path}/act/withdraw`, formOf(page, {})),
	]);
	t.match(one, { status: 303, location: `${path}?recorded=2` });
	t.equal(two.location, one.location, 'sent twice it is one');
	const after = await visitor.follow(one);
	t.match(after.page, {
		heading: 'Permohonan ini sudah ditarik kembali',
		words: /Sudah dicatat Tarik permohonan · hari ini 09\.00/,
	});
	t.ok(
		after.page.links.some(({ href }) => href === '/services/surat-keterangan-usaha'),
		'one can begin anew',
	);
	t.notOk(
		after.page.links.some(({ href }) => href.includes('/act/')),
		'nothing is left to do',
	);
	const now = await stored(served, mine);
	t.match(now, { state: 'withdrawn', entries: { length: 2 }, took: {} });
	t.match(await visitor.get(`${path}?recorded=1`), { page: { words: /^(?!Sudah dicatat)/ } }, 'only what was acted on is told');
	for (const odd of ['0', '99', 'x', '-1', '2e0', '<b>']) t.equal((await visitor.get(`${path}?recorded=${odd}`)).status, 200);
});

void t.test('a note: nothing typed is lost, whatever is wrong', async (t) => {
	let failing: Unavailable | null = null;
	const base = memoryStore();
	const swap: Store['applications']['swap'] = async (application) => failing ?? base.applications.swap(application);
	const served = await serve({ store: { ...base, applications: { ...base.applications, swap } } });
	t.teardown(served.close);
	const mine = await sent(served);
	const { visitor, path } = mine;
	const url = `${path}/act/note`;
	const page = await visitor.get(url);
	t.match(page.page.words, /Kantor dapat membaca/);

	const empty = await visitor.post(url, formOf(page, { comment: '  ' }));
	t.match(empty, { status: 422, page: { title: /^Galat: /, problems: ['Tulis keterangannya.'] } });
	t.ok(
		empty.page.links.some(({ href }) => href === '#comment'),
		'the summary leads to it',
	);
	const long = await visitor.post(url, formOf(page, { comment: 'x'.repeat(5001) }));
	t.match(long, { status: 422, page: { problems: [/paling banyak 5000/] } });
	t.equal(typed(long), 'x'.repeat(5001));

	for (const [code, status] of [
		['store-full', 507],
		['store-busy', 503],
	] as const) {
		failing = code;
		const refused = await visitor.post(url, formOf(page, { comment: 'Toko saya\npindah <b>' }));
		t.equal(refused.status, status);
		t.equal(typed(refused), 'Toko saya\npindah <b>', 'as it was typed');
		t.match(refused.page.problems[0], code === 'store-full' ? /penuh/ : /proses lain/);
	}
	failing = null;
	const switched = await visitor.post(url, formOf(page, { comment: 'Besok', lang: 'en' }));
	t.match(switched, { status: 200, page: { locale: 'en', heading: 'Write a note' } });
	t.equal(typed(switched), 'Besok', 'another language keeps it');
	for (const name of ['key', 'visit'])
		t.same(standing(switched.page).get(name), standing(page.page).get(name), `and is the same page: ${name}`);
	t.same(switched.page.problems, []);

	const done = await visitor.post(url, formOf(page, { comment: 'Toko saya pindah' }));
	t.match(done, { status: 303, location: `${path}?recorded=2` });
	const other = await visitor.post(url, formOf(page, { comment: 'Yang lain' }));
	t.match(other, { status: 409, page: { problems: [/sent before|pernah dikirim/] } }, 'the same page with something else in it');
	t.equal(typed(other), 'Yang lain');
	t.equal(
		(await visitor.post(url, formOf(other, { comment: 'Yang lain' }))).location,
		`${path}?recorded=3`,
		'sent from the page as it is now, it counts',
	);
	const now = await stored(served, mine);
	t.match(now, { visit: 1, entries: { length: 3 } });
	t.match(now.content.parts, { 2: { comment: 'Toko saya pindah' }, 3: { comment: 'Yang lain' } });
	t.notMatch(served.logged(), /Toko saya|Yang lain/, 'nothing of it is in the log');
});

function typed({ page }: Answer): string | undefined {
	return page.controls.find(({ name }) => name === 'comment')?.value;
}

void t.test('two tabs: whoever comes second is told what holds now', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const mine = await sent(served);
	const { visitor, path } = mine;
	const [one, two] = [await visitor.get(`${path}/act/withdraw`), await visitor.get(`${path}/act/withdraw`)];
	t.equal((await visitor.post(`${path}/act/withdraw`, formOf(one, {}))).status, 303);
	const second = await visitor.post(`${path}/act/withdraw`, formOf(two, {}));
	t.match(second, {
		status: 409,
		page: { words: /sudah berpindah.*Keadaan permohonan sekarang: Permohonan ini sudah ditarik kembali/, action: '' },
	});
	t.equal((await stored(served, mine)).entries.length, 2);
	const looked = await visitor.get(`${path}/act/withdraw`);
	t.match(looked, { status: 200, page: { action: '', words: /tidak dapat dilakukan pada tahap/ } }, 'who only looks, too');
});

void t.test('an officer decided meanwhile: told plainly, and asked again where it is still open', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const mine = await sent(served);
	const { visitor, path } = mine;
	const url = `${path}/act/note`;
	const page = await visitor.get(url);
	await office(served, mine, 'check', 'verifier', { with: { complete: true } });
	t.equal((await visitor.post(url, formOf(page, { comment: 'Tanpa pindah' }))).status, 303, 'what only stays is in nobody’s way');
	const again = await visitor.get(url);
	await office(served, mine, 'accept', 'verifier');
	const moved = await visitor.post(url, formOf(again, { comment: 'Sesudah pindah' }));
	t.match(moved, {
		status: 409,
		page: { problems: [/sudah berpindah/], words: /Keadaan permohonan sekarang: Surat Anda menunggu tanda tangan/ },
	});
	t.equal(typed(moved), 'Sesudah pindah');
	t.equal((await visitor.post(url, formOf(moved, { comment: 'Sesudah pindah' }))).status, 303, 'sent again it counts');
	const late = await visitor.get(`${path}/act/withdraw`);
	await office(served, mine, 'sign', 'head');
	const ended = await visitor.post(`${path}/act/withdraw`, formOf(late, {}));
	t.match(ended, { status: 409, page: { words: /Keadaan permohonan sekarang: Permohonan Anda dikabulkan/, action: '' } });
	const noted = await visitor.post(url, formOf(moved, { comment: 'Terlambat' }));
	t.match(noted, { status: 409, page: { words: /tidak tersimpan.*Terlambat/ } }, 'what was typed stands there to be copied');
	t.equal((await stored(served, mine)).state, 'issued');
});

void t.test('what is due has happened when the page is looked at', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const mine = await sent(served);
	const marks = [{ path: '/business/name', reason: 'Tulis lengkap' }];
	await office(served, mine, 'return', 'verifier', { marks, comment: 'Kurang' });
	const asked = await mine.visitor.get(mine.path);
	t.match(asked.page, { heading: 'Giliran Anda: perbaiki satu jawaban', words: /Tulis lengkap.*Rabu, 9 Desember 2026/ });
	t.ok(asked.page.words.includes('Perbaikan belum dapat dikirim lewat halaman ini'), 'what no page does yet is said');
	t.notOk(asked.page.links.some(({ href }) => href.includes('resubmit')));
	const resubmit = `${mine.path}/act/correction.resubmit`;
	const there = await mine.visitor.get(resubmit);
	t.match(there, { status: 200, page: { action: '', problems: [/Hubungi kantor/] } });
	const note = await mine.visitor.get(`${mine.path}/act/note`);
	t.equal((await mine.visitor.post(resubmit, formOf(note, {}))).status, 403);
	t.match(await stored(served, mine), { state: 'correction' }, 'nothing is sent back uncorrected');
	served.at('2026-12-09T17:00:00.000Z');
	t.match(await mine.visitor.get(mine.path), { page: { heading: /gugur/ } });
	t.match(await served.store.applications.read(mine.id), { indexes: { state: 'lapsed', nextTimerAt: null } }, 'and is written');
});

void t.test('a session that can not be kept: pages go on without, and what needs it says so', async (t) => {
	let full = false;
	const base = memoryStore();
	const put: Store['sessions']['put'] = async (hash, data, expires) =>
		full ? 'store-full' : base.sessions.put(hash, data, expires);
	const served = await serve({ store: { ...base, sessions: { ...base.sessions, put } } });
	t.teardown(served.close);
	const mine = await sent(served);
	full = true;
	const stranger = served.visitor();
	const home = await stranger.get('/');
	t.match(home, { status: 200, cookies: { length: 0 } }, 'a page that needs no session is whole, without a cookie');
	t.match(await stranger.get(mine.link), {
		status: 507,
		page: { heading: 'Ruang penyimpanan kami penuh' },
		cookies: { length: 0 },
	});
	t.match(await stranger.get('/services/surat-keterangan-usaha/start?office=melati'), { status: 507 });
	t.match(await stranger.get('/services/surat-keterangan-usaha/start'), { status: 507 }, 'no form that could not be sent');
	served.at('2026-11-26T02:00:00.000Z');
	t.match(await mine.visitor.get(mine.path), { status: 200 }, 'who has one goes on with it');
	t.match(await mine.visitor.get('/?lang=en'), { status: 200, page: { locale: 'en' } }, 'in another language, this once');
	full = false;
	t.match(await stranger.follow(await stranger.get(mine.link)), { status: 200, path: mine.path }, 'there is room again');
});

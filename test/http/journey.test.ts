/** What happens on the way besides going straight on: languages, going back, rows, sending twice, another version. */
import t from 'tap';
import { readFolder } from '../../engine/definition/folder.js';
import { textsFor } from '../support/journey.js';
import { type Answer, sampleFolder, serve } from '../support/server.js';
import { filledIn, openedAt, sampleService, siti, withPartners } from '../support/siti.js';

const start = '/services/surat-keterangan-usaha/start';
const served = await serve();
t.teardown(served.close);

/** What stands in an input. */
const shown = ({ page }: Answer, name: string) =>
	page.controls.filter((control) => control.name === name && control.on).map(({ value }) => value);

void t.test('the language of the browser, until another is chosen, which is kept', async (t) => {
	const visitor = served.visitor({ headers: { 'accept-language': 'fr, en-GB;q=0.8, id;q=0.5' } });
	t.equal((await visitor.get('/')).page.locale, 'en');
	const unwanted = served.visitor({ headers: { 'accept-language': 'id;q=0, en;q=0.1' } });
	t.equal((await unwanted.get('/')).page.locale, 'en', 'what is not wanted is not given');
	const chosen = await visitor.get('/?lang=id');
	t.match(chosen, { page: { locale: 'id' }, headers: { 'content-language': 'id' } });
	t.equal((await visitor.get('/')).page.locale, 'id', 'kept in the session');
	t.equal((await visitor.get('/?lang=xx')).page.locale, 'id', 'one that there is not changes nothing');
	t.equal((await visitor.get('/nowhere')).page.locale, 'id', 'also on the page of a problem');
	const other = chosen.page.links.find(({ href }) => href.includes('lang=en'));
	t.equal(other?.href, '?lang=en', 'the switch leads to the same page');
});

void t.test('one cookie, plain over http in practice, __Host- over https', async (t) => {
	const [plain = '', ...none] = (await served.visitor().get('/?lang=en')).cookies;
	t.same(none, []);
	t.match(plain, /^loket=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
	const secure = await serve({ url: 'https://loket.kota.example', practice: false });
	t.teardown(secure.close);
	const first = await secure.visitor().get('/?lang=en');
	t.match(first.cookies, [/^__Host-loket=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/]);
	t.equal(first.cookies.length, 1);
	t.match(first.headers, { 'strict-transport-security': /max-age/ });
	t.notMatch(first.page.words, /Latihan|Practice/);
});

void t.test('the first visit has its styles within the page; who has been here loads them by name', async (t) => {
	const visitor = served.visitor();
	const first = await visitor.get('/');
	const { css, url, integrity } = await served.house.style();
	t.ok(first.body.includes(`<style>${css}</style>`));
	t.ok(first.headers['content-security-policy']?.includes(`style-src 'self' '${integrity}';`));
	await visitor.get('/?lang=id');
	const next = await visitor.get('/');
	t.notOk(next.body.includes('<style>'));
	t.ok(next.body.includes(`href="${url}"`));
	t.ok(next.headers['content-security-policy']?.includes("style-src 'self';"));
	t.match(await visitor.get(url), { status: 200, headers: { 'cache-control': /immutable/ }, cookies: [], body: css });
	t.equal((await visitor.get('/assets/other.css')).status, 404);
});

void t.test('another language on a page of the form keeps what was typed', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover');
	const typed = [
		['/turnover/monthly', '1.250.000'],
		['/turnover/workers', 'tiga orang'],
	] as const;
	const english = await visitor.send(page, typed, ['lang', 'en']);
	t.match(english, { status: 200, path: page.path, page: { locale: 'en' } });
	t.same(shown(english, '/turnover/monthly'), ['1,250,000'], 'a number is written in the language of the page');
	t.same(shown(english, '/turnover/workers'), ['tiga orang'], 'what could not be read stands as it was');
	const large = await visitor.send(english, [['/turnover/workers', '2,500']], ['lang', 'id']);
	t.same(shown(large, '/turnover/workers'), ['2.500'], 'also a number that is too large');
	const wrong = await visitor.send(large);
	t.match(wrong, { status: 422, page: { locale: 'id' } });
	t.match(wrong.page.title, /^Kesalahan: |^Perlu diperbaiki|: /);
	t.same(shown(wrong, '/turnover/workers'), ['2.500']);
});

void t.test('a page is read in the language it was shown in, whatever another tab chose', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover');
	await visitor.get('/?lang=en');
	const sent = await visitor.send(page, [
		['/turnover/monthly', '1.250,5'],
		['/turnover/workers', '2'],
	]);
	t.match(sent, { status: 422, page: { locale: 'id' } }, 'rupiah have no cents, in Indonesian');
	t.same(shown(sent, '/turnover/monthly'), ['1.250,5']);
	const good = await visitor.send(sent, [['/turnover/monthly', '1.250.000']]);
	t.match(good.page.words, /Rp1,250,000/, 'and goes on in the one chosen');
});

void t.test('which office: asked where there are several, once', async (t) => {
	const visitor = served.visitor();
	const ask = await visitor.get(start);
	t.match(ask, { status: 200, page: { problems: [] } });
	const none = await visitor.send(ask);
	t.match(none, { status: 422, page: { problems: ['Pilih kantor'] } });
	const gone = await visitor.send(ask, [['office', 'mawar']]);
	t.match(gone, { status: 422, page: { problems: ['Pilih kantor'] } }, 'one that is no longer there: no link is to blame');
	const english = await visitor.send(none, [['office', 'kenanga']], ['lang', 'en']);
	t.match(english, { status: 200, page: { locale: 'en' } });
	t.same(shown(english, 'office'), ['kenanga'], 'the choice stays in another language');
	const [one, two] = await Promise.all([visitor.send(english), visitor.send(english)]);
	t.match(one.path, /^\/drafts\/[\w-]+\/purpose$/);
	t.equal(one.path, two.path, 'sent twice it begins one draft');
	t.match(one.page.html, /Kelurahan Kenanga/);
	const unknown = await visitor.get(`${start}?office=mawar`);
	t.match(unknown, { status: 404, page: { problems: [/office in that link/] } });
	const again = await visitor.get(`${start}?office=kenanga`);
	t.equal(again.location, one.path.replace('/purpose', ''), 'an empty draft is taken up again');
	const other = await visitor.follow(await visitor.get(`${start}?office=melati`));
	t.not(other.path, one.path);
	t.equal((await visitor.get('/services/none/start')).status, 404);
});

void t.test('whoever asks only for the head begins nothing', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const { statusCode, headers } = await served.server.inject({
		method: 'HEAD',
		url: '/services/surat-keterangan-usaha/start?office=melati',
		headers: { host: served.house.site.url.host },
	});
	t.equal(statusCode, 200);
	t.notOk(headers['set-cookie'] ?? headers.location);
});

void t.test('one may begin again, also after sending', async (t) => {
	const visitor = served.visitor();
	const first = await visitor.send(await filledIn(served, visitor), [], ['then', 'send']);
	t.match(first.path, /\/sent$/);
	const ask = await visitor.get(start);
	const second = await visitor.send(ask, [['office', 'melati']]);
	t.match(second, { status: 200, path: /\/purpose$/ });
	t.same(shown(second, '/purpose/use'), [], 'an empty form');
});

void t.test('the service page leads back to a draft that was written in', async (t) => {
	const visitor = served.visitor();
	const page = await visitor.follow(await visitor.get(`${start}?office=melati`));
	const service = '/services/surat-keterangan-usaha';
	const resume = async () => (await visitor.get(service)).page.links.find(({ href }) => href.startsWith('/drafts/'))?.href;
	t.equal(await resume(), undefined, 'nothing was written yet');
	await visitor.send(page, textsFor(page, await sampleService(served), siti));
	t.equal(await resume(), page.path.replace('/purpose', ''));
	t.equal((await visitor.follow(await visitor.get((await resume()) ?? ''))).path, page.path.replace('purpose', 'applicant'));
	t.notOk((await served.visitor().get(service)).page.links.some(({ href }) => href.startsWith('/drafts/')));
});

void t.test('a page that is not reached leads to the open one; back leads to the one before', async (t) => {
	const visitor = served.visitor();
	const first = await visitor.follow(await visitor.get(`${start}?office=melati`));
	for (const page of ['statement', 'check-answers', 'partners', 'nowhere', 'partners/row/partners/0', 'purpose/row/purpose/0'])
		t.equal((await visitor.follow(await visitor.get(first.path.replace('purpose', page)))).path, first.path, page);
	const ahead = await visitor.post(first.path.replace('purpose', 'statement'), [['token', 'x']]);
	t.equal(ahead.status, 403);
	t.notOk(
		first.page.buttons.some(({ value }) => value === 'back'),
		'nothing before the first page',
	);
	const second = await visitor.send(first, textsFor(first, await sampleService(served), siti));
	const back = await visitor.send(second, [['/applicant/name', 'Siti']], ['then', 'back']);
	t.equal(back.path, first.path);
	const kept = await visitor.send(back);
	t.same(shown(kept, '/applicant/name'), ['Siti'], 'what was typed before going back is kept');
});

void t.test('Enter in a field goes on', async (t) => {
	const visitor = served.visitor();
	const first = await visitor.follow(await visitor.get(`${start}?office=melati`));
	const [button] = first.page.buttons;
	t.match(button, { name: 'then', value: 'continue' }, 'the first button is Continue');
	t.ok(first.page.buttons.some(({ name }) => name === 'lang'));
});

void t.test('change links come straight back', async (t) => {
	const visitor = served.visitor();
	const check = await filledIn(served, visitor, withPartners);
	const links = check.page.links.filter(({ href }) => href.startsWith(check.path.replace('check-answers', '')));
	t.ok(links.length > 20);
	const change = links.find(({ href }) => href.endsWith('#turnover-workers'));
	const changed = await visitor.send(await visitor.get(change?.href ?? ''), [['/turnover/workers', '7']]);
	t.equal(changed.path, check.path);
	t.match(changed.page.words, /7 orang/);
	const row = links.find(({ href }) => href.includes('/row/partners/1#'));
	const back = await visitor.send(await visitor.get(row?.href ?? ''), [['/partners/1/share', '12,5']]);
	t.equal(back.path, check.path, 'from a row too, as no page is open');
	t.match(back.page.words, /12,5/);
	const opens = await visitor.send(await visitor.get(check.path.replace('check-answers', 'turnover')), [
		['/turnover/monthly', '300.000.000'],
	]);
	t.match(opens.path, /\/registration$/, 'a page that opens is asked first');
	const done = await visitor.send(opens, [['/registration/nib', '9120001234567']]);
	t.equal(done.path, check.path);
});

void t.test('rows are added, changed and taken away', async (t) => {
	const visitor = served.visitor();
	const list = await openedAt(served, visitor, 'partners', withPartners);
	t.match(list.page.words, /Dewi Lestari.*Eko Prasetyo/);
	const row = await visitor.send(list, [], ['then', 'add:/partners']);
	t.match(row.path, /\/partners\/row\/partners\/2$/);
	const wrong = await visitor.send(row, [['/partners/2/name', 'Fajar']]);
	t.match(wrong, { status: 422 });
	t.equal(wrong.page.problems.length, 2, 'what is missing');
	t.same(shown(wrong, '/partners/2/name'), ['Fajar']);
	const fajar = [
		['/partners/2/name', 'Fajar'],
		['/partners/2/nik', '9971021203090002'],
		['/partners/2/share', '10'],
	] as const;
	const [once, twice] = await Promise.all([visitor.send(wrong, fajar), visitor.send(wrong, fajar)]);
	t.match(once.path, /\/partners$/, 'the page with a new row is open until it is sent');
	t.equal(twice.page.words.split('Fajar').length, once.page.words.split('Fajar').length);
	t.equal(once.page.buttons.filter(({ value }) => value.startsWith('change:')).length, 3, 'sent twice it is one row');

	const asks = await visitor.send(once, [], ['then', 'remove:/partners/0']);
	t.match(asks.page.heading, /Dewi Lestari/);
	const kept = await visitor.send(asks, [], ['then', 'back']);
	t.match(kept.page.words, /Dewi Lestari/);
	const english = await visitor.send(asks, [], ['lang', 'en']);
	t.match(english.page.heading, /^Remove Dewi Lestari\?$/);
	const [gone, still] = await Promise.all([
		visitor.send(english, [], ['then', 'remove']),
		visitor.send(english, [], ['then', 'remove']),
	]);
	for (const answer of [gone, still]) t.notMatch(answer.page.words, /Dewi Lestari/);
	const left = await visitor.get(list.path);
	t.equal(left.page.buttons.filter(({ value }) => value.startsWith('change:')).length, 2, 'sent twice it takes one');
	const stale = await visitor.post(asks.page.action, [
		['token', 'no'],
		['then', 'remove'],
	]);
	t.equal(stale.status, 303);
	t.match((await visitor.get(list.path)).page.words, /Eko Prasetyo.*Fajar/, 'an old form takes nothing else');
});

void t.test('a row half filled is kept through another language, and its list says what is wrong', async (t) => {
	const visitor = served.visitor();
	const list = await openedAt(served, visitor, 'partners', withPartners);
	const row = await visitor.send(list, [], ['then', 'add:/partners']);
	const english = await visitor.send(row, [['/partners/2/share', '12,5']], ['lang', 'en']);
	t.match(english, { status: 200, path: row.path, page: { locale: 'en' } });
	t.same(shown(english, '/partners/2/share'), ['12.5']);
	const back = await visitor.send(await visitor.send(english, [], ['then', 'back']));
	t.match(back, { status: 422, path: list.path });
	const full = await visitor.send(row, [], ['then', 'continue']);
	t.match(full, { status: 422 }, 'the old form of the row is still its form');
});

void t.test('sent twice it is one application; a page saved afterwards is shown what it held', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const check = await visitor.send(page);
	const sent = await visitor.send(check, [], ['then', 'send']);
	t.equal((await visitor.send(check, [], ['then', 'send'])).path, sent.path);
	const reference = sent.path.split('/')[2] ?? '';
	const late = await visitor.send(page, [['/turnover/workers', '11']]);
	t.match(late, { status: 409 });
	t.match(late.page.words, /sudah dikirim/);
	t.match(late.page.words, new RegExp(`${reference}.*Rp9\\.000\\.000.*11`));
	t.ok(late.page.links.some(({ href }) => href === `/applications/${reference}`));
	const looks = await visitor.get(page.path);
	t.match(looks, { status: 303, location: `/applications/${reference}` }, 'who only looks is led there');
	t.match((await visitor.get(sent.path)).page.words, /Rp9|Gratis/);
});

void t.test('what is published is noticed at once; a draft keeps its version', async (t) => {
	const own = await serve();
	t.teardown(own.close);
	const visitor = own.visitor();
	const draft = await visitor.follow(await visitor.get(`${start}?office=melati`));
	const { files } = await readFolder(sampleFolder);
	const path = 'surat-keterangan-usaha/service.yaml';
	const text = files.get(path) ?? '';
	await own.publish(new Map([...files, [path, text.replace('title: Untuk apa surat ini', 'title: Buat apa surat ini')]]));
	t.match((await visitor.get(draft.path)).page.words, /Untuk apa surat ini/);
	const other = own.visitor();
	const newer = await other.follow(await other.get(`${start}?office=melati`));
	t.match(newer.page.words, /Buat apa surat ini/);
});

void t.test('a draft is given up after its time', async (t) => {
	const own = await serve();
	t.teardown(own.close);
	const visitor = own.visitor();
	const draft = await visitor.follow(await visitor.get(`${start}?office=melati`));
	own.at('2026-12-20T02:00:00.000Z');
	t.equal((await visitor.get(draft.path)).status, 200);
	own.at('2027-01-02T02:00:00.000Z');
	const late = await visitor.get(draft.path);
	t.match(late, { status: 410 });
});

/** What the server gives the page's script: the next page in the same answer, single fields kept, the script itself. */
import t from 'tap';
import { readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { routes } from '../../engine/http/server.js';
import { routeTo } from '../../engine/http/there.js';
import { readSession } from '../../engine/identity/session.js';
import { standing } from '../support/page.js';
import { type Answer, type Form, serve, type Visitor } from '../support/server.js';
import { filledIn, openedAt, siti, withPartners } from '../support/siti.js';

const served = await serve();
t.teardown(served.close);
const start = '/services/surat-keterangan-usaha/start';
const byScript = { 'x-loket': 'page' };

/** Posts a page as the script does. */
function post(
	visitor: Visitor,
	{ page }: Answer,
	texts: Iterable<readonly [string, string]> = [],
	button = ['then', 'continue'],
) {
	const form = standing(page);
	for (const [name, text] of [...texts, button]) form.set(name ?? '', [text ?? '']);
	return visitor.post(page.action, form, byScript);
}

const keep = (visitor: Visitor, { page }: Answer, texts: Form, token = '') =>
	visitor.post(page.action, [['token', token || (standing(page).get('token') ?? [])], ['then', 'autosave'], ...texts], byScript);

async function draftOf(visitor: Visitor, { path }: Answer) {
	const session = await readSession(served.store.sessions, visitor.cookie().split('=')[1], served.house.now());
	const opened = await readDraft(served.house.applications, path.split('/')[2] ?? '', { grants: session?.grants ?? [] });
	if (isRefusal(opened)) throw new Error(opened.code);
	return opened.draft.content;
}

void t.test('the next page comes in the same answer, as it stands at its address', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const next = await post(visitor, page, [['/turnover/monthly', '300.000.000']]);
	const there = page.path.replace('turnover', 'registration');
	t.match(next, {
		status: 200,
		headers: { 'content-location': there, 'x-loket': 'page', 'content-language': 'id' },
		location: '',
	});
	const got = await visitor.get(there);
	t.equal(next.body, got.body, 'the very page');
	t.notOk('x-loket' in got.headers, 'said to the script alone');
	const form = new Map<string, readonly string[]>([
		...standing(page.page),
		['/turnover/monthly', ['300.000.000']],
		['then', ['continue']],
	]);
	const plain = await visitor.post(page.page.action, form);
	t.match(plain, { status: 303, location: there }, 'without the script: see there');
});

void t.test('over more than one step, also where a session begins with it', async (t) => {
	const visitor = served.visitor();
	const office = await visitor.get(start);
	const first = await post(visitor, office, [['office', 'melati']]);
	t.match(first, { status: 200, headers: { 'content-location': /^\/drafts\/[\w-]+\/purpose$/ } });
	t.equal(first.page.action, first.headers['content-location'], 'its form can be sent on');
	const on = await post(visitor, first, [['/purpose/use', 'aid']]);
	t.match(on.headers['content-location'], /applicant$/);
	t.notOk(on.body.includes('<style>'), 'no styles within: the page has them');
});

void t.test('what is wrong comes as a page too, and another language', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const wrong = await post(visitor, page, [['/turnover/workers', '0']]);
	t.match(wrong, { status: 422, headers: { 'content-location': page.path, 'x-loket': 'page' } });
	t.equal(wrong.page.problems.length, 1);
	t.match(wrong.body, /class="govuk-error-summary" tabindex="-1" autofocus/, 'the focus is there without a script too');
	const english = await post(visitor, page, [['/turnover/workers', '7']], ['lang', 'en']);
	t.match(english, { status: 200, page: { locale: 'en' }, headers: { 'content-location': page.path } });
	const foreign = await post(served.visitor(), page);
	t.match(foreign, { status: 404, headers: { 'x-loket': 'page' } }, "nobody else's");
	const elsewhere = await visitor.post(page.page.action, standing(page.page), { ...byScript, 'sec-fetch-site': 'cross-site' });
	t.equal(elsewhere.status, 403);
});

void t.test('after sending', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const check = await post(visitor, page);
	const sent = await post(visitor, check, [], ['then', 'send']);
	t.match(sent, { status: 200, headers: { 'content-location': /^\/applications\/SKU-[\w-]+\/sent$/ } });
	const late = await keep(visitor, page, [['/turnover/workers', '11']]);
	t.match(late, { status: 409, headers: { 'x-loket': 'page' } });
	t.match(late.page.words, /sudah dikirim.*11/, 'a field kept afterwards is told, and shown what it held');
	t.match(await post(visitor, page), { status: 409 });
});

void t.test('by which route an address is answered', async (t) => {
	const where = (url: string) => routeTo(routes, url)?.route.url ?? null;
	t.equal(where('/drafts/x/check-answers'), '/drafts/:draft/check-answers');
	t.equal(where('/drafts/x/turnover?lang=en#a'), '/drafts/:draft/:page');
	t.equal(where('/drafts/x/partners/row/partners/0'), '/drafts/:draft/:page/row/*');
	t.same({ ...routeTo(routes, '/drafts/a%20b/p/row/partners/0')?.params }, { draft: 'a b', page: 'p', '*': 'partners/0' });
	t.equal(where('/'), '/');
	for (const url of ['/nowhere', '/drafts/%E0%A4', '/drafts//x', '/drafts']) t.equal(where(url), null, url);
});

void t.test('a script only where there is a form, and nothing within the page', async (t) => {
	const visitor = served.visitor();
	const { url, js } = served.house.script;
	const form = await openedAt(served, visitor, 'turnover', siti);
	for (const page of [form, await visitor.get(start), await visitor.get(form.path.replace('turnover', 'check-answers'))]) {
		t.ok(page.body.includes(`<script type="module" src="${url}"></script>`), page.path);
		t.match(page.headers['content-security-policy'], /default-src 'none'; script-src 'self'; connect-src 'self';/);
		t.notMatch(page.headers['content-security-policy'], /unsafe/);
		t.equal(page.body.split('<script').length, 2, 'no other');
	}
	for (const path of ['/', '/services/surat-keterangan-usaha', '/nowhere']) {
		const page = await visitor.get(path);
		t.notMatch(page.body, /<script/, path);
		t.notMatch(page.headers['content-security-policy'], /script-src/, path);
	}
	t.match(await visitor.get(url), {
		status: 200,
		body: js,
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'cache-control': 'public, max-age=31536000, immutable',
			'x-content-type-options': 'nosniff',
		},
	});
	t.equal((await visitor.get('/assets/page.000000000000.js')).status, 404);
});

void t.test('single fields are kept: only those that are named', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const before = await draftOf(visitor, page);
	t.match(await keep(visitor, page, [['/turnover/workers', '7']]), { status: 204, body: '' });
	const after = await draftOf(visitor, page);
	t.same(after.answers, { ...before.answers, turnover: { ...(before.answers['turnover'] as object), workers: 7 } });
	t.same(after.passed, before.passed, 'a page stays passed, and none becomes so');
	await keep(visitor, page, [
		['/turnover/yearly', '1'],
		['/business/name', 'Lain'],
		['/nowhere', 'x'],
	]);
	t.same((await draftOf(visitor, page)).answers, after.answers, 'not what is computed, nor of another page, nor of none');
	await keep(visitor, page, [['/turnover/workers', 'tujuh orang']]);
	const odd = await draftOf(visitor, page);
	t.same(odd.typed['/turnover/workers'], { '': ['tujuh orang'] }, 'what cannot be read stays as typed');
	t.notOk('turnover' in odd.passed, 'and its page is open again');
	t.notOk('turnover' in (await draftOf(visitor, page)).passed);
	await keep(visitor, page, [['/turnover/workers', '8']]);
	t.notOk('turnover' in (await draftOf(visitor, page)).passed, 'until it is sent');
	t.match(await visitor.get(page.path.replace('turnover', 'check-answers')), { status: 303, location: page.path });
});

void t.test('half a date, a choice taken back, what an answer hides', async (t) => {
	const visitor = served.visitor();
	const check = await filledIn(served, visitor, siti);
	const at = (name: string) => visitor.get(check.path.replace('check-answers', name));
	const applicant = await at('applicant');
	await keep(visitor, applicant, [
		['/applicant/born/day', '3'],
		['/applicant/born/month', ''],
		['/applicant/born/year', '1990'],
	]);
	t.same((await draftOf(visitor, check)).typed['/applicant/born'], { day: ['3'], month: [''], year: ['1990'] });
	const again = await at('applicant');
	t.same(standing(again.page).get('/applicant/born/year'), ['1990']);
	await keep(visitor, again, [
		['/applicant/born/day', '3'],
		['/applicant/born/month', '7'],
		['/applicant/born/year', '1990'],
	]);
	await post(visitor, again, [
		['/applicant/born/day', '3'],
		['/applicant/born/month', '7'],
		['/applicant/born/year', '1990'],
	]);
	const premises = await at('premises');
	await keep(visitor, premises, [['/premises/channels', '']]);
	t.notOk('channels' in ((await draftOf(visitor, check)).answers['premises'] as object), 'nothing ticked any more');
	await keep(visitor, await at('purpose'), [
		['/purpose/use', 'aid'],
		['/purpose/other', 'tidak terlihat'],
	]);
	t.match(
		(await draftOf(visitor, check)).answers['purpose'],
		{ use: 'aid', lender: 'Koperasi Sejahtera' },
		'hidden: remembered, not taken',
	);
	t.notOk('other' in ((await draftOf(visitor, check)).answers['purpose'] as object));
});

void t.test('a strange token keeps nothing; a page not reached yet neither', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const before = await draftOf(visitor, page);
	t.equal((await keep(visitor, page, [['/turnover/workers', '9']], 'x'.repeat(32))).status, 403);
	t.same(await draftOf(visitor, page), before);
	const fresh = served.visitor();
	const first = await post(fresh, await fresh.get(start), [['office', 'melati']]);
	const wrongPage = await fresh.post(
		first.page.action.replace('purpose', 'turnover'),
		[...standing(first.page), ['then', 'autosave']],
		byScript,
	);
	t.equal(wrongPage.status, 403, 'the token of one page is no token of another');
});

void t.test('what is typed into a row stays in its page; the row is as it was until it is saved', async (t) => {
	const visitor = served.visitor();
	const list = await openedAt(served, visitor, 'partners', withPartners);
	const before = await draftOf(visitor, list);
	const row = await visitor.send(list, [], ['then', 'add:/partners']);
	t.match(
		await keep(visitor, row, [
			['/partners/2/name', 'Rina'],
			['/partners/2/share', '12,5'],
			['/business/name', 'bukan di sini'],
		]),
		{ status: 204 },
	);
	const { typed, ...kept } = await draftOf(visitor, list);
	const { typed: _, ...were } = before;
	t.same(kept, were, 'no row was made, nothing is passed or open by it');
	t.same(Object.keys(typed).sort(), ['/partners/2/name', '/partners/2/share']);
	const again = await visitor.get(row.path);
	t.same(standing(again.page).get('/partners/2/name'), ['Rina'], 'found again');
	t.same(
		standing((await visitor.get(`${row.path}?lang=en`)).page).get('/partners/2/share'),
		['12.5'],
		'a number in the language of the page',
	);
	await visitor.get(`${row.path}?lang=id`);
	const back = await visitor.send(await visitor.get(row.path), [], ['then', 'back']);
	t.equal(back.path, list.path);
	t.same((await draftOf(visitor, list)).typed, before.typed, 'gone back without saving: forgotten');
	const first = await visitor.send(back, [], ['then', 'change:/partners/0']);
	await keep(visitor, first, [['/partners/0/name', 'Dewi L.']]);
	t.match(await draftOf(visitor, list), { answers: before.answers }, 'a row that is there stays as it was');
	const changed = await visitor.get(first.path);
	t.same(standing(changed.page).get('/partners/0/name'), ['Dewi L.']);
	t.equal((await visitor.send(changed)).status, 200);
	const after = await draftOf(visitor, list);
	t.match(after.answers['partners'], [{ name: 'Dewi L.' }, {}], 'saved');
	t.same(after.typed, before.typed);
});

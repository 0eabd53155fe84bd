/** Requests made to do harm (test/cases/hostile/http.yaml): refused in words, nothing kept, the server stays up. */
import t, { type Test } from 'tap';
import { readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { readSession } from '../../engine/identity/session.js';
import { readCases } from '../support/cases.js';
import { type Answer, serve, type Visitor } from '../support/server.js';
import { openedAt, siti } from '../support/siti.js';

interface Request {
	readonly id: string;
	readonly what: string;
	readonly status: number;
	readonly get?: string;
	readonly post?: string;
	/** A body of so many bytes. */
	readonly fill?: number;
	/** A body of so many names. */
	readonly names?: number;
	readonly type?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** The token is that of another session, or of another page. */
	readonly other?: boolean;
	readonly 'other page'?: boolean;
	readonly stored?: object;
	readonly without?: string;
}

interface Cases {
	readonly requests: readonly Request[];
	readonly texts: readonly {
		readonly id: string;
		readonly what: string;
		readonly text?: string;
		readonly raw?: string;
		readonly shown?: string;
		readonly wrong?: number;
	}[];
	readonly amounts: readonly { readonly text: string; readonly read?: number }[];
}

const cases = readCases<Cases>('hostile/http.yaml');
const served = await serve();
t.teardown(served.close);
const start = '/services/surat-keterangan-usaha/start?office=melati';

async function content(visitor: Visitor, id: string) {
	const session = visitor.cookie().split('=')[1] ?? '';
	const grants = (await readSession(served.store.sessions, session, served.house.now()))?.grants ?? [];
	const opened = await readDraft(served.house.applications, id, { grants });
	if (isRefusal(opened)) throw new Error(opened.code);
	return opened.draft;
}

const tokenOf = ({ page }: Answer): string => page.controls.find(({ name }) => name === 'token')?.value ?? '';

function isWhole(t: Test, answer: Answer): void {
	t.notMatch(answer.body, /\bat .*\.js:\d+|node_modules|Error:|SELECT /, 'no trace of the inside');
	t.equal(answer.headers['x-content-type-options'], 'nosniff');
	t.match(answer.headers['content-security-policy'], /default-src 'none'/);
	if (answer.status >= 400) t.ok(answer.page.heading.length > 5, 'words say what to do');
}

for (const request of cases.requests) {
	void t.test(`${request.id}: ${request.what}`, async (t) => {
		const visitor = served.visitor();
		const page = await visitor.follow(await visitor.get(start));
		const draft = page.path.split('/')[2] ?? '';
		const other = served.visitor();
		const strange = request.other === true ? await other.follow(await other.get(start)) : page;
		const token =
			request['other page'] === true ? tokenOf(await visitor.get('/services/surat-keterangan-usaha/start')) : tokenOf(strange);
		const fillIn = (text: string) =>
			text.replaceAll('{token}', token).replaceAll('{draft}', page.path).replaceAll('{long}', 'x'.repeat(400));
		const headers = { ...request.headers, ...(request.type === undefined ? {} : { 'content-type': request.type }) };
		const revision = (await content(visitor, draft)).revision;
		const answer =
			request.get === undefined
				? await visitor.post(page.path, fillIn(request.post ?? bodyOf(request, token)), headers)
				: await visitor.get(fillIn(request.get), headers);
		t.equal(answer.status, request.status);
		isWhole(t, answer);
		if (request.without !== undefined) t.notOk(answer.body.includes(request.without));
		t.notOk(Object.hasOwn(Object.prototype, 'isOfficer') || Object.hasOwn(Object.prototype, 'x'));
		const after = await content(visitor, draft);
		if (request.stored !== undefined) t.same(after.content.answers, request.stored);
		else if (request.status !== 422) t.equal(after.revision, revision, 'nothing is kept');
		t.equal((await visitor.get(page.path)).status, 200, 'and it goes on');
	});
}

/** A body of exactly so many bytes, or so many names. */
function bodyOf({ fill, names }: Request, token: string): string {
	const begin = `token=${token}&then=continue`;
	if (names !== undefined) return `${begin}${Array.from({ length: names }, (_, number) => `&/x/${number}=1`).join('')}`;
	const field = '&/purpose/other=';
	return `${begin}${field}${'x'.repeat((fill ?? 0) - begin.length - field.length)}`;
}

for (const { id, what, text, raw, shown, wrong = 2 } of cases.texts) {
	void t.test(`${id}: ${what} as an answer`, async (t) => {
		const visitor = served.visitor();
		const page = await openedAt(served, visitor, 'business', siti);
		const typed = raw === undefined ? encodeURIComponent(text ?? '') : raw;
		const about = `Menjual ${typed}`;
		const body = `token=${tokenOf(page)}&then=continue&/business/kind=food-stall&/business/shared=false&/business/name=${typed}&/business/about=${about}&${['day=1', 'month=2', 'year=2019'].map((part) => `/business/started/${part}`).join('&')}`;
		const answer = await visitor.post(page.path, body);
		if (shown === undefined) {
			t.equal(answer.status, 422);
			t.equal(answer.page.problems.length, wrong, 'the fields say so');
			return;
		}
		const check = await visitor.follow(answer);
		t.match(check, { status: 200, path: /check-answers$/ });
		t.ok(check.body.includes(shown), shown);
		const again = await visitor.get(page.path);
		t.ok(again.body.includes(shown), 'in the input too');
		t.equal(again.page.controls.find(({ name }) => name === '/business/name')?.value, text ?? shown);
		const sent = await visitor.send(check, [], ['then', 'send']);
		const status = await visitor.get(sent.path.replace('/sent', ''));
		t.ok(status.body.includes(shown), 'and once it is sent');
	});
}

void t.test('hs-59: amounts', async (t) => {
	const visitor = served.visitor();
	const page = await openedAt(served, visitor, 'turnover', siti);
	const draft = page.path.split('/')[2] ?? '';
	for (const { text, read } of cases.amounts) {
		const answer = await visitor.send(page, [['/turnover/monthly', text]]);
		const { answers } = (await content(visitor, draft)).content;
		if (read === undefined) {
			t.equal(answer.status, 422, text);
			t.equal(answer.page.controls.find(({ name }) => name === '/turnover/monthly')?.value, text, 'stays as it was typed');
		} else {
			t.not(answer.status, 422, text);
			t.match(answers, { turnover: { monthly: read } }, text);
		}
	}
});

void t.test('hs-59: nothing of this is in the log, and each event is one line', (t) => {
	const log = served.logged();
	for (const word of ['Warung', 'forged', '9971014107900001', 'script>', 'isOfficer']) t.notOk(log.includes(word), word);
	for (const line of log.trim().split('\n')) t.ok(line.startsWith('{"level":'));
	t.end();
});

/** Claims, leases, fences, order: what holds however many runners there are and whatever happens to them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { sendLink } from '../../engine/applications/send-link.js';
import { lease } from '../../engine/effects/claim.js';
import type { Outcome } from '../../engine/effects/outcome.js';
import { runDocument } from '../../engine/effects/run.js';
import { startRunner } from '../../engine/effects/runner.js';
import type { Message } from '../../engine/effects/tools.js';
import { listWaiting, retryStuck } from '../../engine/effects/waiting.js';
import { openSqlite } from '../../engine/store/sqlite/open.js';
import { keepingPost, outbox } from '../support/outbox.js';

const siti = { name: 'Siti Aminah', email: 'siti@example.org' };
const done: Outcome = { is: 'done', reason: null };
const after = (from: string, milliseconds: number) => new Date(Date.parse(from) + milliseconds).toISOString();

/** A post that answers when the test says. */
function held() {
	const waiting: { readonly message: Message; readonly answer: (outcome: Outcome) => void }[] = [];
	const kept = keepingPost((message) => new Promise((resolve) => waiting.push({ message, answer: resolve })));
	const reached = async (count: number): Promise<void> => {
		while (waiting.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
	};
	return { ...kept, waiting, reached };
}

function sqlite(t: Test, folder?: string) {
	const data = folder ?? mkdtempSync(join(tmpdir(), 'loket-outbox-'));
	const opened = openSqlite(data, (error) => {
		throw error;
	});
	if (!('store' in opened)) throw new Error(opened.says.en);
	t.teardown(async () => {
		await opened.store.close();
		rmSync(data, { recursive: true, force: true });
	});
	return { store: opened.store, data };
}

void t.test('runners race for each effect: one sends it', async (t) => {
	const { store, data } = sqlite(t);
	const other = sqlite(t, data).store;
	const { post, sent } = keepingPost();
	const box = outbox(post, store);
	const tools = [box.tools, { ...box.tools, applications: { ...box.on, store: other } }, box.tools];
	const ids = await Promise.all(Array.from({ length: 60 }, (_, number) => box.send(`n${number}`, siti)));
	for (const id of ids) {
		const stored = await store.applications.read(id);
		if (stored === undefined) throw new Error('nothing is stored');
		const won = await Promise.all(tools.map((one) => runDocument(one, stored)));
		if (won.filter(Boolean).length !== 1) t.fail(`${won.filter(Boolean).length} claimed it`);
	}
	t.strictSame(
		sent.map(({ id }) => id).toSorted(),
		ids.map((id) => `${id}.1.1`).toSorted(),
		`${ids.length} effects, each sent once`,
	);
});

void t.test('whose claim has passed to another can not record', async (t) => {
	const slow = held();
	const box = outbox(slow.post);
	const id = await box.send('one', siti);
	const began = box.on.now();
	const first = box.run(id);
	await slow.reached(1);
	t.notOk(await box.run(id), 'while it is held nobody else claims it');
	box.on.at(after(began, lease - 1));
	await box.run(id);
	t.equal(slow.sent.length, 1, 'nor shortly before its end');
	box.on.at(after(began, lease));
	const second = box.run(id);
	await slow.reached(2);
	slow.waiting[0]?.answer(done);
	await first;
	t.equal((await box.application(id)).entries.length, 1, 'the first comes back too late: nothing is recorded');
	slow.waiting[1]?.answer(done);
	await second;
	const { entries } = await box.application(id);
	t.equal(entries.length, 2);
	t.strictSame(entries.at(-1)?.done, [`${id}.1.1`]);
	t.equal(slow.sent[0]?.id, slow.sent[1]?.id, 'sent twice, under one id');
});

void t.test('a crashed holder: what it had is taken up after its lease', async (t) => {
	const slow = held();
	const box = outbox(slow.post);
	const id = await box.send('one', siti);
	void box.run(id);
	await slow.reached(1);
	const state = (await box.application(id)).outbox?.[`${id}.1.1`];
	t.match(state, { tries: 1, until: after(box.on.now(), lease) });
	box.on.at(after(box.on.now(), lease));
	const found = await box.on.store.applications.find({ by: 'effects-due', at: box.on.now(), limit: 9 });
	t.strictSame(
		found.map((one) => one.id),
		[id],
		'it is found again then',
	);
});

void t.test('order per destination; others go on', async (t) => {
	const answers: Outcome[] = [{ is: 'failed', reason: 'try-later' }];
	const { post, sent } = keepingPost(async () => answers.shift() ?? done);
	const box = outbox(post);
	Object.assign(box.tools, { holders: async () => ['head@kota.example'] });
	const id = await box.send('one', siti);
	await box.act(id, 'tell', { with: { note: 'x' } });
	await box.run(id);
	await box.run(id);
	t.strictSame(
		sent.map(({ to }) => to[0]),
		['siti@example.org', 'head@kota.example'],
		'the second to the applicant waits for the first',
	);
	box.on.at(after(box.on.now(), 10_000));
	while (await box.run(id));
	t.strictSame(
		sent.slice(2).map(({ id: own }) => own),
		[`${id}.1.1`, `${id}.2.1`],
	);
	const { id: draft, secret } = await box.begin('draft');
	answers.push({ is: 'refused', reason: 'refused-by-server' });
	await sendLink(box.on, draft, { secret }, 'sitti@example.org');
	await sendLink(box.on, draft, { secret }, 'siti@example.org');
	await box.run(draft);
	t.strictSame(
		sent.slice(4).map(({ to }) => to[0]),
		['sitti@example.org', 'siti@example.org'],
		'a mistyped address holds no other up',
	);
});

void t.test('an officer who acts meanwhile is not disturbed, nor is the record', async (t) => {
	const slow = held();
	const box = outbox(slow.post);
	const id = await box.send('one', siti);
	const running = box.run(id);
	await slow.reached(1);
	await box.act(id, 'tell', { with: { note: 'x' } });
	slow.waiting[0]?.answer(done);
	await Promise.all([running, box.act(id, 'tell', { with: { note: 'y' } })]);
	const { entries, effects } = await box.application(id);
	t.strictSame(
		entries.map(({ number }) => number),
		[1, 2, 3, 4],
	);
	t.strictSame(entries.map(({ kind }) => kind).toSorted(), ['action', 'action', 'notified', 'submitted']);
	t.strictSame(
		effects.filter(({ to }) => to === 'applicant').map(({ on }) => on),
		['check.tell', 'check.tell'],
	);
});

void t.test('failing for a day needs a person, who may have it tried again', async (t) => {
	let answer: Outcome = { is: 'failed', reason: 'server-unreachable' };
	const { post, sent } = keepingPost(async () => answer);
	const box = outbox(post);
	const id = await box.send('one', siti);
	const began = box.on.now();
	const stateNow = async () => (await box.application(id)).outbox?.[`${id}.1.1`];
	await box.run(id);
	box.on.at(after(began, 86_400_000));
	await box.run(id);
	t.match(await stateNow(), {
		stuck: true,
		reason: 'server-unreachable',
		since: began,
		at: after(began, 86_400_000 + 6 * 3_600_000),
	});
	answer = { is: 'refused', reason: 'refused-by-server' };
	box.on.at((await stateNow())?.at ?? '');
	await box.run(id);
	t.match(await stateNow(), { stuck: true, reason: 'refused-by-server', at: '9999-12-31T23:59:59.999Z' });
	box.on.at(after(began, 365 * 86_400_000));
	const times = sent.length;
	await box.run(id);
	t.equal(sent.length, times, 'refused for good it is not tried by itself');
	const listed = await listWaiting(box.on.store.applications, 100);
	t.match(listed, [
		{ kind: 'notify', to: 'applicant', trying: { stuck: true } },
		{ to: 'head', trying: { stuck: false } },
	]);
	t.notOk(JSON.stringify(listed).includes('siti'), 'no address is listed');
	answer = done;
	t.equal(await retryStuck(box.on.store.applications, box.on.now(), 100), 1);
	t.equal(await retryStuck(box.on.store.applications, box.on.now(), 100), 0);
	await box.run(id);
	t.equal(sent.length, times + 1);
	t.equal(await stateNow(), undefined);
});

void t.test('what can not be opened, or has no version here, is set aside visibly', async (t) => {
	const { post, sent } = keepingPost();
	const box = outbox(post);
	const id = await box.send('one', siti);
	await box.on.store.keys.destroy(id);
	t.ok(await box.run(id));
	t.match(await listWaiting(box.on.store.applications, 9), [{ trying: { stuck: true, reason: 'not-genuine' } }, {}]);
	t.notOk(await box.run(id));
	const other = await box.send('two', siti);
	Object.assign(box.on, { service: async () => undefined });
	await box.run(other);
	t.match((await box.application(other)).outbox?.[`${other}.1.1`], { reason: 'version-missing' });
	t.equal(sent.length, 0);
});

void t.test('a handler that throws is a bug: logged without its words, tried again', async (t) => {
	const { post } = keepingPost(async () => {
		throw new Error('siti@example.org');
	});
	const box = outbox(post);
	const id = await box.send('one', siti);
	await box.run(id);
	t.match((await box.application(id)).outbox?.[`${id}.1.1`], { reason: 'broken', stuck: false });
});

void t.test('the runner: woken it sends at once, some at a time, and ends what is under way when it is stopped', async (t) => {
	const slow = held();
	const box = outbox(slow.post);
	const runner = startRunner(box.tools, 3_600_000);
	Object.assign(box.on, { wake: runner.wake });
	const ids = await Promise.all(Array.from({ length: 20 }, (_, number) => box.send(`n${number}`, siti)));
	await slow.reached(8);
	await new Promise((resolve) => setTimeout(resolve, 50));
	t.equal(slow.waiting.length, 8, 'eight at a time');
	for (let answered = 0; answered < 19; answered++) {
		await slow.reached(answered + 1);
		slow.waiting[answered]?.answer(done);
	}
	await slow.reached(20);
	t.strictSame(slow.sent.map(({ id }) => id).toSorted(), ids.map((id) => `${id}.1.1`).toSorted());
	let stopped = false;
	const stopping = runner.stop().then(() => {
		stopped = true;
	});
	await new Promise((resolve) => setTimeout(resolve, 20));
	t.notOk(stopped, 'it waits for the last');
	slow.waiting[19]?.answer(done);
	await stopping;
	const left = await listWaiting(box.on.store.applications, 100);
	t.strictSame(new Set(left.map(({ to }) => to)), new Set(['head']), 'all is recorded');
	await box.send('late', siti);
	await new Promise((resolve) => setTimeout(resolve, 20));
	t.equal(slow.sent.length, 20, 'nothing more is taken up');
});

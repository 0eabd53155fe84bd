/** Files sent to do harm: nothing of another's, nothing left behind, the server stays up. */
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import t from 'tap';
import { expectSoon, patience } from '../../engine/http/patience.js';
import { makeBudget } from '../../engine/http/uploads/budget.js';
import type { Store } from '../../engine/store/port/store.js';
import { document } from '../support/files.js';
import { memoryStore } from '../support/memory-store.js';
import { multipartBody, multipartType } from '../support/multipart.js';
import { photoFolder } from '../support/photo-service.js';
import { type Answer, serve } from '../support/server.js';
import { begin, draftOf, jpeg, pdf, png } from '../support/uploads.js';

const served = await serve({ files: photoFolder });
t.teardown(served.close);

void t.test('hs-29: names in parts that reach into objects', async (t) => {
	const { visitor, page, id, token } = await begin(served);
	const { revision } = await draftOf(served, visitor, id);
	for (const name of [
		'__proto__',
		'constructor',
		'/__proto__/x',
		'/name/constructor',
		'a[$ne]',
		'',
		`/${'x'.repeat(400)}`,
		'/a\0b',
	]) {
		const answer = await visitor.upload(page.path, [
			['token', token],
			[name, '1'],
		]);
		t.equal(answer.status, 400, JSON.stringify(name));
		const file = await visitor.upload(page.path, [
			['token', token],
			[name, jpeg],
		]);
		t.equal(file.status, 400, `${JSON.stringify(name)} with a file`);
	}
	t.equal(
		(
			await visitor.upload(page.path, [
				['token', token],
				['/name', jpeg],
			])
		).status,
		400,
		'a file where a text is asked',
	);
	t.notOk(Object.hasOwn(Object.prototype, 'x'));
	t.equal((await draftOf(served, visitor, id)).revision, revision, 'nothing is stored');
	t.strictSame(await served.store.files.of(id), []);
});

void t.test('hs-39: an object that says it is a file', async (t) => {
	const { visitor, page, id, token } = await begin(served);
	const said = '{"file":true,"buffer":{"type":"Buffer","data":[255,216,255]},"filename":"../../x"}';
	const json = await visitor.post(page.path, `{"/photos":${said}}`, { 'content-type': 'application/json' });
	t.equal(json.status, 415);
	for (const send of [
		() =>
			visitor.upload(page.path, [
				['token', token],
				['/name', 'Siti'],
				['/photos', said],
			]),
		() =>
			visitor.post(page.path, [
				['token', token],
				['/name', 'Siti'],
				['/photos', said],
			]),
		() =>
			visitor.post(page.path, [
				['token', token],
				['/name', 'Siti'],
				['/photos', 'f'.repeat(32)],
			]),
	]) {
		const answer = await send();
		t.equal(answer.status, 422);
		t.strictSame(answer.page.problems, ['Berkas yang tadi diunggah sudah tidak ada. Unggah sekali lagi.']);
	}
	t.strictSame((await draftOf(served, visitor, id)).content.files, {});
	t.strictSame(await served.store.files.of(id), []);
});

void t.test('hs-45: another citizen: the same page as for what isn’t there, and nothing read', async (t) => {
	const { visitor, page, id, token } = await begin(served);
	await visitor.send(page, [['/name', 'Siti']], undefined, [
		['/photos', jpeg],
		['/letter', pdf],
	]);
	const [file = ''] = Object.keys((await draftOf(served, visitor, id)).content.files);
	const other = await begin(served);
	const plain = (answer: Answer) => ({ status: answer.status, body: answer.body, type: answer.headers['content-type'] });
	const nothing = plain(await other.visitor.get(`/drafts/${'0'.repeat(32)}/files/${'0'.repeat(32)}`));
	t.equal(nothing.status, 404);
	for (const path of [`/drafts/${id}/files/${file}`, `/drafts/${other.id}/files/${file}`, `/drafts/${other.id}/files/x`])
		t.strictSame(plain(await other.visitor.get(path)), nothing, path);
	t.equal(
		(
			await other.visitor.upload(page.path, [
				['token', token],
				['/photos', jpeg],
			])
		).status,
		404,
	);
	let here = await visitor.send(await visitor.get(page.path));
	here = await visitor.send(await visitor.send(here, [['/more', 'false']]), [['/note', 'x']]);
	const sent = (await visitor.send(here, [], ['then', 'send'])).path.replace('/sent', '');
	t.equal((await visitor.get(`${sent}/files/${file}`)).status, 200, 'who sent it');
	t.strictSame(plain(await other.visitor.get(`${sent}/files/${file}`)), nothing, 'anybody else');
	t.strictSame(plain(await visitor.get(`${sent}/files/x`)), nothing, 'what isn’t there');
	const stolen = await other.visitor.send(other.page, [
		['/name', 'Maling'],
		['/photos', file],
	]);
	t.strictSame(stolen.page.problems, ['Berkas yang tadi diunggah sudah tidak ada. Unggah sekali lagi.']);
	t.equal((await served.store.files.describe(file))?.application, id);
	t.equal((await served.store.files.of(id)).length, 2);
});

void t.test('a body that is none', async (t) => {
	const { visitor, page, token } = await begin(served);
	const raw = (body: string | Buffer, type = multipartType) => visitor.post(page.path, body as string, { 'content-type': type });
	const whole = multipartBody([
		['token', token],
		['/photos', jpeg],
	]);
	for (const [what, answer] of [
		['no boundary', await raw('x', 'multipart/form-data')],
		['another boundary', await raw(whole, 'multipart/form-data; boundary=y')],
		['cut in a file', await raw(whole.subarray(0, whole.length - 200))],
		['cut before its end', await raw(whole.subarray(0, whole.length - 4))],
		['nothing', await raw('')],
		[
			'too many parts',
			await visitor.upload(
				page.path,
				Array.from({ length: 2001 }, () => ['/x', ''] as const),
			),
		],
	] as const) {
		t.ok(answer.status === 400 || answer.status === 403, `${what}: ${answer.status}`);
		t.ok(answer.page.heading.length > 5, 'words say what to do');
	}
	t.equal(
		(
			await visitor.upload(page.path, [
				['token', token],
				['/name', 'x'.repeat(257 * 1024)],
			])
		).status,
		413,
	);
	t.equal(
		(await visitor.upload(page.path.replace('papers', 'note'), [['token', token]])).status,
		415,
		'a page that asks for none',
	);
	t.equal((await visitor.upload('/services/uji/start', [['token', token]])).status, 415);
	t.equal(served.house.uploads.held(), 0);
});

void t.test('with no room for more: told to try again, and what was typed stays', async (t) => {
	const on = await serve({ files: photoFolder });
	t.teardown(on.close);
	const tight = Object.assign(on.house, { uploads: makeBudget(100) });
	const { visitor, page, token, id } = await begin(on);
	const answer = await visitor.send(page, [['/name', 'Siti']], undefined, [['/photos', jpeg]]);
	t.match(answer, { status: 503, headers: { 'retry-after': '10' } });
	t.match(answer.page.problems, [/^“depan.jpg” belum diterima/]);
	t.match((await draftOf(on, visitor, id)).content.answers, { name: 'Siti' });
	const ahead = await visitor.upload(`/drafts/${id}/files`, [
		['token', token],
		['field', '/photos'],
		['file', jpeg],
	]);
	t.match(ahead, { status: 503, headers: { 'retry-after': '10' } });
	t.equal(tight.uploads.held(), 0);
});

void t.test('a full disk: the file is refused in words, what was typed is kept', async (t) => {
	const store = memoryStore();
	let full: 'none' | 'files' | 'all' = 'none';
	const guarded: Store = {
		...store,
		files: { ...store.files, insert: async (file) => (full === 'none' ? store.files.insert(file) : 'store-full') },
		applications: { ...store.applications, swap: async (one) => (full === 'all' ? 'store-full' : store.applications.swap(one)) },
	};
	const on = await serve({ files: photoFolder, store: guarded });
	t.teardown(on.close);
	const { visitor, page, id } = await begin(on);
	full = 'files';
	const refused = await visitor.send(page, [['/name', 'Siti']], undefined, [['/photos', jpeg]]);
	t.equal(refused.status, 507);
	t.match(refused.page.problems, [/^“depan.jpg” tidak disimpan karena ruang penyimpanan penuh/]);
	t.match((await draftOf(on, visitor, id)).content.answers, { name: 'Siti' });
	full = 'all';
	const nothing = await visitor.send(refused, [['/name', 'Dewi']], undefined, [['/photos', jpeg]]);
	t.equal(nothing.status, 507);
	t.equal(nothing.page.controls.find(({ name }) => name === '/name')?.value, 'Dewi', 'as typed');
	full = 'none';
	t.match(await visitor.send(nothing, [], undefined, [['/photos', jpeg]]), { status: 200, path: /\/more$/ });
});

void t.test('nothing of a file stands in the clear in the store', async (t) => {
	const { visitor, page, id } = await begin(served);
	const bytes = document({ objects: ['(Nomor induk rahasia 9971014107900001)'] });
	await visitor.send(page, [['/name', 'Siti']], undefined, [
		['/letter', { name: 'ktp-siti.pdf', bytes }],
		['/photos', jpeg],
	]);
	for (const row of await served.store.files.of(id)) {
		const stored = await served.store.files.read(row.id);
		const all = Buffer.concat([stored?.content ?? Buffer.of(), stored?.facts ?? Buffer.of()]);
		for (const word of ['rahasia', 'ktp-siti', 'pdf', 'JFIF']) t.notOk(all.includes(word), word);
		t.strictSame(Object.keys(stored ?? {}).toSorted(), ['application', 'content', 'created', 'facts', 'id', 'state']);
	}
	t.notOk(served.logged().includes('ktp-siti'));
});

void t.test('a page with files that comes after it was sent: told so, with what it held; nothing of it is kept', async (t) => {
	const { visitor, page, id, token } = await begin(served);
	let here = await visitor.send(page, [['/name', 'Siti']], undefined, [['/photos', jpeg]]);
	here = await visitor.send(here, [['/more', 'false']]);
	await visitor.send(await visitor.send(here, [['/note', 'x']]), [], ['then', 'send']);
	const late = await visitor.upload(page.path, [
		['token', token],
		['/name', 'Siti Nurhaliza'],
		['/photos', png],
	]);
	t.equal(late.status, 409);
	t.match(late.page.words, /Siti Nurhaliza/);
	t.equal((await served.store.files.of(id)).length, 1);
});

void t.test('hs-38: a thousand files over the limit, each cut off: no memory held, no handler left', async (t) => {
	const on = await serve({ files: photoFolder, url: 'http://127.0.0.1:1' });
	t.teardown(on.close);
	const { visitor, page, id, token } = await begin(on);
	await on.server.listen({ host: '127.0.0.1', port: 0 });
	const port = Number(new URL(`http://${String(on.server.listeningOrigin).slice(7)}`).port);
	const body = multipartBody([
		['token', token],
		['/letter', { name: 'surat.pdf', bytes: Buffer.alloc(300 * 1024, 'x') }],
	]);
	const head = `POST ${page.path} HTTP/1.1\r\nhost: 127.0.0.1:1\r\norigin: http://127.0.0.1:1\r\ncookie: ${visitor.cookie()}\r\ncontent-type: ${multipartType}\r\ncontent-length: ${body.length}\r\n\r\n`;
	const abort = (share: number) =>
		new Promise<void>((resolve) => {
			const socket = connect(port, '127.0.0.1', () => {
				socket.write(head);
				socket.write(body.subarray(0, Math.round(body.length * share)), () => setTimeout(() => socket.destroy(), 5));
			});
			socket.on('error', () => undefined).on('close', () => resolve());
		});
	const before = process.memoryUsage().arrayBuffers;
	for (let round = 0; round < 50; round++)
		await Promise.all(Array.from({ length: 20 }, (_, number) => abort((number % 10) / 12 + 0.001)));
	for (let wait = 0; wait < 100 && (on.house.uploads.held() > 0 || (await connections(on.server.server)) > 0); wait++)
		await new Promise((resolve) => setTimeout(resolve, 50));
	t.equal(on.house.uploads.held(), 0, 'nothing is held');
	t.equal(await connections(on.server.server), 0, 'nobody is connected');
	t.strictSame(await on.store.files.of(id), [], 'nothing is stored');
	global.gc?.();
	t.comment(`${Math.round((process.memoryUsage().arrayBuffers - before) / 1024)} KB of buffers more`);
	t.match(await visitor.send(page, [['/name', 'Siti']], undefined, [['/photos', jpeg]]), { status: 200, path: /\/more$/ });
	t.notMatch(on.logged(), /a route failed/);
});

void t.test(
	'whoever doesn’t send the whole of an ordinary request in time is let go; one that may bring files has longer',
	async (t) => {
		const slow = Object.assign(new PassThrough(), { complete: false });
		const whole = Object.assign(new PassThrough(), { complete: false });
		for (const raw of [slow, whole]) expectSoon({ raw } as never, 30);
		whole.complete = true;
		await new Promise((resolve) => setTimeout(resolve, 80));
		t.equal(slow.destroyed, true);
		t.equal(whole.destroyed, false);
		t.equal(served.server.server.requestTimeout, patience.files);
		t.ok(patience.files > (10 * 1024 * 8) / 400, 'ten megabytes at 400 kilobits a second');
	},
);

function connections(server: {
	readonly getConnections: (done: (error: Error | null, count: number) => void) => unknown;
}): Promise<number> {
	return new Promise((resolve, reject) => {
		server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
	});
}

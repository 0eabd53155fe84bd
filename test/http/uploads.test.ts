/** Files through the pages: kept, shown, taken away, refused and mended. */
import t from 'tap';
import { sweepFiles } from '../../engine/applications/upload/sweep.js';
import { noisyPhoto } from '../support/files.js';
import { photoFolder } from '../support/photo-service.js';
import { type Answer, serve } from '../support/server.js';
import { begin, draftOf, fileLinks, jpeg, pdf, png, tooLarge } from '../support/uploads.js';

const served = await serve({ files: photoFolder });
t.teardown(served.close);

/** The id of a file as an answer. */
const idIn = (answer: unknown): string => (typeof answer === 'string' ? answer : '');
const buttons = ({ page }: Answer) => page.buttons.map(({ value }) => value);

void t.test('files are kept with the page, shown, fetched, and go along when it is sent', async (t) => {
	const { visitor, page, id } = await begin(served);
	const next = await visitor.send(page, [['/name', 'Siti']], undefined, [
		['/letter', pdf],
		['/photos', jpeg],
		['/photos', png],
	]);
	t.match(next, { status: 200, path: /\/more$/ });
	const { content } = await draftOf(served, visitor, id);
	t.match(content.answers, { name: 'Siti', letter: /^[0-9a-f]{32}$/, photos: [/^[0-9a-f]{32}$/, /^[0-9a-f]{32}$/] });
	t.match(Object.values(content.files), [
		{ name: 'surat.pdf', type: 'application/pdf' },
		{ name: 'depan.jpg', type: 'image/jpeg' },
		{ name: 'dalam.png', type: 'image/png' },
	]);
	for (const row of await served.store.files.of(id)) t.equal(row.state, 'claimed');
	const again = await visitor.get(page.path);
	t.strictSame(fileLinks(again).length, 3);
	const file = await visitor.get(`/drafts/${id}/files/${idIn(content.answers['letter'])}`);
	t.match(file, {
		status: 200,
		body: pdf.bytes.toString(),
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="surat.pdf"; filename*=UTF-8''surat.pdf`,
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store',
		},
	});
	let here = await visitor.send(again);
	here = await visitor.send(here, [['/more', 'false']]);
	here = await visitor.send(here, [['/note', 'x']]);
	t.match(here, { status: 200, path: /check-answers$/ });
	t.equal(fileLinks(here).length, 3, 'in the summary');
	const sent = await visitor.send(here, [], ['then', 'send']);
	const status = await visitor.get(sent.path.replace('/sent', ''));
	t.equal(fileLinks(status).length, 3, 'and once it is sent');
	const kept = await visitor.get(fileLinks(status)[0]?.href ?? '');
	t.match(kept, { status: 200, headers: { 'content-disposition': /^attachment/ } });
	t.equal((await served.store.files.of(id)).length, 3);
	t.match(
		await visitor.get(`/drafts/${id}/files/${idIn(content.answers['letter'])}`),
		{ status: 303 },
		'the draft is an application',
	);
});

void t.test('a file refused is told at its field, all else is kept, and it is mended', async (t) => {
	const { visitor, page, id } = await begin(served);
	const refused = await visitor.send(page, [['/name', 'Siti']], undefined, [
		['/letter', { name: 'surat.pdf', bytes: '<script>alert(1)</script>' }],
		['/photos', jpeg],
		['/photos', tooLarge],
	]);
	t.equal(refused.status, 422);
	t.strictSame(refused.page.problems, [
		'Isi “surat.pdf” tidak sesuai dengan jenis pada namanya. Pilih berkas asli berjenis PDF.',
		'“besar.jpg” lebih besar dari 5 MB. Perkecil berkasnya, atau pilih yang lebih kecil.',
	]);
	t.match(refused.page.controls, [{}, { name: '/name', value: 'Siti' }]);
	t.strictSame(
		fileLinks(refused).map(({ words }) => words),
		['depan.jpg'],
		'the sound one stays',
	);
	t.notOk(refused.body.includes('<script>alert'));
	const mended = await visitor.send(refused, [], undefined, [['/letter', pdf]]);
	t.match(mended, { status: 200, path: /\/more$/ });
	const { answers, files } = (await draftOf(served, visitor, id)).content;
	t.strictSame(
		[answers['photos'], answers['letter']].flat().map((file) => files[idIn(file)]?.name),
		['depan.jpg', 'surat.pdf'],
	);
	t.equal(Object.keys(files).length, 2);
	t.equal((await served.store.files.of(id)).length, 2, 'nothing else is stored');
});

void t.test('why a file is not taken says more than that it is missing', async (t) => {
	const { visitor, page } = await begin(served);
	const none = await visitor.send(page, [['/name', 'Siti']]);
	t.match(none.page.problems, [/^Unggah/]);
	const refused = await visitor.send(none, [], undefined, [['/photos', { name: 'a.jpg', bytes: 'x' }]]);
	t.strictSame(refused.page.problems, [
		'Isi “a.jpg” tidak sesuai dengan jenis pada namanya. Pilih berkas asli berjenis JPG atau PNG.',
	]);
	const english = await visitor.follow(await visitor.get(`${page.path}?lang=id`));
	t.equal(english.status, 200);
});

void t.test('too many: the first are kept; a single one is replaced', async (t) => {
	const { visitor, page, id } = await begin(served);
	const many = await visitor.send(page, [['/name', 'Siti']], undefined, [
		['/photos', jpeg],
		['/photos', png],
		['/photos', { ...png, name: 'tiga.png' }],
		['/letter', pdf],
	]);
	t.equal(many.status, 422);
	t.match(many.page.problems, [
		'“tiga.png” tidak disimpan, karena paling banyak 2 berkas. Hapus salah satu dahulu, lalu unggah lagi.',
	]);
	t.equal((await served.store.files.of(id)).length, 3);
	const over = await visitor.send(many, [], undefined, [
		['/photos', { ...png, name: 'empat.png' }],
		['/letter', { ...pdf, name: 'baru.pdf' }],
	]);
	t.match(over.page.problems, [/“empat.png”/]);
	const { files } = (await draftOf(served, visitor, id)).content;
	t.strictSame(
		Object.values(files).map(({ name }) => name),
		['baru.pdf', 'depan.jpg', 'dalam.png'],
	);
	const rows = await served.store.files.of(id);
	t.strictSame(rows.map((row) => row.id).toSorted(), Object.keys(files).toSorted(), 'what was replaced or too many is destroyed');
});

void t.test('one is taken away by its button: key and bytes are gone, what was typed stays', async (t) => {
	const { visitor, page, id } = await begin(served);
	await visitor.send(page, [['/name', 'Siti']], undefined, [
		['/photos', jpeg],
		['/photos', png],
	]);
	const [first = ''] = Object.keys((await draftOf(served, visitor, id)).content.files);
	const shown = await visitor.get(page.path);
	t.ok(buttons(shown).includes(`drop:${first}`));
	const without = await visitor.send(shown, [['/name', 'Dewi']], ['then', `drop:${first}`]);
	t.match(without, { status: 200, path: page.path });
	t.match(without.page.controls, [{}, { value: 'Dewi' }]);
	t.strictSame(
		fileLinks(without).map(({ words }) => words),
		['dalam.png'],
	);
	t.equal(await served.store.keys.read(first), undefined);
	t.equal(await served.store.files.read(first), undefined);
	t.equal((await visitor.get(`/drafts/${id}/files/${first}`)).status, 404);
	const stale = await visitor.send(shown);
	t.equal(stale.status, 422, 'another tab posts it still');
	t.strictSame(stale.page.problems, ['Berkas yang tadi diunggah sudah tidak ada. Unggah sekali lagi.']);
});

void t.test('in a row of a list: kept when the row is, waiting while it is not, gone with the row', async (t) => {
	const { visitor, page, id } = await begin(served);
	let here = await visitor.send(page, [['/name', 'Siti']], undefined, [['/photos', jpeg]]);
	here = await visitor.send(here, [['/more', 'true']]);
	const row = await visitor.send(here, [], ['then', 'add:/tools']);
	t.match(row, { status: 200, page: { multipart: true } });
	const incomplete = await visitor.send(row, [], undefined, [['/tools/0/picture', { ...jpeg, name: 'oven.jpg' }]]);
	t.equal(incomplete.status, 422);
	t.strictSame(
		fileLinks(incomplete).map(({ words }) => words),
		['oven.jpg'],
		'the file needn’t be chosen again',
	);
	t.equal((await visitor.get(fileLinks(incomplete)[0]?.href ?? '')).status, 200);
	const list = await visitor.send(incomplete, [['/tools/0/what', 'Oven']]);
	t.equal(list.status, 200);
	const { answers, files } = (await draftOf(served, visitor, id)).content;
	t.match(answers['tools'], [{ what: 'Oven', picture: /^[0-9a-f]{32}$/ }]);
	t.equal(Object.keys(files).length, 2);
	const tools = await visitor.get(page.path.replace('papers', 'tools'));
	const remove = await visitor.send(tools, [], ['then', 'remove:/tools/0']);
	await visitor.send(remove, [], ['then', 'remove']);
	t.equal(Object.keys((await draftOf(served, visitor, id)).content.files).length, 1);
	t.equal((await served.store.files.of(id)).length, 1);
});

void t.test('what is not relevant when it is sent does not go along', async (t) => {
	const { visitor, page, id } = await begin(served);
	let here = await visitor.send(page, [['/name', 'Siti']], undefined, [['/photos', jpeg]]);
	const large = await visitor.send(here, [['/more', 'true']], undefined, [['/spare', tooLarge]]);
	t.strictSame(large.page.problems, ['Terlalu besar untuk kami'], 'the author’s own words');
	here = await visitor.send(large, [], undefined, [['/spare', { ...jpeg, name: 'cadangan.jpg' }]]);
	t.equal((await served.store.files.of(id)).length, 2);
	here = await visitor.send(await visitor.get(page.path.replace('papers', 'more')), [['/more', 'false']]);
	here = await visitor.send(here, [['/note', 'x']]);
	const sent = await visitor.send(here, [], ['then', 'send']);
	t.match(sent.path, /\/sent$/);
	t.strictSame(
		(await served.store.files.of(id)).map(({ state }) => state),
		['claimed'],
	);
});

void t.test('another language: the page and its files are kept; refusals are in the language of the page', async (t) => {
	const { visitor, page } = await begin(served);
	const english = await visitor.send(page, [['/name', 'Siti']], ['lang', 'id'], [['/photos', jpeg]]);
	t.match(english, { status: 200, path: page.path });
	t.strictSame(
		fileLinks(english).map(({ words }) => words),
		['depan.jpg'],
	);
});

void t.test('a photo of 12 megapixels from a phone works', async (t) => {
	const { visitor, page } = await begin(served);
	const bytes = await noisyPhoto(4032, 3024);
	const since = performance.now();
	const next = await visitor.send(page, [['/name', 'Siti']], undefined, [['/photos', { name: 'IMG_2031.jpg', bytes }]]);
	t.comment(`${(bytes.length / 1024 / 1024).toFixed(1)} MB in ${Math.round(performance.now() - since)} ms`);
	t.match(next, { status: 200, path: /\/more$/ }, next.page.problems.join(' '));
	const kept = await visitor.get(fileLinks(await visitor.get(page.path))[0]?.href ?? '');
	t.equal(kept.status, 200);
	t.equal(served.house.uploads.held(), 0);
});

void t.test('what waits for a page for a day goes; a page sent later says so', async (t) => {
	const on = await serve({ files: photoFolder });
	t.teardown(on.close);
	const { visitor, page, id, token } = await begin(on);
	const made = await visitor.upload(`/drafts/${id}/files`, [
		['token', token],
		['field', '/photos'],
		['file', jpeg],
	]);
	t.equal(made.status, 201);
	const file: { id: string; name: string; size: number; type: string } = JSON.parse(made.body);
	t.match(file, { id: /^[0-9a-f]{32}$/, name: 'depan.jpg', type: 'image/jpeg' });
	t.match(await on.store.files.describe(file.id), { state: 'waiting', application: id });
	t.equal(await sweepFiles(on.house.applications), 0);
	on.at('2026-11-26T01:30:00.000Z');
	const late = await visitor.send(page, [
		['/name', 'Siti'],
		['/photos', file.id],
	]);
	t.strictSame(late.page.problems, ['Berkas yang tadi diunggah sudah tidak ada. Unggah sekali lagi.']);
	on.at('2026-11-26T02:00:01.000Z');
	t.equal(await sweepFiles(on.house.applications), 1);
	t.equal(await on.store.files.read(file.id), undefined);
	t.equal(await on.store.keys.read(file.id), undefined);
});

void t.test('the page’s script uploads one ahead; the page takes it up', async (t) => {
	const { visitor, page, id, token } = await begin(served);
	const one = (file: typeof jpeg, said: Readonly<Record<string, string>> = {}) =>
		visitor.upload(`/drafts/${id}/files`, [...Object.entries({ token, field: '/photos', ...said }), ['file', file]]);
	const { id: file } = JSON.parse((await one(jpeg)).body) as { id: string };
	const next = await visitor.send(page, [
		['/name', 'Siti'],
		['/photos', file],
	]);
	t.match(next, { status: 200, path: /\/more$/ });
	t.equal((await served.store.files.describe(file))?.state, 'claimed');
	const problem = (status: number, code: string, message: RegExp) => ({
		status,
		headers: { 'content-type': 'application/problem+json' },
		body: { type: 'about:blank', title: message, status, problems: [{ path: '/photos', code, message }] },
	});
	const read = (answer: Answer) => ({ ...answer, body: JSON.parse(answer.body) as object });
	t.match(read(await one(tooLarge)), problem(413, 'max-size', /^“besar.jpg” lebih besar dari 5 MB/));
	t.match(read(await one({ ...pdf, name: 'a.jpg' })), problem(422, 'unsafe-file', /^Isi “a.jpg” tidak sesuai/));
	t.match(read(await one(pdf)), problem(422, 'accept', /^“surat.pdf” tidak dapat diunggah di sini/));
	for (const [said, status] of [
		[{ token: 'x' }, 403],
		[{ field: '/name' }, 400],
		[{ field: '/nothing' }, 400],
		[{ other: 'x' }, 400],
	] as const)
		t.match(read(await one(jpeg, said)), { status, body: { status, title: /Muat ulang halaman/ } }, JSON.stringify(said));
	const plain = await visitor.post(`/drafts/${id}/files`, [['token', token]]);
	t.equal(plain.status, 415);
	t.equal((await served.store.files.of(id)).length, 1, 'nothing of these is kept');
	const stranger = served.visitor();
	await begin(served, stranger);
	t.equal(
		(
			await stranger.upload(`/drafts/${id}/files`, [
				['token', token],
				['field', '/photos'],
				['file', jpeg],
			])
		).status,
		404,
	);
});

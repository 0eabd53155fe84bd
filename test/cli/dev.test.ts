/** `loket dev` as an author has it: problems in the page, drafts that go on, personas' pages, and folders that come and go. */
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { author as authorOf, authorsBrowser, notesOf, panelOf } from '../support/author.js';
import { loket, until } from '../support/command.js';
import { standing } from '../support/page.js';
import { serve } from '../support/server.js';

t.setTimeout(300_000);

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'loket-dev-test-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** Each over a folder of its own. */
const author = (t: Test, before: (catalog: string) => void = () => undefined, more: NodeJS.ProcessEnv = {}) => {
	const catalog = join(folder, `catalog-${count++}`);
	return authorOf(t, catalog, () => before(catalog), more);
};

const service = 'surat-keterangan-usaha/service.yaml';
const start = '/services/surat-keterangan-usaha/start?office=melati';

void t.test('problems stand above every page, and at what they are about; the last sound version goes on', async (t) => {
	const { visit, panel, write } = await author(t);
	t.match(await panel(), /loket dev No problems\. All services and personas/);
	const written = readFileSync(join((await author(t)).catalog, service), 'utf8');
	const page = (await visit(start)).path;

	write(service, written.replace("when: purpose.use == 'credit'", "when: purpose.uze == 'credit'"));
	t.ok(await until(async () => /1 error, 0 warnings, 0 hints/.test(await panel())));
	t.match(
		await panel(page),
		/Error \(for the author\) surat-keterangan-usaha\/service\.yaml:43:25 There is no &#x60;uze&#x60; in &#x60;purpose&#x60;\. \[unknown-name\] 43 \| when: purpose\.uze .* \| \^ Repair: Did you mean &#x60;use&#x60;\?/,
		'count, code, place, the line with its mark, sentence, repair',
	);
	const asked = await visit(page);
	t.match([asked.status, asked.page.problems], [200, []], 'it is no problem of an answer');
	t.match(notesOf(asked.page), ['Name of the bank or cooperative ← unknown-name'], 'at the field, under its label');
	t.match(notesOf((await visit(page.replace('purpose', 'nowhere'))).page).length, 1, 'wherever that page is shown');
	t.match((await visit('/')).page.html, /<main[^>]*><div class="hero">/, 'a page it is not about has it in the panel alone');
	t.match(await panel('/services/nowhere'), /1 error/, 'so has a page that says what went wrong');
	t.match(
		panelOf((await visit('/?lang=id')).page),
		/1 kesalahan.*untuk penulis.*Tidak ada .*Perbaikan: Maksud Anda/,
		'in the language of the page',
	);
	await visit('/?lang=en');

	write(service, written.replace('title: Nama bank atau koperasi', 'title: "Nama bank atau koperasi'));
	t.ok(await until(async () => /yaml-syntax/.test(await panel())));
	t.match(
		notesOf((await visit(page)).page),
		['Name of the bank or cooperative ← yaml-syntax'],
		'also where the file cannot be taken apart',
	);

	write(service, written);
	write('shared/identity.schema.yaml', (text) => text.replace('component: nik', 'component: nika'));
	t.ok(await until(async () => /shared\/identity\.schema\.yaml:\d+:\d+/.test(await panel())));
	const open = await visit('/dev/open/surat-keterangan-usaha/0/applicant');
	t.match(notesOf(open.page), [/^National identity number \(NIK\) ← /], 'a shared schema: at the field that takes it up');
	t.match(open.path, /\/applicant$/, 'and the last sound version goes on');

	write('shared/identity.schema.yaml', (text) => text.replace('component: nika', 'component: nik'));
	write('surat-keterangan-usaha/text.en.yaml', (text) =>
		text.replace('short: the business does', '').replace('about:\n          title:', 'about:\n          titel:'),
	);
	t.ok(await until(async () => /text\.en\.yaml:\d+:\d+/.test(await panel())));
	t.match(
		notesOf((await visit('/dev/open/surat-keterangan-usaha/0/business')).page),
		[/← /],
		'a translation: at the field it is of',
	);
});

void t.test('a state: on its service page and on the status page of an application in it', async (t) => {
	const { visit, send, write, panel } = await author(t);
	const { page } = await visit('/dev/open/surat-keterangan-usaha/0/check-answers');
	const sent = await send(page, {}, 'send');
	t.match(sent.path, /^\/applications\/.*\/sent$/);
	const states = /\n {4}verification:\n/;
	write(service, (text) => {
		t.match(text, states);
		return text.replace(states, '\n    verification:\n      dew: 3 days\n');
	});
	t.ok(await until(async () => /`dew`|dew/.test(await panel())));
	const status = await visit(sent.path.replace('/sent', ''));
	const heading = status.page.heading;
	t.same(
		notesOf(status.page).map((note) => note.split(' ← ')[1]),
		['unknown-key'],
		`at the heading "${heading}"`,
	);
	t.match(status.page.html, /<\/h1><div class="author-note/);
	t.same(
		notesOf((await visit('/services/surat-keterangan-usaha')).page).map((note) => note.split(' ← ')[1]),
		['unknown-key'],
	);
});

void t.test('never sound: served at once, with what is wrong; then it heals', async (t) => {
	const passing = join(folder, 'passing');
	mkdirSync(passing);
	const { visit, panel, write, said, stop } = await author(
		t,
		(catalog) => writeFileSync(join(catalog, 'catalogue.yaml'), 'theme: [\n'),
		{ TMPDIR: passing },
	);
	t.match(said(), /catalogue\.yaml:\d+:\d+ error/);
	t.match(await visit('/'), { status: 200, page: { heading: /./ } });
	t.match(await panel(), /catalogue\.yaml:\d+:\d+/);
	t.match(await panel('/services/surat-keterangan-usaha'), /catalogue\.yaml/);
	t.match((await visit('/dev')).status, 200);
	write('catalogue.yaml', readFileSync(join(root, 'services-catalog/catalogue.yaml'), 'utf8'));
	t.ok(await until(async () => (await visit('/services/surat-keterangan-usaha')).status === 200));
	t.equal(await stop(), 0);
	t.same(readdirSync(passing), [], 'and nothing is kept');
});

void t.test('a draft goes on in the new version, with the answers that still fit', async (t) => {
	const { visit, send, write } = await author(t);
	const begun = await visit(start);
	const next = await send(begun.page, { '/purpose/use': 'other', '/purpose/other': 'Untuk sewa kios' });
	t.match(next.path, /\/applicant$/);
	const shows = (words: string) => until(async () => (await visit(begun.path)).page.html.includes(words));
	const before = write(service, (text) => text.replace('title: Kegunaan surat\n', 'title: Kegunaan surat\n      x-note: one\n'));
	t.match(before, /x-note/);
	write('surat-keterangan-usaha/text.en.yaml', (text) => text.replace('Say what you need it for', 'In your own words'));
	t.ok(await shows('In your own words'), 'the very page one looks at');
	const { page } = await visit(begun.path);
	const given = (name: string) => standing(page).get(name);
	t.same([given('/purpose/use'), given('/purpose/other')], [['other'], ['Untuk sewa kios']], 'with what was answered');
	write(service, (text) =>
		text.replace('          minLength: 5\n          maxLength: 120', '          minLength: 30\n          maxLength: 120'),
	);
	t.ok(await shows('30'), 'an answer that no longer holds is a problem of the page');
	write(service, (text) =>
		text
			.replace(/ {8}other:\n {10}type: string\n/, '        other:\n          type: integer\n')
			.replace('          minLength: 30\n          maxLength: 120\n', ''),
	);
	t.ok(
		await until(async () => {
			const { status, page } = await visit(begun.path);
			return status === 200 && !page.html.includes('Untuk sewa kios');
		}),
		'one of another type than its field is left out',
	);
	const still = await visit(begun.path);
	t.equal(still.page.controls.find(({ value }) => value === 'other')?.on, true, 'the others stay');
	t.match(await send(still.page, { '/purpose/other': '7' }), { status: 200, path: /\/applicant$/ });
});

void t.test('the list for authors: personas, coverage, and any page with a persona’s answers', async (t) => {
	const { visit, write, address } = await author(t);
	const list = await visit('/dev');
	t.equal(list.status, 200);
	t.match(list.page.words, /Siti, [^:]+: passed/);
	t.match(list.page.words, /pages \d+\/\d+ .*conditions \d+\/\d+ .*table rows \d+\/\d+ .*actions \d+\/\d+ .*end states \d+\/\d+/);
	const links = list.page.links.filter(({ href }) => href.startsWith('/dev/open/'));
	const of = (persona: number) => links.filter(({ href }) => href.split('/')[4] === String(persona));
	const personas = list.page.links.filter(({ href }) => /^\/dev\/open\/[^/]+\/\d+\/purpose$/.test(href)).length;
	t.ok(personas >= 5, `${personas} personas`);
	for (const { href, words } of [...of(0), ...Array.from({ length: personas }, (_, index) => of(index).slice(-1)).flat()]) {
		const opened = await authorsBrowser(address).visit(href);
		t.match([opened.status, opened.path], [200, new RegExp(`^/drafts/[^/]+/${href.split('/').at(-1)}$`)], words);
	}
	const states = list.page.links.filter(({ href }) => href.startsWith('/dev/status/'));
	const known = new Map(states.map(({ href, words }) => [words.replace(/ \(.*/, ''), href]));
	t.ok(known.size >= 5, `${known.size} states: ${[...known.keys()].join(', ')}`);
	for (const [state, href] of known) {
		const opened = await authorsBrowser(address).visit(href);
		t.match([opened.status, opened.path], [200, /^\/applications\/[A-Z0-9-]+$/], `the status page: ${state}`);
	}
	const sixth = of(0)[5];
	const { page } = await visit(sixth?.href ?? '');
	t.ok(
		page.controls.some(({ name, on, value }) => name.startsWith('/') && on && value !== ''),
		'page 6 at once, filled in',
	);
	write(
		'surat-keterangan-usaha/tests/99-new.yaml',
		'persona: Orang baru\nanswers: { purpose: { use: aid } }\nexpect: { state: issued }\n',
	);
	t.ok(
		await until(async () => (await visit('/dev')).page.words.includes('Orang baru: failed')),
		'a persona written now; what it did not meet',
	);
	for (const path of ['open/surat-keterangan-usaha/500/purpose', 'open/nowhere/0/purpose', 'status/surat-keterangan-usaha/0/500'])
		t.equal((await visit(`/dev/${path}`)).status, 404, path);
	t.match(await visit('/dev/gallery'), { status: 200, page: { heading: 'Gallery' } });
});

void t.test('only the policy of dev lets a script in; no other command has any of it', async (t) => {
	const { visit, address } = await author(t);
	const policy = (await visit('/')).headers.get('content-security-policy') ?? '';
	t.match(policy, /default-src 'none';.* script-src 'self'; connect-src 'self'/);
	t.match((await visit('/')).page.html, /<script type="module" id="loket-live" src="\/dev\/live\.js"/);
	const script = await (await fetch(`${address}/dev/live.js`)).text();
	t.match(script, /new EventSource\('\/dev\/events'\)/);
	t.notMatch(script, /sourceMappingURL|method: 'POST'|fetch\(/, 'it posts nothing');
	const ordinary = await serve();
	const somebody = ordinary.visitor();
	for (const path of [
		'/dev',
		'/dev/gallery',
		'/dev/live.js',
		'/dev/author.css',
		'/dev/events',
		'/dev/open/surat-keterangan-usaha/0/purpose',
	])
		t.equal((await somebody.get(path)).status, 404, path);
	const home = await somebody.get('/');
	t.notMatch(home.body, /loket-live|\/dev/);
	t.notMatch(home.headers['content-security-policy'], /connect-src/);
	await ordinary.close();
});

void t.test('folders and files that go, come, or are no text: said, and healed by themselves', async (t) => {
	const { visit, panel, write, catalog, said } = await author(t);
	const says = (words: RegExp) => until(async () => words.test(await panel()));
	const path = '/services/surat-keterangan-usaha';
	const written = readFileSync(join(catalog, service), 'utf8');
	const serves = async (why: string) => t.equal((await visit(path)).status, 200, `${why}: the last sound version goes on`);

	renameSync(catalog, `${catalog}-away`);
	t.ok(await says(/folder-missing/), 'the folder is away');
	await serves('away');
	renameSync(`${catalog}-away`, catalog);
	t.ok(await says(/No problems/), 'it is back');
	rmSync(catalog, { recursive: true });
	t.ok(await says(/folder-missing/));
	cpSync(join(root, 'services-catalog'), catalog, { recursive: true });
	t.ok(await says(/No problems/), 'another folder of that name');
	write(service, written.replace(/^title: .*/m, 'title: Surat lain'));
	write('surat-keterangan-usaha/text.en.yaml', (text) => text.replace(/^title: .*/m, 'title: Another letter'));
	t.ok(await until(async () => (await visit(path)).page.heading === 'Another letter'), 'is watched too');
	write(service, written);

	truncateSync(join(catalog, service), Math.floor(written.length / 3));
	t.ok(await says(/[1-9]\d* errors?/), 'half of a file');
	await serves('half-written');
	write(service, written);
	t.ok(await says(/No problems/));

	writeFileSync(join(catalog, service), Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)));
	t.ok(await says(/control-character|yaml-/), 'no text at all');
	await serves('binary');
	write(service, `# ${'x'.repeat(300 * 1024)}`);
	t.ok(await says(/file-too-large/), 'too large');
	await serves('too large');
	rmSync(join(catalog, service));
	symlinkSync(join(catalog, 'nowhere.yaml'), join(catalog, service));
	t.ok(await says(/unreadable-file/), 'a file that cannot be read');
	await serves('unreadable');
	rmSync(join(catalog, service));
	write(service, written);
	t.ok(await says(/No problems/), 'all is well again');

	cpSync(join(catalog, 'surat-keterangan-usaha'), join(catalog, 'surat-kedua'), { recursive: true });
	t.ok(await until(async () => (await visit('/services/surat-kedua')).status === 200), 'a service that comes');
	rmSync(join(catalog, 'surat-kedua'), { recursive: true });
	t.ok(await until(async () => (await visit('/services/surat-kedua')).status === 404), 'and goes, since its folder did');
	t.notMatch(said(), /\n\s+at /, 'never a stack trace');
});

void t.test('it is told of every change, and ends while pages listen', async (t) => {
	const { address, write, stop } = await author(t);
	const events = await fetch(`${address}/dev/events`);
	t.equal(events.headers.get('content-type'), 'text/event-stream; charset=utf-8');
	const reader = events.body?.getReader();
	const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
	const first = await next();
	t.match(first, /event: folder\ndata: \d+\.1\n\n/, 'what there is now');
	write('catalogue.yaml', (text) => `${text}# a comment\n`);
	t.match(await next(), /event: folder\ndata: \d+\.2\n\n/, 'and each change');
	const others = await Promise.all(Array.from({ length: 5 }, () => fetch(`${address}/dev/events`)));
	const since = Date.now();
	t.equal(await stop('SIGINT'), 0);
	t.ok(Date.now() - since < 5000, 'at once');
	for (const other of others) await other.body?.cancel();
	t.match(loket(['dev', join(folder, 'nowhere')]), { code: 1, complaints: /isn't there or can't be read/ });
});

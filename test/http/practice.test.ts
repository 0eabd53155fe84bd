/** The made-up applications of a practice store: sent once, with today's date, each opened by its own link. */
import t from 'tap';
import { fillFrom, uploadsIn } from '../../cli/practising.js';
import { fillPractice, madeUpPeople } from '../../engine/applications/practice.js';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import { type Persona, readPersona } from '../../engine/services/rehearse/persona.js';
import { sampleFolder, serve, type TestServer } from '../support/server.js';
import { withPartners } from '../support/siti.js';

t.setTimeout(120_000);

const never = () => false;
const { files } = await readFolder(sampleFolder);
const { services } = checkCatalogue(files);
const personas = services.flatMap(({ id, source }) => source.personas.map((one) => ({ service: id, persona: readPersona(one) })));

/** How many there are, drafts and applications. */
async function documents({ store }: TestServer): Promise<number> {
	const found = await store.applications.find({
		by: 'open-of-version',
		service: 'surat-keterangan-usaha',
		version: 1,
		after: '',
		limit: 1000,
	});
	return found.length;
}

function practising({ house }: TestServer) {
	const { applications, store, versions } = house;
	return { applications, practice: store.practice, find: versions.find, upload: uploadsIn(sampleFolder, files) };
}

void t.test('each persona of the sample has sent, and is opened by a link', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const visitor = served.visitor();
	t.match((await visitor.get('/practice')).page.words, /Belum ada permohonan rekaan/, 'before: what it takes');
	await fillFrom(sampleFolder, files)(served.house, never);
	const page = await visitor.get('/practice');
	t.equal(page.status, 200);
	const links = page.page.links.filter(({ href }) => href.includes('?key='));
	t.ok(personas.length >= 10);
	t.same(links.map(({ words }) => words).toSorted(), personas.map(({ persona }) => persona.persona).toSorted());
	for (const { href, words } of links) {
		const opened = await served.visitor().get(href);
		t.match(opened, { status: 303 }, words);
		const there = await served.visitor().get(href);
		t.notMatch(there.location, /key=/);
	}
	const sent = links.filter(({ href }) => href.startsWith('/applications/'));
	const wrong = personas.filter(
		({ persona }) => persona.expect['problems'] !== undefined && !isEmpty(persona.expect['problems']),
	);
	t.equal(links.length - sent.length, wrong.length, 'who is stopped by a page stays there as a draft');
	t.match(page.page.words, /Isian Anda sedang diperiksa/i, 'with the words of its state');
	const photos = await Promise.all(
		sent.map(async ({ href }) => {
			const person = served.visitor();
			return (await person.follow(await person.get(href))).body.includes('/files/');
		}),
	);
	t.equal(photos.filter(Boolean).length, personas.filter(({ persona }) => persona.files.size > 0).length, 'with their photos');
	const first = served.visitor();
	const status = await first.follow(await first.get(sent[0]?.href ?? ''));
	t.match(status.page.words, /Rabu, 2 Desember 2026/, 'five working days from today, not from the day of the persona');
	const home = await visitor.get('/');
	t.ok(
		home.page.links.some(({ href }) => href === '/practice'),
		'the strip leads there',
	);
});

void t.test('filled once: interrupted it goes on without doubles, filled it is left alone', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	let asked = 0;
	await fillPractice(
		practising(served),
		() => personas,
		() => asked++ >= 3,
	);
	t.match(await madeUpPeople(served.store.practice), { done: 3 });
	t.match((await served.visitor().get('/practice')).page.words, /Masih ada yang sedang disiapkan/);
	const three = await documents(served);
	t.equal(three, 3);
	// The process ended after the fourth was sent, before that was noted.
	const noted = await served.store.practice.read();
	let more = 0;
	await fillPractice(
		practising(served),
		() => [],
		() => more++ >= 1,
	);
	await served.store.practice.put(noted ?? {});
	await fillPractice(practising(served), () => [], never);
	t.equal(await documents(served), personas.length);
	await fillPractice(
		practising(served),
		() => {
			throw new Error('read again');
		},
		never,
	);
	t.equal(await documents(served), personas.length);
});

void t.test('who can do nothing here is named with the reason', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const one = personas[0]?.persona as Persona;
	const gone = { name: 'a.jpg', type: 'image/jpeg', size: 1, hash: '', path: 'surat-keterangan-usaha/tests/a.jpg' };
	const people = [
		{ service: 'nowhere', persona: { ...one, persona: 'Ani' } },
		{ service: 'surat-keterangan-usaha', persona: { ...one, persona: 'Beni', office: 'atlantis' } },
		{ service: 'surat-keterangan-usaha', persona: { ...one, persona: 'Cici', answers: { purpose: { use: 'aid' } } } },
		{ service: 'surat-keterangan-usaha', persona: { ...one, persona: 'Dedi', answers: withPartners } },
		{ service: 'surat-keterangan-usaha', persona: { ...one, persona: '<b>Eka</b>' } },
		{ service: 'surat-keterangan-usaha', persona: { ...one, persona: 'Fani', files: new Map([['a.jpg', gone]]) } },
	];
	await fillPractice(practising(served), () => people, never);
	const { page } = await served.visitor({ headers: { 'accept-language': 'en' } }).get('/practice');
	t.match(page.words, /Ani This service is not published/);
	t.match(page.words, /Beni There is no office “atlantis”/);
	t.match(page.words, /Cici Stopped at the page “About you”/);
	t.match(page.links.find(({ words }) => words === 'Dedi')?.href, /^\/applications\//, 'rows of a list are added');
	t.match(page.html, /&lt;b&gt;Eka/, 'a name is a text');
	t.match(page.words, /Fani The file surat-keterangan-usaha\/tests\/a\.jpg is no longer/);
	served.at('2027-06-01T02:00:00.000Z');
	t.match((await served.visitor({ headers: { 'accept-language': 'en' } }).get('/practice')).page.words, /Cici .{10,60}kept/);
});

void t.test('only in practice', async (t) => {
	const served = await serve({ url: 'https://loket.example', practice: false });
	t.teardown(served.close);
	const visitor = served.visitor();
	t.equal((await visitor.get('/practice')).status, 404);
	t.notOk((await visitor.get('/')).page.links.some(({ href }) => href === '/practice'));
});

function isEmpty(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

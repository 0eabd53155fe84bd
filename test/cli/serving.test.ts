/** The commands that serve: start, publish beside a running server, practice and real, keys, ports, stopping, `dev`. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { loket, serving, until } from '../support/command.js';
import { readPage, standing } from '../support/page.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'loket-serving-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

const catalog = join(folder, 'catalog');
cpSync(join(root, 'services-catalog'), catalog, { recursive: true });
const service = join(catalog, 'surat-keterangan-usaha', 'service.yaml');
const start = '/services/surat-keterangan-usaha/start?office=melati';

/** A browser without JavaScript, as far as these tests need one: one cookie, redirects followed. */
function visitor(address: string) {
	let cookie = '';
	const visit = async (path: string): Promise<{ readonly status: number; readonly path: string; readonly body: string }> => {
		let here = path;
		for (let hops = 0; hops < 6; hops++) {
			const answer = await fetch(address + here, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
			cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
			const next = answer.headers.get('location');
			if (next === null) return { status: answer.status, path: here, body: await answer.text() };
			here = next.replace(address, '');
		}
		throw new Error(`too many redirects at ${here}`);
	};
	return Object.assign(visit, { cookie: () => cookie });
}

/** A request whose body comes in two parts, the second when the test says. */
function slowPost(address: string, path: string, body: string, cookie: string) {
	const { host, port, origin } = new URL(address);
	const socket = connect(Number(port), '127.0.0.1');
	let got = '';
	socket.on('data', (bytes) => {
		got += bytes.toString();
	});
	const head = [
		`POST ${path} HTTP/1.1`,
		`Host: ${host}`,
		`Origin: ${origin}`,
		`Cookie: ${cookie}`,
		'Content-Type: application/x-www-form-urlencoded',
		`Content-Length: ${body.length}`,
	];
	return {
		begun: new Promise<void>((resolve) => {
			socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 3)}`, () => setTimeout(resolve, 100));
		}),
		finish: () => void socket.write(body.slice(3)),
		answer: new Promise<string>((resolve) => socket.once('close', () => resolve(got))),
	};
}

void t.test('practice: publishes, serves, notices a publish, keeps drafts at their version, stops with 0', async (t) => {
	const data = join(folder, 'practice');
	const flags = ['--catalog', catalog, '--data', data];
	const server = await serving(['serve', ...flags, '--practice', '--port', '0']);
	t.match(server.said(), /LOKET_URL +http:\/\/127\.0\.0\.1:\d+/, 'settings are printed');
	t.match(server.said(), /surat-keterangan-usaha: published as version 1/);
	t.match(server.said(), /Keep a copy/, 'new keys: a copy is asked for');

	const before = visitor(server.address);
	const draft = await before(start);
	t.match(draft, { status: 200, body: /Kegunaan surat/ });
	t.match(draft.body, /Latihan\./, 'a strip says that this is practice');

	writeFileSync(
		service,
		readFileSync(service, 'utf8').replace('id: purpose, title: Kegunaan surat', 'id: purpose, title: Untuk keperluan apa'),
	);
	t.match((await visitor(server.address)(start)).body, /Kegunaan surat/, 'a changed folder alone changes nothing');
	t.match(loket(['publish', ...flags, '--practice']), { code: 0, complaints: /published as version 2/ });
	t.ok(
		await until(async () => (await visitor(server.address)(start)).body.includes('Untuk keperluan apa')),
		'a new start has the new version',
	);
	t.match((await before(draft.path)).body, /Kegunaan surat/, 'a draft keeps its own');
	t.match(loket(['publish', ...flags, '--practice']), { code: 0, complaints: /unchanged, still version 2/ });

	writeFileSync(service, readFileSync(service, 'utf8').replace('start: verification', 'start: nowhere'));
	t.match(loket(['new', 'pinjam-balai', '--catalog', catalog]), { code: 0 });
	const partly = loket(['publish', ...flags, '--practice']);
	t.equal(partly.code, 1);
	t.match(partly.complaints, /surat-keterangan-usaha: not published/, 'what has an error is named');
	t.match(partly.complaints, /pinjam-balai: published as version 1/, 'the others are published');
	t.ok(await until(async () => (await visitor(server.address)('/')).body.includes('Pinjam balai')));
	t.match((await visitor(server.address)(start)).status, 200, 'and what was published before goes on');

	const port = new URL(server.address).port;
	const taken = loket(['serve', '--catalog', catalog, '--data', join(folder, 'second'), '--practice', '--port', port]);
	t.match(taken, { code: 1, complaints: new RegExp(`Port ${port} is taken by another program`) });
	t.notMatch(taken.complaints, /\n\s+at /);
	const form = readPage((await before(draft.path)).body);
	const filled = new URLSearchParams(
		[...standing(form)].flatMap(([name, all]) => all.map((value): [string, string] => [name, value])),
	);
	filled.set('/purpose/use', 'aid');
	const slow = slowPost(server.address, draft.path, filled.toString(), before.cookie());
	await slow.begun;
	const since = Date.now();
	const stopped = server.stop();
	await new Promise((resolve) => setTimeout(resolve, 300));
	slow.finish();
	t.match(await slow.answer, /^HTTP\/1\.1 303 [\s\S]*\r\nlocation: \/drafts\//i, 'what was being sent is taken');
	t.equal(await stopped, 0, 'SIGTERM: exit 0');
	const took = Date.now() - since;
	t.ok(took >= 300 && took < 9500, `it waited for it, and no longer (${took} ms)`);
});

void t.test('a store is practice or real, and needs its own keys', async (t) => {
	const data = join(folder, 'practice');
	const real = ['--url', 'https://loket.example'];
	t.match(loket(['serve', '--catalog', catalog, '--data', data, ...real]), { code: 1, complaints: /made-up applications/ });
	t.match(loket(['publish', '--catalog', catalog, '--data', data]), { code: 1, complaints: /made-up applications/ });
	const keys = `${data}.keys`;
	renameSync(join(keys, 'master.key'), join(keys, 'elsewhere'));
	const missing = loket(['serve', '--catalog', catalog, '--data', data, '--practice', '--port', '0']);
	t.match(missing, { code: 1, complaints: /master/ }, 'the missing key is named');
	t.notMatch(missing.complaints, /\n\s+at /);
	renameSync(join(keys, 'elsewhere'), join(keys, 'master.key'));
	const strange = join(folder, 'strange.keys');
	cpSync(keys, strange, { recursive: true });
	writeFileSync(join(strange, 'master.key'), readFileSync(join(keys, 'link.key')));
	const foreign = loket(['serve', '--catalog', catalog, '--data', data, '--practice', '--port', '0'], { LOKET_KEYS: strange });
	t.match(foreign, { code: 1, complaints: /master/ }, 'so is one that belongs to another store');
	t.notMatch(foreign.complaints, /\n\s+at /);
});

void t.test('for the public: https address, cookie of its own host, privacy needed', async (t) => {
	const sample = join(root, 'services-catalog');
	const flags = ['--catalog', sample, '--data', join(folder, 'real'), '--port', '0'];
	const server = await serving(['serve', ...flags], { LOKET_URL: 'https://loket.example' });
	t.match(server.said(), /LOKET_URL +https:\/\/loket\.example/);
	t.equal((await fetch(`${server.address}/`)).status, 421, 'another host is not this site');
	t.equal((await fetch(`${server.address}/health/ready`)).status, 200);
	t.equal(await server.stop(), 0);
	t.match(loket(['serve', ...flags, '--practice']), { code: 1, complaints: /real applications/ });

	const bare = join(folder, 'bare');
	t.match(loket(['new', 'lapor-lampu', '--catalog', bare]), { code: 0 });
	const file = join(bare, 'lapor-lampu', 'service.yaml');
	writeFileSync(file, readFileSync(file, 'utf8').replace(/^privacy:.*(\n {2,}.*)*\n/m, ''));
	const refused = loket(['publish', '--catalog', bare, '--data', join(folder, 'bare-data')]);
	t.match(refused, { code: 1, complaints: /lapor-lampu: not published for the public, since privacy/ });
});

void t.test('dev: the folder as it is, again at each change, problems in words', async (t) => {
	const made = join(folder, 'dev');
	t.match(loket(['new', 'pinjam-balai', '--catalog', made]), { code: 0 });
	const file = join(made, 'pinjam-balai', 'service.yaml');
	const written = readFileSync(file, 'utf8');
	const server = await serving(['dev', made, '--port', '0']);
	const shows = (title: string) => until(async () => (await visitor(server.address)('/')).body.includes(title));
	t.ok(await shows('Pinjam balai'));
	writeFileSync(file, written.replace(/^title: .*/m, 'title: Pinjam balai desa'));
	t.ok(await shows('Pinjam balai desa'), 'a change counts at once');
	writeFileSync(file, written.replace(/^title: .*/m, 'titel: Salah'));
	t.ok(await until(async () => /`titel` is not known here/.test(server.said())), 'a problem is printed');
	t.ok(await shows('Pinjam balai desa'), 'and the last good one goes on');
	t.match(loket(['new', 'lapor-lampu', '--catalog', made]), { code: 0 });
	t.ok(await shows('Lapor lampu'), 'a service made meanwhile is found');
	t.notMatch(server.said(), /"level":30/, 'requests are not logged');
	t.equal(await server.stop('SIGINT'), 0);
});

void t.test('a service of a stranger: made by new, forty lines, two offices, no code', async (t) => {
	const own = join(folder, 'forty');
	const lines = join(root, 'test/cases/services/forty-lines');
	t.match(loket(['new', 'pinjam-balai', '--catalog', own]), { code: 0 });
	for (const file of readdirSync(join(own, 'pinjam-balai', 'tests'))) rmSync(join(own, 'pinjam-balai', 'tests', file));
	rmSync(join(own, 'pinjam-balai', 'text.en.yaml'));
	rmSync(join(own, 'catalogue.text.en.yaml'));
	cpSync(lines, own, { recursive: true });
	t.match(loket(['check', own, '--strict']), { code: 0, out: 'No problems.\n' });
	t.match(loket(['test', own]), { code: 0, out: /\d+ passed, 0 failed/ });
	const server = await serving(['serve', '--catalog', own, '--data', join(folder, 'forty-data'), '--practice', '--port', '0']);
	const page = await visitor(server.address)('/services/pinjam-balai/start?office=utara');
	t.match(page, { status: 200, path: /^\/drafts\/.*\/person/, body: /Nama lengkap/ });
	t.match((await visitor(server.address)('/services/pinjam-balai/start')).body, /Kelurahan Selatan/, 'it asks which office');
	t.equal(await server.stop(), 0);
});

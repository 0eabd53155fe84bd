/** The commands that read a folder, as their users meet them: help, exit codes, machine-readable forms, words. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { commands } from '../../cli/commands/index.js';
import { loket, loketHere } from '../support/command.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sample = join(root, 'services-catalog');
const folder = mkdtempSync(join(tmpdir(), 'loket-cli-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the sample with its service changed. */
function changed(name: string, change: (service: string) => string): string {
	const copy = join(folder, name);
	cpSync(sample, copy, { recursive: true });
	const file = join(copy, 'surat-keterangan-usaha', 'service.yaml');
	writeFileSync(file, change(readFileSync(file, 'utf8')));
	return copy;
}

void t.test('help teaches', async (t) => {
	const all = loket(['--help']);
	t.equal(all.code, 0);
	for (const { name } of commands) t.match(all.out, new RegExp(`^  ${name} `, 'm'));
	for (const command of commands) {
		const { code, out } = loket([command.name, '--help', '--lang', 'id']);
		t.equal(code, 0, command.name);
		for (const { name } of command.options) t.match(out, `--${name}`, `${command.name} names --${name}`);
		t.match(out, /Contoh\n {2}(\S+=\S+ )?loket /, `${command.name} has an example`);
		t.notMatch(out, /undefined|\[object/);
	}
});

void t.test('wrong use is 2, with a sentence and what may have been meant', async (t) => {
	const cases: readonly (readonly [words: readonly string[], says: RegExp])[] = [
		[['chek'], /There is no command chek\. Did you mean check\?/],
		[['check', '--formt', 'json'], /--formt.*--format/],
		[['check', '--format', 'xml'], /--format takes text, json; not xml/],
		[['check', '--format'], /--format/],
		[['check', '--strict=yes'], /--strict takes no value/],
		[['check', 'a', 'b'], /"b" means nothing here/],
		[['new'], /ID/],
		[['new', 'Pinjam Balai'], /small letters/],
		[['serve', '--practice', '--port', '70000'], /--port takes a number/],
		[['serve'], /LOKET_URL is missing/],
		[['serve', '--url', 'http://loket.example'], /must be an https address/],
		[['serve', '--practice', '--proxy', 'somewhere'], /LOKET_PROXY must be an IP address/],
	];
	for (const [words, says] of cases) {
		const { code, complaints } = loket(words);
		t.equal(code, 2, words.join(' '));
		t.match(complaints, says);
		t.notMatch(complaints, /\n\s+at /, 'no stack trace');
	}
	t.match(loket(['chek', '--lang', 'id']).complaints, /Tidak ada perintah chek\. Maksud/);
	t.match(loket(['chek'], { LANG: 'id_ID.UTF-8' }).complaints, /Tidak ada perintah chek/, "the environment's language");
});

void t.test('check: the sample, an error, a warning, folders that are none', async (t) => {
	t.match(loket(['check', sample]), { code: 0, out: 'No problems.\n' });
	const wrong = changed('wrong', (service) => service.replace('start: verification', 'start: verifcation'));
	const { code, out } = loket(['check', wrong, '--format', 'json']);
	t.equal(code, 1);
	const problems = JSON.parse(out) as Record<string, unknown>[];
	const line =
		readFileSync(join(wrong, 'surat-keterangan-usaha/service.yaml'), 'utf8')
			.split('\n')
			.findIndex((text) => text.includes('verifcation')) + 1;
	t.match(problems[0], {
		code: 'unknown-state',
		severity: 'error',
		file: 'surat-keterangan-usaha/service.yaml',
		line,
		column: 10,
		message: /verifcation/,
		suggestion: /`verification`/,
	});
	t.same(Object.keys(problems[0] ?? {}).toSorted(), ['code', 'column', 'file', 'line', 'message', 'severity', 'suggestion']);
	const text = loket(['check', wrong, '--lang', 'id']).out;
	t.match(text, /service\.yaml:\d+:10 kesalahan: .*\n {2}\d+ \| {3}start: verifcation\n +\| +\^\n {2}→ Maksud/);

	const warned = changed('warned', (service) => service.replace('promise: 5 working days', 'promise: 1 working day'));
	t.equal(loket(['check', warned]).code, 0);
	t.equal(loket(['check', warned, '--strict']).code, 1, 'warnings count with --strict');

	mkdirSync(join(folder, 'empty'));
	mkdirSync(join(folder, 'bytes', 'x'), { recursive: true });
	writeFileSync(join(folder, 'bytes', 'x', 'service.yaml'), Buffer.from([0, 255, 254, 10, 0, 1]));
	for (const [name, says, code] of [
		['missing', /isn't there or can't be read/, 1],
		['empty', /./, 0],
		['bytes', /./, 1],
	] as const) {
		const ran = loket(['check', join(folder, name)]);
		t.match(ran.out, says, name);
		t.equal(ran.code, code, name);
		t.notMatch(ran.out + ran.complaints, /\n\s+at /);
	}
});

void t.test('test: its form, failures, services that can’t run', async (t) => {
	const { code, out } = loket(['test', sample, '--format', 'json']);
	const result = JSON.parse(out) as { personas: Record<string, unknown>[]; coverage: Record<string, Record<string, unknown>> };
	t.equal(code, 0);
	t.same(Object.keys(result), ['passed', 'failed', 'personas', 'coverage']);
	t.ok(result.personas.length >= 8);
	t.same(Object.keys(result.personas[0] ?? {}), ['service', 'persona', 'ok', 'problems']);
	t.same(Object.keys(result.coverage), ['pages', 'conditions', 'rows', 'actions', 'ends']);
	for (const [what, share] of Object.entries(result.coverage))
		t.match(share, { covered: Number, total: Number, missing: [] }, what);

	const failing = changed('failing', (service) => service.replace('then: 25000', 'then: 26000'));
	const failed = loket(['test', failing, '--format', 'json']);
	t.equal(failed.code, 1);
	const { personas } = JSON.parse(failed.out) as { personas: { ok: boolean; problems: Record<string, unknown>[] }[] };
	const problem = personas.find(({ ok }) => !ok)?.problems[0];
	t.match(problem, { step: Number, code: String, message: String });

	const broken = changed('broken', (service) => service.replace('start: verification', 'start: nowhere'));
	const none = loket(['test', broken]);
	t.equal(none.code, 1);
	t.match(none.out + none.complaints, /surat-keterangan-usaha/, 'the service that did not run is named');
});

void t.test('explain says why in words', async (t) => {
	const own = join(sample, 'surat-keterangan-usaha');
	const { code, out } = loket(['explain', sample, '--service', 'surat-keterangan-usaha', '--persona', 'Budi', '--lang', 'id']);
	t.equal(code, 0);
	t.match(out, /registration +ditanyakan\. Karena tidak berlaku: Omzet setahun tidak lebih dari Rp2 miliar/, 'why it is asked');
	t.match(out, /Baris 3 tabel fee \(surat-keterangan-usaha\/service\.yaml:\d+\)/, 'which row the fee comes from');
	const step = (await loketHere(['explain', own, '--persona', 'Agus', '--step', '1'])).out;
	t.match(step, /partners +asked\. Because The business has more than one owner\./);
	t.match(step, /due +Monday 15 June 2026 \(1 working day\)/);
	t.match(step, /promised +Monday 22 June 2026 \(5 working days\); Tuesday 16 June 2026 is Tahun Baru Islam/, 'why this date');
	t.match(
		step,
		/verification\.accept +closed to verifier#1: Its condition does not hold yet: facts\.complete\. Because .*: No\. \[when\]/,
	);
	const two = changed('two', (service) => service);
	cpSync(join(two, 'surat-keterangan-usaha'), join(two, 'lain'), { recursive: true });
	rmSync(join(two, 'lain/tests'), { recursive: true });
	t.equal((await loketHere(['explain', two, '--persona', 'Agus'])).code, 0, 'of several services the one that has the persona');
	t.match(await loketHere(['explain', two, '--persona', 'Nobody']), { code: 2, complaints: /--service ID/ });
	const field = (await loketHere(['explain', own, '--persona', '01-siti-warung', '--field', 'partners[1].name'])).out;
	t.match(field, /partners\[1\]\.name\n {2}It is not asked\. Because not so: The business has more than one owner\./);
	t.notMatch(field, /Pages/, 'and nothing else');
});

void t.test('explain: its form for machines', async (t) => {
	const file = join(folder, 'answers.json');
	writeFileSync(
		file,
		'{"purpose":{"use":"credit"},"applicant":{"name":null},"turnover":{"monthly":0.1000000000000000000001},"__proto__":{"x":1},"more":1}',
	);
	const own = join(sample, 'surat-keterangan-usaha');
	const at = ['--at', '2026-11-30 09:00', '--office', 'melati', '--format', 'json'];
	const { code, out } = loket(['explain', own, '--answers', file, ...at]);
	t.equal(code, 0);
	const form = JSON.parse(out) as {
		pages: string[];
		skipped: unknown[];
		open: string;
		answers: Record<string, unknown>;
		problems: { path: string; code: string; message: string }[];
	};
	t.same(Object.keys(form), ['pages', 'skipped', 'open', 'answers', 'problems', 'computed', 'fee']);
	t.same(
		form.pages,
		['purpose', 'applicant', 'business', 'premises', 'photos', 'turnover', 'statement'],
		'the route does not stop at open',
	);
	t.match(form.skipped, [
		{ page: 'partners', reason: /^Because not so: / },
		{ page: 'registration', reason: /^Can't be told yet: / },
	]);
	t.equal(form.open, 'purpose');
	t.same(form.answers, { purpose: { use: 'credit' } }, 'a cleared answer and a number that is too long are none');
	const codes = new Map(form.problems.map(({ path, code: word }) => [path, word]));
	t.equal(codes.get('/turnover/monthly'), 'number-too-long', 'found in the text, not after parsing');
	t.equal(codes.get('/__proto__'), 'unknown-field');
	t.equal(codes.get('/more'), 'unknown-field');
	t.equal(codes.get('/purpose/lender'), 'required');
	for (const problem of form.problems) t.same(Object.keys(problem), ['path', 'code', 'message']);

	const whole = await loketHere(['explain', own, '--persona', 'Siti', '--format', 'json', '--step', '0']);
	t.match(JSON.parse(whole.out), {
		problems: [],
		computed: { '/turnover/yearly': Number },
		fee: Number,
		desk: { state: String },
	});
});

void t.test('explain: what is wrong with its line or with the file of answers', async (t) => {
	const own = join(sample, 'surat-keterangan-usaha');
	const write = (name: string, text: string | Buffer): string => {
		writeFileSync(join(folder, name), text);
		return join(folder, name);
	};
	const fine = write('fine.yaml', 'purpose: { use: credit }\n');
	const cases: readonly (readonly [words: readonly string[], code: number, says: RegExp])[] = [
		[[], 2, /--answers FILE, or --persona NAME/],
		[['--persona', 'nobody'], 2, /There is no persona nobody\. There are:\n {2}Siti/],
		[['--persona', 'a'], 2, /several personas/],
		[['--persona', 'Siti', '--step', '9'], 2, /--step takes 0 to 3; not 9/],
		[['--persona', 'Siti', '--action', 'verification.acept'], 2, /Did you mean verification\.accept\?/],
		[['--persona', 'Siti', '--page', 'busines'], 2, /There is no page busines\. Did you mean business\?/],
		[['--answers', fine, '--at', 'yesterday'], 2, /like 2026-11-30 09:00; not yesterday/],
		[['--answers', fine, '--at', '2026-02-30 09:00'], 2, /not 2026-02-30 09:00/],
		[['--answers', fine, '--office', 'melat'], 2, /Did you mean melati\?/],
		[['--answers', join(folder, 'none.json')], 2, /isn't there or can't be read/],
		[['--answers', write('list.json', '[1]')], 1, /list\.json:1:1 error: This file must hold answers/],
		[['--answers', write('half.json', '{"a":1,')], 1, /half\.json:1:8 error: .*\[json-syntax\]/],
		[['--answers', write('bytes.json', Buffer.from([123, 0, 27, 91, 255]))], 1, /invisible character/],
	];
	for (const [words, code, says] of cases) {
		const ran = await loketHere(['explain', own, ...words]);
		t.equal(ran.code, code, words.join(' '));
		t.match(ran.complaints, says);
		t.notMatch(ran.complaints, /\n\s+at /, 'no stack trace');
	}
	const bytes = loket(['explain', own, '--answers', join(folder, 'bytes.json')]);
	t.match(bytes.complaints, /\{\ufffd\ufffd\[/, 'what could move the cursor is not printed');
	const broken = changed('unexplained', (service) => service.replace('start: verification', 'start: nowhere'));
	t.match(await loketHere(['explain', broken, '--answers', fine]), { code: 1, complaints: /nowhere/ });
});

void t.test('new: works at once, never overwrites', async (t) => {
	const catalog = join(folder, 'made');
	t.match(loket(['new', 'pinjam-balai', '--catalog', catalog, '--title', 'Pinjam balai']), {
		code: 0,
		out: /pinjam-balai\/service\.yaml/,
	});
	t.match(loket(['check', catalog, '--strict']), { code: 0 });
	t.match(loket(['test', catalog]), { code: 0, out: /0 failed/ });
	t.match(loket(['new', 'pinjam-balai', '--catalog', catalog]), {
		code: 1,
		complaints: /is there already and is not overwritten/,
	});
	t.match(loket(['new', 'izin-keramaian', '--catalog', changed('with', (service) => service)]), { code: 0 });
	t.match(loket(['check', join(folder, 'with')]), { code: 0 }, 'it fits into a catalogue that is there');
});

void t.test('check and test never load the server', async (t) => {
	const trace = join(folder, 'loaded.mjs');
	writeFileSync(
		trace,
		`import { register } from 'node:module';\nregister('data:text/javascript,' + encodeURIComponent(\`export async function load(url, context, next) { if (/node_modules.(fastify|better-sqlite3)|engine.http/.test(url)) process.stderr.write('LOADED ' + url); return next(url, context); }\`), import.meta.url);\n`,
	);
	for (const name of ['check', 'test']) {
		const { code, complaints } = loket([name, sample], { NODE_OPTIONS: `--import ${trace}` });
		t.equal(code, 0);
		t.notMatch(complaints, /LOADED/, name);
	}
	t.match(
		loket(['publish', '--data', join(folder, 'none', 'data'), '--catalog', join(folder, 'missing')], {
			NODE_OPTIONS: `--import ${trace}`,
		}).complaints,
		/LOADED/,
		'the test sees what is loaded',
	);
});

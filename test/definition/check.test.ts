import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { readSchemas } from '../../cli/generate/schemas.js';
import { typesSource } from '../../cli/generate/types.js';
import { documents } from '../../cli/generate/validators.js';
import { readFolder } from '../../engine/definition/folder.js';
import { formatProblem, printedProblem } from '../../engine/definition/print.js';
import { error } from '../../engine/definition/problems.js';
import { checkFolder, checkWithin } from '../../engine/services/check.js';
import { serviceText } from '../support/definitions.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function folderOf(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'loket-'));
	t.teardown(() => rmSync(folder, { recursive: true, force: true }));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}

void t.test('a folder is read as texts, nothing outside it', async (test) => {
	const folder = folderOf({
		'x/service.yaml': 'title: a',
		'x/.hidden.yaml': 'a',
		'x/photo.jpg': 'b',
		'node_modules/a/b.json': '{}',
		'x/big.yaml': 'x'.repeat(300_000),
	});
	const other = folderOf({ 'secret.yaml': 'a: 1' });
	symlinkSync(join(other, 'secret.yaml'), join(folder, 'x/out.yaml'));
	symlinkSync(join(folder, 'x/service.yaml'), join(folder, 'x/in.yaml'));
	symlinkSync(other, join(folder, 'elsewhere'));
	symlinkSync(join(other, 'gone.yaml'), join(folder, 'x/gone.yaml'));
	const { files, problems } = await readFolder(folder);
	test.same([...files.keys()], ['x/big.yaml', 'x/in.yaml', 'x/service.yaml']);
	const found = problems.map((problem) => `${problem.code} ${problem.place.file}`);
	test.same(new Set(found), new Set(['outside-folder x/out.yaml', 'unreadable-file x/gone.yaml']));
	test.ok((files.get('x/big.yaml')?.length ?? 0) < 263_000, 'no more is read than shows that it is too large');
	test.same(
		(await readFolder(join(folder, 'none'))).problems.map((problem) => problem.code),
		['folder-missing'],
	);
});

function check(files: Readonly<Record<string, string>>, within?: number) {
	return checkWithin(new Map(Object.entries(files)), within);
}

void t.test('the check ends with problems, whatever the files hold', async (test) => {
	test.same(
		(await check({ 'x/service.yaml': serviceText({}) })).filter((problem) => problem.severity === 'error'),
		[],
	);
	const wrong = await check({ 'x/service.yaml': 'title: {{ a }}', 'y/service.yaml': serviceText({ more: 'sumary: x' }) });
	test.same(
		wrong.filter((problem) => problem.severity === 'error').map((problem) => [problem.place.file, problem.code]),
		[
			['x/service.yaml', 'missing-key'],
			['x/service.yaml', 'missing-key'],
			['x/service.yaml', 'yaml-braces'],
			['y/service.yaml', 'unknown-key'],
		],
		'of all services',
	);
	const folder = await checkFolder(folderOf({ 'x/service.yaml': 'title: {{ a }}' }));
	test.same([folder.files.size, folder.problems.at(-1)?.code], [1, 'yaml-braces'], 'also read from a disk');
	const late = await check({ 'x/service.yaml': serviceText({}) }, 1);
	test.same(
		late.map((problem) => problem.code),
		['check-too-long'],
	);
});

void t.test('as many fields as a service may have are checked within the deadline', async (test) => {
	const properties = Object.fromEntries(
		Array.from({ length: 10_000 }, (_, index) => [`field${index}`, { type: 'string', title: 'x' }]),
	);
	const files = {
		'x/service.yaml': serviceText({ schema: 'schema: ./schema.json' }),
		'x/schema.json': JSON.stringify({ properties }),
	};
	const start = performance.now();
	const problems = await check(files);
	test.comment(`10,000 fields: ${Math.round(performance.now() - start)} ms, at most 5000 ms`);
	test.same(
		problems.filter((problem) => problem.severity === 'error'),
		[],
	);
});

void t.test('a problem as people read it', (test) => {
	const problem = error(
		'unknown-name',
		{ file: 'x/service.yaml', line: 12, column: 9 },
		{ id: 'Tidak ada `kecil`.', en: 'There is no `small`.' },
		{ id: 'Maksud Anda `kecil`?', en: 'Did you mean `smal`?' },
	);
	test.equal(
		formatProblem(problem, '  when: small', 'en'),
		'x/service.yaml:12:9 error: There is no `small`. [unknown-name]\n  12 |   when: small\n     |         ^\n  → Did you mean `smal`?',
	);
	test.match(
		formatProblem(problem, null, 'id'),
		/^x\/service\.yaml:12:9 kesalahan: Tidak ada `kecil`\. \[unknown-name\]\n {2}→ Maksud/,
	);
	const far = { ...problem, place: { ...problem.place, column: 5000 } };
	const [, line = '', mark = ''] = formatProblem(far, `${'x'.repeat(4999)}!${'x'.repeat(500)}`, 'en').split('\n');
	test.ok(line.length < 200, 'of a long line only what is near');
	test.equal(line[mark.indexOf('^')], '!', 'the mark stands under it');
	test.same(printedProblem(problem, 'en'), {
		code: 'unknown-name',
		severity: 'error',
		file: 'x/service.yaml',
		line: 12,
		column: 9,
		message: 'There is no `small`.',
		suggestion: 'Did you mean `smal`?',
	});
	test.end();
});

void t.test('the types are those of the schemas', async (test) => {
	for (const name of documents) {
		const checkedIn = readFileSync(`${root}schemas/generated/${name}.ts`, 'utf8');
		test.equal(checkedIn, await typesSource(`${root}schemas`, name), `${name}.ts: run \`npm run types:generate\``);
	}
});

void t.test('every key of the schemas says what it is', (test) => {
	const silent: string[] = [];
	const look = (schema: Readonly<Record<string, unknown>>, way: string): void => {
		for (const [key, part] of Object.entries(schema['properties'] ?? {})) {
			if (!('description' in part || '$ref' in part)) silent.push(`${way}.${key}`);
			look(part, `${way}.${key}`);
		}
		for (const key of ['items', 'additionalProperties']) {
			const part = schema[key];
			if (typeof part === 'object' && part !== null) look({ ...part }, `${way}.${key}`);
		}
	};
	const schemas = readSchemas(`${root}schemas`);
	for (const [name, schema] of schemas) look({ ...schema }, name);
	test.ok(schemas.size >= 14);
	test.same(silent, []);
	test.end();
});

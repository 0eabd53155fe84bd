import t from 'tap';
import { nodeAt, placeAt } from '../../engine/definition/node.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import { valueOffsets } from '../../engine/definition/read/offsets.js';
import { readText } from '../../engine/definition/read/text.js';
import { nearest } from '../../engine/definition/suggest.js';
import { readCases } from '../support/cases.js';

interface Case {
	readonly name: string;
	readonly yaml: string;
	readonly value: string;
	readonly places: readonly string[];
}

const read = (file: string, text: string) => readText(new Map([[file, text]]), file, { document: file, path: [] }).nodes?.[0];

void t.test('each character of a text has its place', (test) => {
	for (const one of readCases<{ cases: readonly Case[] }>('definition/places.yaml').cases) {
		const root = read('x.yaml', one.yaml);
		const node = root === undefined ? null : nodeAt(root, ['a']);
		if (node?.kind !== 'scalar') {
			test.fail(one.name);
			continue;
		}
		test.equal(node.value, one.value, `${one.name}: value`);
		const places = Array.from({ length: one.value.length }, (_, index) => node.placeOf(index)).map(
			({ line, column }) => `${line}:${column}`,
		);
		test.same(places, one.places, one.name);
	}
	test.equal(valueOffsets('something', 'else'), null, 'what does not fit together has no offsets');
	test.end();
});

void t.test('JSON has places too', (test) => {
	const root = read('x.json', '{\n  "title": "a\\u0062c",\n  "list": [1, true, null, -0.5e1]\n}');
	if (root === undefined) throw new Error('read');
	const title = nodeAt(root, ['title']);
	test.same(placeAt(root, ['title'], 'key'), { file: 'x.json', line: 2, column: 3 });
	test.same(title?.kind === 'scalar' && [title.value, title.placeOf(1), title.placeOf(2)], [
		'abc',
		{ file: 'x.json', line: 2, column: 14 },
		{ file: 'x.json', line: 2, column: 20 },
	]);
	const values = [0, 1, 2, 3]
		.map((index) => nodeAt(root, ['list', index]))
		.map((node) => (node?.kind === 'scalar' ? node.value : undefined));
	test.same(values, [1, true, null, -5]);
	for (const text of ['{"a": 01}', '{"a": .5}', '{"a": 1,}', '[1 2]', '"a', '{a: 1}', 'nul', '{} {}', '"\n"', '"\\x"']) {
		const { nodes, problems } = readText(new Map([['x.json', text]]), 'x.json', { document: 'x.json', path: [] });
		test.same([nodes, problems.map((problem) => problem.code)], [null, ['json-syntax']], text);
	}
	test.end();
});

void t.test('keys are texts as they are written', (test) => {
	const root = read('x.yaml', 'holidays: { 2026: a, yes: b, 1.10: c, "07": d }');
	const holidays = root === undefined ? null : nodeAt(root, ['holidays']);
	test.same(holidays?.kind === 'map' && [...holidays.entries.keys()], ['2026', 'yes', '1.10', '07']);
	test.end();
});

const folder = {
	'catalogue.yaml': 'languages: [id, en]\noffices: { m: { name: Melati, letterhead: ./letterhead/m.md } }\n',
	'catalogue.text.en.yaml': 'roles: { head: { title: Head } }\n',
	'calendars/id.yaml': 'hours: {}\n',
	'letterhead/m.md': 'Melati',
	'letterhead/m.en.md': 'Melati (en)',
	'shared/identity.schema.yaml': '$defs:\n  nik: { type: string, title: NIK }\n  both: { $ref: "#/$defs/nik" }\n',
	'shared/identity.text.en.yaml': '$defs: { nik: { title: Identity number } }\n',
	'shared/lists/kinds.csv': 'code,label,label.en,parent\na,"Satu, dua",One,\n"b",Tiga,,a\n',
	'shared/lists/towns.yaml': 'x: Kota X\ny: Kota Y\n',
	'usaha/service.yaml':
		'title: Usaha\nschema: ./schema.yaml\nworkflow: { start: a, states: { a: { end: granted } } }\nletters: { s: { text: ./letters/s.md } }\n',
	'usaha/schema.yaml': 'properties:\n  nik: { $ref: "../shared/identity.schema.yaml#/$defs/both" }\n  kind: { choices: kinds }\n',
	'usaha/text.en.yaml': 'title: Business\n',
	'usaha/letters/s.md': 'Surat',
	'usaha/letters/s.en.md': 'Letter',
	'usaha/tests/a.yaml': 'persona: A\n---\npersona: B\n',
	'usaha/photo.yaml.txt': 'not read',
};

void t.test('a folder becomes a catalogue', (test) => {
	const source = readCatalogue(new Map(Object.entries(folder)));
	const service = source.services[0];
	test.same(source.problems, []);
	test.same([...source.calendars.keys()], ['id']);
	test.same(source.letterheads.get('letterhead/m.md')?.get('en')?.text, 'Melati (en)');
	test.same([...(source.translations.get('en')?.keys() ?? [])], ['catalogue.yaml']);
	if (service === undefined) throw new Error('no service');
	test.same([service.id, service.complete, service.problems], ['usaha', true, []]);
	test.same(
		service.personas.map((persona) => placeAt(persona.node, ['persona']).line),
		[1, 3],
		'personas parted by ---',
	);
	test.same([...(service.translations.get('en')?.keys() ?? [])].toSorted(), [
		'shared/identity.schema.yaml',
		'usaha/service.yaml',
	]);
	test.same(
		[...(service.letters.get('usaha/letters/s.md')?.entries() ?? [])].map(([locale, { text }]) => [locale, text]),
		[
			['id', 'Surat'],
			['en', 'Letter'],
		],
	);
	test.same(service.lists.get('kinds')?.rows, [
		{
			code: 'a',
			label: { id: 'Satu, dua', en: 'One' },
			columns: { code: 'a', label: 'Satu, dua', 'label.en': 'One', parent: '' },
		},
		{ code: 'b', label: { id: 'Tiga' }, columns: { code: 'b', label: 'Tiga', 'label.en': '', parent: 'a' } },
	]);
	test.same(
		service.lists.get('towns')?.rows.map((row) => [row.code, row.label]),
		[
			['x', { id: 'Kota X' }],
			['y', { id: 'Kota Y' }],
		],
	);
	test.same(
		service.files,
		[
			'shared/identity.schema.yaml',
			'shared/identity.text.en.yaml',
			'shared/lists/kinds.csv',
			'usaha/letters/s.en.md',
			'usaha/letters/s.md',
			'usaha/schema.yaml',
			'usaha/service.yaml',
			'usaha/text.en.yaml',
		],
		'what it reaches, and no more',
	);
	test.end();
});

void t.test('a block in a file of its own belongs to its service, a shared schema to itself', (test) => {
	const service = readCatalogue(new Map(Object.entries(folder))).services[0];
	const nik = service === undefined ? null : nodeAt(service.root, ['schema', 'properties', 'nik']);
	test.same(nik && [nik.document, nik.path, nik.place.file], [
		'usaha/service.yaml',
		['schema', 'properties', 'nik'],
		'usaha/schema.yaml',
	]);
	const ref = nik?.kind === 'map' ? nik.entries.get('$ref')?.node : undefined;
	if (service === undefined || ref?.kind !== 'scalar') throw new Error('no reference');
	const both = service.resolve(String(ref.value), ref);
	test.same(both && [both.document, both.path, both.place.line], ['shared/identity.schema.yaml', ['$defs', 'both'], 3]);
	const further = both === null ? null : service.resolve('#/$defs/nik', both);
	test.same(further?.path, ['$defs', 'nik'], 'in a shared file, # is that file');
	test.equal(service.resolve('#/$defs/none', ref), null);
	test.end();
});

function codes(files: Readonly<Record<string, string>>): readonly string[] {
	const source = readCatalogue(new Map(Object.entries(files)));
	return [...source.problems, ...source.services.flatMap((service) => service.problems)].map((problem) => problem.code);
}

void t.test('folders that are no service, and services that are two', (test) => {
	const minimal = 'title: a\nschema: {}\nworkflow: {}\n';
	test.same(codes({ 'a/letters/x.md': 'x' }), ['service-missing']);
	test.same(codes({ 'a/service.yaml': minimal, 'a/service.json': '{}' }), ['two-definitions']);
	test.same(codes({ 'Izin Usaha/service.yaml': minimal }), ['service-id']);
	test.same(codes({ 'a/service.yaml': minimal }), []);
	test.end();
});

void t.test('the nearest name', (test) => {
	test.equal(nearest('verifer', ['applicant', 'verifier', 'head']), 'verifier');
	test.equal(nearest('haed', ['applicant', 'verifier', 'head']), 'head', 'swapped letters');
	test.equal(nearest('Head', ['head']), 'head');
	test.equal(nearest('committee', ['applicant', 'verifier', 'head']), null);
	test.end();
});

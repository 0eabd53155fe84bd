/** A folder checked again after a change: the same as if it had never been checked before, and no more work than the change needs. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { type Checked, checkCatalogue } from '../../engine/definition/check.js';
import { concernsOf, writtenParts } from '../../engine/definition/concerns.js';
import { extentsOf, isWithin } from '../../engine/definition/extents.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Files } from '../../engine/definition/source.js';
import { randomFrom, seedOfRun } from '../support/random.js';
import { timed } from '../support/timing.js';

const sample = (await readFolder(fileURLToPath(new URL('../../../services-catalog', import.meta.url)))).files;
const own = 'surat-keterangan-usaha';

/** The sample, and so many services like its own. */
function many(services: number): Map<string, string> {
	const files = new Map(sample);
	for (let copy = 1; copy < services; copy++)
		for (const [path, text] of sample) if (path.startsWith(`${own}/`)) files.set(path.replace(own, `surat-${copy}`), text);
	// One that takes up another's schema, and a code list.
	files.set(
		'surat-lain/service.yaml',
		`title: Lain\nschema: { properties: { use: { $ref: "../${own}/service.yaml#/schema/properties/purpose/properties/use" }, kind: { type: string, choices: { list: business-kinds } } } }\nworkflow: { start: desk, states: { desk: { actions: { finish: { by: verifier, to: done } } }, done: { end: granted } } }\n`,
	);
	return files;
}

/** What a check says, without what it keeps for the next. */
function said({ problems, sound, services, catalogue }: Checked) {
	return {
		problems,
		sound,
		offices: [...catalogue.offices.keys()],
		services: services.map(({ id, service, problems: its, source }) => ({
			id,
			hash: service?.hash ?? null,
			title: service?.title ?? null,
			roles: service?.workflow.roles ?? null,
			files: source.files,
			its,
		})),
	};
}

type Random = () => number;
const edits: readonly ((files: Map<string, string>, path: string, random: Random) => void)[] = [
	(files, path) => files.set(path, `${files.get(path) ?? ''}\n`),
	(files, path, random) => {
		const text = files.get(path) ?? '';
		const at = Math.floor(random() * text.length);
		files.set(path, text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 12)));
	},
	(files, path, random) => {
		const lines = (files.get(path) ?? '').split('\n');
		lines.splice(Math.floor(random() * lines.length), 1);
		files.set(path, lines.join('\n'));
	},
	(files, path) => files.delete(path),
	(files, path) => files.set(path, sample.get(path.replace(/^surat-\d+/, own)) ?? files.get(path) ?? ''),
	(files, path) => files.set(path.replace(/(\.\w+)$/, '-2$1'), files.get(path) ?? ''),
];

void t.test('checked again after any change it says what a first check says', (t) => {
	const seed = seedOfRun();
	t.comment(`LOKET_SEED=${seed}`);
	const random = randomFrom(seed);
	let files = many(2);
	let before: Checked | null = null;
	let kept = 0;
	for (let round = 0; round < 24; round++) {
		before = checkCatalogue(files, before);
		const fresh = checkCatalogue(files);
		if (!t.same(said(before), said(fresh), `round ${round}`)) break;
		const paths = [...files.keys()];
		const path = paths[Math.floor(random() * paths.length)] ?? '';
		const changed = new Map(files);
		// What is broken is mended every few rounds, so that sound services are met too.
		if (round % 6 === 5) files = many(2);
		else {
			edits[Math.floor(random() * edits.length)]?.(changed, path, random);
			files = new Map([...changed].toSorted(([a], [b]) => (a < b ? -1 : 1)));
		}
		const next = checkCatalogue(files, before);
		kept += next.services.filter((one) => before?.services.includes(one)).length;
	}
	t.ok(kept > 8, `${kept} services were not checked again`);
	t.end();
});

void t.test('only what a change reaches is checked again', (t) => {
	const files = many(4);
	const before = checkCatalogue(files);
	const again = (path: string, edit: (text: string) => string): readonly string[] => {
		const changed: Files = new Map(files).set(path, edit(files.get(path) ?? ''));
		const { services } = checkCatalogue(changed, before);
		return services.filter((one) => !before.services.includes(one)).map(({ id }) => id);
	};
	const all = before.services.map(({ id }) => id);
	const comment = (text: string): string => `${text}\n# a comment\n`;
	t.same(again('surat-2/service.yaml', comment), ['surat-2']);
	t.same(again('surat-2/text.en.yaml', comment), ['surat-2']);
	t.same(again([...files.keys()].find((path) => path.startsWith('surat-1/tests/')) ?? '', comment), ['surat-1'], 'its personas');
	t.same(again(`${own}/service.yaml`, comment), [own, 'surat-lain'], 'and who takes up its schema');
	t.same(
		again('shared/identity.schema.yaml', comment),
		all.filter((id) => id !== 'surat-lain'),
		'a shared schema: who uses it',
	);
	for (const path of ['shared/identity.text.en.yaml', 'catalogue.yaml', 'calendars/id.yaml', 'letterhead/melati.md'])
		t.same(again(path, comment), all, path);
	const lists = [...files.keys()].filter((path) => path.startsWith('shared/lists/'));
	for (const path of lists)
		t.same(
			again(path, (text) => `${text}\n`),
			all,
			path,
		);
	t.end();
});

void t.test('watch mode: a change of one service among twenty is checked within 150 ms', (t) => {
	const files = many(20);
	let before = checkCatalogue(files);
	let count = 0;
	const { best, limit } = timed(150, () => {
		count += 1;
		const path = 'surat-7/service.yaml';
		before = checkCatalogue(new Map(files).set(path, `${files.get(path) ?? ''}# ${count}\n`), before);
	});
	t.comment(`a service among twenty, checked again: ${best.toFixed(1)} ms (limit ${limit.toFixed(0)} ms)`);
	t.ok(best <= limit);
	t.end();
});

void t.test('where a problem stands says what it is about', (t) => {
	const files = new Map(many(1)).set(
		`${own}/service.yaml`,
		`title: Uji
schema:
  properties:
    purpose: { type: object, title: Tujuan, properties: { use: { type: string, title: Guna }, note: { type: string, title: Catatan } } }
    people:
      type: array
      title: Orang
      items: { type: object, properties: { nik: { $ref: "../shared/identity.schema.yaml#/$defs/nik" } } }
    me: { $ref: "../shared/identity.schema.yaml#/$defs/nik" }
pages:
  - { id: first, title: Satu, fields: [purpose] }
  - id: second
    title: Dua
    fields: [people, me]
workflow:
  start: desk
  states:
    desk:
      actions: { finish: { by: verifier, to: done } }
    done: { end: granted }
conditions: { some: { is: purpose.use == 'x' } }
`,
	);
	const source = checkCatalogue(files).source.services.find(({ id }) => id === own);
	if (source === undefined) throw new Error('no service');
	const parts = writtenParts(source);
	const text = (file: string): string => files.get(file) ?? '';
	const at = (words: string, file = `${own}/service.yaml`) => {
		const offset = text(file).indexOf(words);
		const lines = text(file).slice(0, offset).split('\n');
		return concernsOf(parts, { place: { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 } }).map(
			({ kind, id }) => `${kind} ${id}`,
		);
	};
	for (const [words, concerns] of [
		['title: Uji', []],
		['use: {', ['field purpose.use']],
		['Catatan', ['field purpose.note']],
		['title: Tujuan', ['field purpose']],
		['title: Orang', ['field people']],
		['nik: { $ref', ['field people[].nik']],
		['id: first', ['page first']],
		['fields: [people', ['page second']],
		['actions: {', ['state desk']],
		['end: granted', ['state done']],
		['conditions', []],
		['some: {', []],
	] as const)
		t.same(at(words), concerns, words);
	t.same(
		at('16 angka di bagian atas', 'shared/identity.schema.yaml'),
		['field people[].nik', 'field me'],
		'a shared schema: every field of it',
	);
	t.same(at('component: kk', 'shared/identity.schema.yaml'), [], 'but not what stands beside it');
	t.end();
});

void t.test('extents: everything lies within what it is a part of, and nothing within two', (t) => {
	const { root } = checkCatalogue(sample).source.services[0] ?? {};
	if (root === undefined) throw new Error('no service');
	const extents = extentsOf(root);
	for (const entry of root.entries.values()) {
		const around = [...root.entries].filter(([, other]) => {
			const extent = extents.get(other.node);
			return extent !== undefined && isWithin(extent, entry.key);
		});
		t.equal(around.length, 1);
	}
	t.end();
});

void t.test('shared schemas that take each other up come to an end', (t) => {
	const level = (name: string, next: string) =>
		`${name}: { type: object, properties: { ${Array.from({ length: 12 }, (_, index) => `p${index}: { $ref: "#/$defs/${next}" }`).join(', ')} } }`;
	const files = new Map([
		[
			'satu/service.yaml',
			'title: Satu\nschema: { properties: { a: { $ref: "../shared/deep.schema.yaml#/$defs/l0" } } }\nworkflow: { start: done, states: { done: { end: granted } } }\n',
		],
		[
			'shared/deep.schema.yaml',
			`$defs:\n${Array.from({ length: 9 }, (_, index) => `  ${level(`l${index}`, `l${index + 1}`)}`).join('\n')}\n  l9: { type: string }\n`,
		],
	]);
	const checked = checkCatalogue(files);
	t.match(
		checked.problems.map(({ code }) => code),
		['too-many-fields'],
		'they are told, and not worked out',
	);
	const [source] = checked.source.services;
	if (source === undefined) throw new Error('no service');
	const parts = writtenParts(source);
	t.ok(parts.length > 0 && parts.length < 30_000, `${parts.length} parts`);
	t.end();
});

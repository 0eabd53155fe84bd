import { fileURLToPath } from 'node:url';
import t from 'tap';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import { rehearseAll } from '../../engine/services/rehearse/index.js';
import { pathOf, pointerOf } from '../../engine/services/rehearse/paths.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import { runCases } from '../support/personas.js';
import { sound } from '../support/record.js';

const service = `
title: Izin
schema:
  type: object
  required: [name, kind]
  properties:
    name: { type: string, title: Nama, maxLength: 30 }
    kind: { title: Bentuk, oneOf: [{ const: person, title: Perorangan }, { const: company, title: Badan usaha }] }
    staff: { type: integer, title: Pegawai, when: large, minimum: 1 }
    copies: { type: integer, title: Rangkap, default: 2 }
conditions: { large: { is: kind == 'company', says: Badan usaha } }
tables: { price: { columns: [kind], rows: [{ cells: [person], then: 0 }, { cells: [company], then: 5000 }] } }
fee: table('price')
pages:
  - { id: who, title: Siapa, fields: [name, kind] }
  - { id: size, title: Besarnya, fields: [staff] }
  - { id: rest, title: Lainnya, fields: [copies] }
facts: { properties: { seen: { type: object, title: Dilihat, properties: { ok: { type: boolean, title: Baik }, note: { type: string, title: Catatan } } } } }
workflow:
  start: check
  states:
    check:
      due: 1 working day
      timers: [{ after: 0 days, of: due, notify: head }]
      actions: { look: { by: verifier, to: stay, ask: [seen] }, grant: { by: [head, verifier], to: granted, when: facts.seen.ok } }
    granted: { end: granted, issue: [paper] }
    gone: { end: withdrawn }
  anywhere: { withdraw: { by: applicant, to: gone } }
letters: { paper: { text: ./paper.md } }
`;
const files = { 'one/paper.md': 'Untuk {{ name }}, {{ kind }}.\n' };
const siti = { office: 'melati', answers: { name: 'Siti', kind: 'person' } };
const seen = { as: 'verifier', does: 'look', with: { seen: { ok: true } } };

void t.test('each expectation holds where it is true, and says so where it is not', (test) => {
	const step = { as: 'head', does: 'grant' };
	const cases: readonly [name: string, right: unknown, wrong: unknown, at: 'form' | 'look' | 'grant' | 'wait'][] = [
		['pages', ['who', 'rest'], ['who', 'size', 'rest'], 'form'],
		['open', null, 'who', 'form'],
		['fee', 0, 5000, 'form'],
		['problems', [], [{ path: 'name' }], 'form'],
		['state', 'granted', 'check', 'grant'],
		['late', true, false, 'wait'],
		['issued', ['paper'], [], 'grant'],
		['notices', [{ to: 'head', on: 'check.0' }], [], 'wait'],
		['letter', { contains: ['Untuk Siti, Perorangan.'] }, { contains: ['Budi'] }, 'grant'],
		['blockers', { look: [], grant: [] }, { grant: ['when'] }, 'look'],
		['facts', { seen: { ok: true, note: null } }, { seen: { ok: false } }, 'look'],
		['due', '2026-01-06 16:00', '2026-01-06 15:00', 'form'],
	];
	for (const [key, right, wrong, at] of cases)
		for (const [expected, finds] of [
			[right, []],
			[wrong, [key]],
		] as const) {
			const expect = (here: string) => (here === at ? { expect: { [key]: expected } } : {});
			const steps = [
				{ wait: '1 working day', ...expect('wait') },
				{ ...seen, ...expect('look') },
				{ ...step, ...expect('grant') },
			];
			const { runs } = runCases({ service, files, cases: [{ name: key, ...siti, ...expect('form'), steps }] });
			const result = runs[0]?.result;
			test.same(
				result?.problems.map(({ code }) => code),
				finds,
				`${key}: ${JSON.stringify(expected)}`,
			);
			test.equal(result?.ok, finds.length === 0);
		}
	test.end();
});

function find(persona: object) {
	return runCases({ service, files, cases: [{ name: 'x', ...persona }] }).runs[0]?.result.problems.map(({ step, code, path }) => [
		step,
		code,
		path,
	]);
}

void t.test('what a persona may say wrongly', (test) => {
	test.same(find({ office: 'melati', answers: { kind: 'person' } }), [[0, 'required', 'name']], 'problems nobody expected');
	test.same(
		find({
			office: 'melati',
			answers: { kind: 'person' },
			expect: { problems: [{ path: 'name', code: 'required' }], open: 'who' },
		}),
		[],
		'and expected ones',
	);
	test.same(find({ office: 'melati', answers: { kind: 'person' }, expect: { problems: [{ path: 'name' }] }, steps: [seen] }), [
		[1, 'not-sent', undefined],
	]);
	test.same(
		find({ ...siti, steps: [{ as: 'verifier#2', does: 'look', times: 2, with: {} }] }),
		[[1, 'person', undefined]],
		'no more people than seats',
	);
	test.same(find({ ...siti, steps: [{ as: 'head', does: 'grant' }] }), [[1, 'when', undefined]]);
	test.same(
		find({ ...siti, steps: [{ as: 'head', does: 'grant', expect: { blockers: { grant: ['when'] } } }] }),
		[],
		'a refusal may be what is expected',
	);
	test.same(
		find({
			...siti,
			steps: [{ as: 'verifier', does: 'look', with: { seen: { ok: 'maybe' } }, expect: { problems: [{ path: 'seen.ok' }] } }],
		}),
		[],
	);
	test.end();
});

void t.test('proposals are taken, a cleared one is not', (test) => {
	const { runs } = runCases({
		service,
		files,
		cases: [
			{ name: 'a', ...siti },
			{ name: 'b', office: 'melati', answers: { ...siti.answers, copies: null } },
		],
	});
	test.same(
		runs.map(({ stages }) => stages[0]?.application?.content.answers['copies']),
		[2, undefined],
	);
	test.same(runs[0]?.stages[0]?.application?.content.provenance, { '/copies': 'proposal' });
	test.end();
});

void t.test('coverage', (test) => {
	const { runs } = runCases({ service, files, cases: [{ name: 'a', ...siti, steps: [seen, { as: 'head', does: 'grant' }] }] });
	const covered = runs[0]?.result.covered;
	test.same(covered, {
		pages: ['who', 'rest'],
		conditions: ['large:false'],
		rows: ['price.1'],
		actions: ['check.look', 'check.grant'],
		ends: ['granted'],
	});
	test.end();
});

void t.test('paths as personas write them', (test) => {
	for (const [path, pointer] of [
		['name', '/name'],
		['members[2].name', '/members/1/name'],
		['a.b[1][3]', '/a/b/0/2'],
		['', ''],
	] as const) {
		test.equal(pointerOf(path), pointer);
		test.equal(pathOf(pointer), path);
	}
	test.end();
});

void t.test('the sample catalogue', async (test) => {
	const folder = await readFolder(fileURLToPath(new URL('../../../services-catalog', import.meta.url)));
	const { catalogue, services } = checkCatalogue(folder.files);
	const ready = services.flatMap(({ service: one, source }) => (one === null ? [] : [{ service: one, source }]));
	test.not(ready.length, 0);
	const { personas, failed, coverage } = rehearseAll(ready, catalogue, 'id');
	for (const persona of personas) test.ok(persona.ok, persona.persona, { problems: persona.problems });
	test.equal(failed, 0);
	for (const [part, share] of Object.entries(coverage)) test.same(share.missing, [], `every one of ${share.total} ${part}`);
	for (const { service: one, source } of ready)
		for (const persona of source.personas)
			for (const stage of rehearse(one, catalogue, readPersona(persona), 'id').stages)
				test.same(sound(stage), [], 'the record is sound');
	const tries = [1, 2, 3, 4, 5].map(() => {
		const start = performance.now();
		rehearseAll(ready, catalogue, 'id');
		return (performance.now() - start) / personas.length;
	});
	test.comment(`${Math.min(...tries).toFixed(2)} ms a persona`);
});

import t from 'tap';
import { contrast, nearestPassing, passes, readColour, writeColour } from '../../engine/catalogue/contrast.js';
import { feeOf } from '../../engine/catalogue/fee.js';
import { longestPath } from '../../engine/catalogue/longest-path.js';
import { mainPath } from '../../engine/catalogue/main-path.js';
import { servicePage } from '../../engine/catalogue/service-page.js';
import type { Service } from '../../engine/definition/service.js';
import { feeAhead } from '../../engine/views/make/fee.js';
import { wayAhead } from '../../engine/views/make/way.js';
import type { Checked } from '../support/small-service.js';
import { checkService } from '../support/small-service.js';

const workflow = `workflow:
  start: intake
  states:
    intake: { title: Penerimaan, clock: waiting, actions: { take: { by: verifier, to: check } } }
    check:
      title: Pemeriksaan
      due: 2 working days
      actions:
        forward: { by: verifier, to: [{ when: name == 'x', to: visit }, { to: sign }], ask: [complete] }
        return: { by: verifier, to: correction }
        reject: { by: verifier, to: refused }
    correction: { title: Perbaikan, clock: stopped, due: 30 days, actions: { resubmit: { by: applicant, to: check } } }
    visit: { title: Kunjungan, due: 16 working hours, actions: { record: { by: verifier, to: sign } } }
    sign: { title: Keputusan, due: 1 working day, actions: { sign: { by: head, to: issued }, return: { by: head, to: back } } }
    issued: { title: Terbit, end: granted, issue: [letter], valid: 6 months }
    refused: { end: refused }
    gone: { end: withdrawn }
  anywhere: { withdraw: { by: applicant, to: gone, title: Tarik } }
facts: { properties: { complete: { type: boolean, title: Lengkap } } }
letters: { letter: { text: ./letters/a.md } }
`;
const files = { 'letters/a.md': '# Surat izin\n\nUntuk siapa saja.' };

function made(text: string): Checked & { readonly service: Service } {
	const checked = checkService(text, files);
	if (checked.service === null) throw new Error(checked.problems.map((problem) => problem.says.en).join('\n'));
	return { ...checked, service: checked.service };
}

void t.test('the page of a service is worked out from form and workflow', async (test) => {
	const { service, catalogue } = made(workflow);
	const page = servicePage(service, catalogue, 'id');
	test.same(page.time, { unit: 'working days', count: 5 }, 'the due times of the longest way');
	test.same(page.results, ['Surat izin']);
	test.equal(page.questions, 1);
});

void t.test('a promise is the time that is said', async (test) => {
	const { service, catalogue } = made(workflow.replace('start: intake', 'start: intake\n  promise: 10 working days'));
	test.same(servicePage(service, catalogue, 'en').time, { unit: 'working days', count: 10 });
});

void t.test('a fee that only answers can tell is said to be one; where none is stated, nothing is said', async (test) => {
	const schema = 'schema: { required: [size], properties: { size: { type: number, title: Ukuran } } }\n';
	test.equal(feeAhead(made(`${schema}fee: size * 100\n`).service.form), 'depends');
	test.equal(feeAhead(made(schema).service.form), null);
});

void t.test('amounts a fee can come to', async (test) => {
	const fee = (text: string): unknown => {
		const { kind, least, most } = feeOf(made(text).service.form) ?? {};
		return [kind, least, most];
	};
	test.same(fee('fee: 0\n'), ['free', 0, 0]);
	test.same(fee('fee: 25000\n'), ['fixed', 25000, 25000]);
	const schema =
		'schema: { required: [kind, size], properties: { kind: { title: Jenis, enum: [a, b] }, size: { type: number, title: Ukuran } } }\n';
	test.same(fee(`${schema}fee: "kind == 'a' ? 10 : 30"\n`), ['range', 10, 30]);
	test.same(fee(`${schema}fee: "kind == 'a' ? 10 : 100000 / 3"\n`), ['range', 10, 33333], 'rounded as its currency is');
	test.same(fee(`${schema}fee: "size > 3 ? 10.5 : 10"\n`), ['range', 10, 11], 'also what is written');
	test.same(fee(`${schema}fee: size * 100\n`), ['depends', null, null]);
	const table = `${schema}tables: { t: { columns: [kind, size], rows: [{ cells: [a, any], then: 5 }, { cells: [a, "> 3"], then: 900 }, { cells: [b, "<= 3"], then: 7 }, { cells: [b, "> 3"], then: 9 }] } }\n`;
	test.same(fee(`${table}fee: table('t')\n`), ['range', 5, 9], 'a row that never decides is no amount');
	const worked = `${schema}tables: { t: { columns: [size * 2], rows: [{ cells: ["<= 3"], then: 7 }, { cells: [any], then: 9 }] } }\n`;
	test.same(fee(`${worked}fee: table('t')\n`), ['range', 7, 9], 'what can not be gone through: every amount written');
});

void t.test('paths end at ends, and meet nothing twice', async (test) => {
	const { service, catalogue } = made(workflow);
	test.same(
		mainPath(service.workflow).map(({ state, always }) => [state.id, always]),
		[
			['intake', true],
			['check', true],
			['visit', false],
			['sign', true],
			['issued', true],
		],
		'in order, corrections left out; a step that some are granted without is told from the others',
	);
	test.same(
		wayAhead(service, catalogue, 'id').flatMap(({ title, note }) => (note === null ? [] : [[title, note]])),
		[
			['Kunjungan', 'bila perlu'],
			['Terbit', 'berlaku 6 bulan'],
		],
	);
	const days = longestPath(service.workflow, (due) =>
		due.unit === 'until' ? 0 : due.unit === 'working hours' ? due.count / 8 : due.count,
	);
	test.same(days, { length: 5, states: ['check', 'visit', 'sign'], whole: true });
});

void t.test('colours', async (test) => {
	test.equal(Math.round(contrast([0, 0, 0], [255, 255, 255])), 21);
	test.equal(contrast([1, 2, 3], [1, 2, 3]), 1);
	test.same(readColour('#0Af'), [0, 170, 255]);
	test.equal(readColour('teal'), null);
	test.equal(writeColour([11, 93, 87]), '#0b5d57');
	for (const pale of ['#7fbf9f', '#ffff00', '#ffffff', '#5b8def', '#e0a800']) {
		const colour = readColour(pale) ?? [0, 0, 0];
		const better = nearestPassing(colour);
		test.notOk(passes(colour), `${pale} is too pale`);
		test.ok(passes(better), `${writeColour(better)} passes`);
		test.ok(contrast(better, [255, 255, 255]) < 5.2, 'and is no darker than it needs to be');
	}
});

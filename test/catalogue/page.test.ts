import t from 'tap';
import { contrast, nearestPassing, passes, readColour, writeColour } from '../../engine/catalogue/contrast.js';
import { feeOf } from '../../engine/catalogue/fee.js';
import { longestPath } from '../../engine/catalogue/longest-path.js';
import { mainPath } from '../../engine/catalogue/main-path.js';
import { nextFor } from '../../engine/catalogue/next.js';
import { servicePage } from '../../engine/catalogue/service-page.js';
import type { Service } from '../../engine/definition/service.js';
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

void t.test('the page of a service is worked out from form and workflow', async (t) => {
	const { service, catalogue } = made(workflow);
	const page = servicePage(service, catalogue, 'id');
	t.same(
		page.steps.map(({ title, who, due, always }) => [title, who.join(), due, always]),
		[
			['Penerimaan', 'Verifikator', null, true],
			['Pemeriksaan', 'Verifikator', '2 hari kerja', true],
			['Kunjungan', 'Verifikator', '16 jam kerja', false],
			['Keputusan', 'Kepala', '1 hari kerja', true],
			['Terbit', '', null, true],
		],
		'in order, corrections left out, what only some need marked',
	);
	t.same(
		page.time,
		{ length: { unit: 'working days', count: 5 }, words: '5 hari kerja', from: 'due' },
		'the due times of the longest way',
	);
	t.same(page.results, [{ letter: 'letter', title: 'Surat izin', valid: '6 bulan' }]);
	t.same(page.officersAsk, ['Lengkap']);
	t.equal(page.fee, null);
	t.equal(page.questions, 1);
	t.same(
		page.offices.map((office) => office.id),
		['north', 'south'],
	);
});

void t.test('a promise is the time that is said', async (t) => {
	const { service, catalogue } = made(workflow.replace('start: intake', 'start: intake\n  promise: 10 working days'));
	t.same(servicePage(service, catalogue, 'en').time, {
		length: { unit: 'working days', count: 10 },
		words: '10 working days',
		from: 'promise',
	});
});

void t.test('what happens next, in each kind of state', async (t) => {
	const { service, catalogue } = made(workflow);
	const at = { due: '2026-11-26T09:00:00.000Z', promised: null, zone: 'Asia/Jakarta' };
	const check = nextFor(service, catalogue, { ...at, state: 'check' }, 'id');
	t.match(check, { public: 'Pemeriksaan', yours: false, who: ['Verifikator'], due: { words: 'Kamis, 26 November 2026' } });
	t.same(check?.actions, [{ id: 'withdraw', title: 'Tarik', ends: true }]);
	t.same(
		check?.after.map((step) => step.state),
		['visit', 'sign', 'issued'],
	);
	const correction = nextFor(service, catalogue, { ...at, state: 'correction' }, 'id');
	t.match(correction, { yours: true, who: [], after: [] });
	t.same(
		correction?.actions.map((action) => action.id),
		['resubmit', 'withdraw'],
	);
	const refused = nextFor(service, catalogue, { ...at, state: 'refused' }, 'id');
	t.match(refused, { public: 'Ditolak', end: 'refused', yours: false, due: null, actions: [] });
	t.equal(nextFor(service, catalogue, { ...at, state: 'nowhere' }, 'id'), null);
});

void t.test('amounts a fee can come to', async (t) => {
	const fee = (text: string): unknown => {
		const { kind, least, most } = feeOf(made(text).service.form) ?? {};
		return [kind, least, most];
	};
	t.same(fee('fee: 0\n'), ['free', 0, 0]);
	t.same(fee('fee: 25000\n'), ['fixed', 25000, 25000]);
	const schema =
		'schema: { required: [kind, size], properties: { kind: { title: Jenis, enum: [a, b] }, size: { type: number, title: Ukuran } } }\n';
	t.same(fee(`${schema}fee: "kind == 'a' ? 10 : 30"\n`), ['range', 10, 30]);
	t.same(fee(`${schema}fee: size * 100\n`), ['depends', null, null]);
	const table = `${schema}tables: { t: { columns: [kind, size], rows: [{ cells: [a, any], then: 5 }, { cells: [a, "> 3"], then: 900 }, { cells: [b, "<= 3"], then: 7 }, { cells: [b, "> 3"], then: 9 }] } }\n`;
	t.same(fee(`${table}fee: table('t')\n`), ['range', 5, 9], 'a row that never decides is no amount');
	const worked = `${schema}tables: { t: { columns: [size * 2], rows: [{ cells: ["<= 3"], then: 7 }, { cells: [any], then: 9 }] } }\n`;
	t.same(fee(`${worked}fee: table('t')\n`), ['range', 7, 9], 'what can not be gone through: every amount written');
});

void t.test('paths end at ends, and meet nothing twice', async (t) => {
	const { service } = made(workflow);
	t.same(
		mainPath(service.workflow).map(({ state }) => state.id),
		['intake', 'check', 'visit', 'sign', 'issued'],
	);
	const days = longestPath(service.workflow, (due) =>
		due.unit === 'until' ? 0 : due.unit === 'working hours' ? due.count / 8 : due.count,
	);
	t.same(days, { length: 5, states: ['check', 'visit', 'sign'], whole: true });
});

void t.test('colours', async (t) => {
	t.equal(Math.round(contrast([0, 0, 0], [255, 255, 255])), 21);
	t.equal(contrast([1, 2, 3], [1, 2, 3]), 1);
	t.same(readColour('#0Af'), [0, 170, 255]);
	t.equal(readColour('teal'), null);
	t.equal(writeColour([11, 93, 87]), '#0b5d57');
	for (const pale of ['#7fbf9f', '#ffff00', '#ffffff', '#5b8def', '#e0a800']) {
		const colour = readColour(pale) ?? [0, 0, 0];
		const better = nearestPassing(colour);
		t.notOk(passes(colour), `${pale} is too pale`);
		t.ok(passes(better), `${writeColour(better)} passes`);
		t.ok(contrast(better, [255, 255, 255]) < 5.2, 'and is no darker than it needs to be');
	}
});

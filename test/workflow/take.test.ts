import t from 'tap';
import { offered } from '../../engine/workflow/blockers.js';
import { settle } from '../../engine/workflow/settle.js';
import { take } from '../../engine/workflow/take.js';
import type { Command, Patch, Refused, Taken } from '../../engine/workflow/types.js';
import { applicant, desk, officer } from '../support/desk.js';
import { misshapen } from '../support/record.js';

const permit = desk(
	`
title: Izin
schema:
  type: object
  required: [name, email, nik]
  properties:
    name: { type: string, title: Nama }
    email: { type: string, format: email, title: Surel }
    nik: { type: string, title: NIK }
    things: { type: array, title: Barang, items: { type: object, properties: { what: { type: string, title: Apa } } } }
facts:
  properties:
    area: { type: number, title: Luas }
    objections: { type: array, title: Keberatan, items: { type: object, required: [by], properties: { by: { type: string, title: Dari }, upheld: { type: boolean, title: Diterima } } } }
workflow:
  start: check
  promise: 5 working days
  states:
    check:
      due: 1 working day
      timers: [{ after: 0 days, of: due, notify: head }, { after: 3 days, to: lapsed }]
      actions:
        measure: { by: verifier, to: stay, ask: [area] }
        object: { by: verifier, to: stay, ask: { add: objections } }
        weigh: { by: verifier, to: stay, ask: { row: objections, fields: [upheld] } }
        return: { by: verifier, to: fix, marks: required, comment: required }
        accept: { by: verifier, to: decide }
    fix: { clock: stopped, edit: { applicant: marked }, actions: { resend: { by: applicant, to: check } } }
    decide:
      actions:
        sign: { by: head, to: granted, notSameAs: [submitted] }
        ask: { by: head, to: decide, ask: { type: object, required: [why], properties: { why: { type: string, title: Mengapa } } } }
    granted: { end: granted, issue: [paper], valid: 6 months, actions: { reopen: { by: head, to: check } } }
    lapsed: { end: lapsed }
    gone: { end: withdrawn }
  anywhere: { withdraw: { by: applicant, to: gone }, note: { by: verifier, to: stay, comment: required } }
letters: { paper: { text: ./paper.md, series: SKU, number: "{seq}/{year}" } }
notices:
  - { on: [submitted, check.return, granted], to: applicant, via: [email], text: ./paper.md }
  - { on: [granted, decide], to: [head], via: [email], text: ./paper.md }
contact: { email: email, nik: nik }
`,
	{ 'one/paper.md': 'Untuk {{ name }}.\n' },
);

const answers = {
	name: 'Siti Aminah',
	email: 'Siti@Example.org',
	nik: '3273014107900001',
	things: [{ what: 'kursi' }, { what: 'meja' }],
};
const send = (more = {}) => permit.send(answers, '2026-11-30 09:00', { rows: { '/things': ['r1', 'r2'] }, ...more });
const verifier = officer('v1', ['verifier']);
const head = officer('h1', ['head'], { signer: { name: 'Lurah', rank: null, nip: null, capacity: 'Lurah' } });

function act(application: ReturnType<typeof send>, action: string, more: Partial<Command> = {}, time = '2026-11-30 10:00') {
	return take(application, { action, visit: application.visit, actor: verifier, ...more }, permit.world(time));
}

function done(outcome: Taken | Refused): Taken {
	if (!outcome.ok) throw new Error(`refused: ${JSON.stringify([outcome.blockers, outcome.problems])}`);
	return outcome;
}

function codes(outcome: Taken | Refused): readonly string[] {
	return outcome.ok ? ['ok'] : [...outcome.blockers, ...outcome.problems].map(({ code }) => code);
}

void t.test('a submission', (test) => {
	const application = send({ owner: 'p1', filler: { person: 'c1', role: 'clerk', office: 'melati' } });
	test.same(misshapen('application', application), []);
	test.equal(application.state, 'check');
	test.equal(application.visit, 1);
	test.equal(application.on, '2026-11-30');
	test.same(application.took, { submitted: ['p1', 'c1'] });
	test.same(application.content.contact, { email: 'Siti@Example.org', phone: null, nik: '3273014107900001' });
	test.same(
		application.effects.map(({ id, kind, on, to }) => [id, kind, on, to]),
		[['a1.1.1', 'notify', 'submitted', 'applicant']],
	);
	test.equal(application.nextTimerAt, '2026-12-01T09:00:00.000Z', 'the closing of the next working day');
	test.same(application.entries[0]?.tasks, [{ role: 'verifier', office: 'melati', person: null }]);
	test.end();
});

void t.test('the visit somebody saw', (test) => {
	const first = send();
	const accepted = done(act(first, 'accept')).application;
	test.equal(accepted.visit, 2);
	test.same(codes(take(accepted, { action: 'withdraw', visit: 1, actor: applicant }, permit.world('2026-11-30 11:00'))), [
		'visit',
	]);
	const stayed = done(act(first, 'measure', { with: { area: 5 } })).application;
	test.equal(stayed.visit, 1, 'stay keeps the visit');
	test.ok(done(act(stayed, 'accept')).ok, 'and what was seen before it still holds');
	test.end();
});

void t.test('the same command again', (test) => {
	const key = { key: 'k1', body: 'b1' };
	const once = done(act(send(), 'accept', { key }));
	const again = done(
		take(once.application, { action: 'accept', visit: 1, actor: verifier, key }, permit.world('2026-11-30 10:05')),
	);
	test.ok(again.repeated);
	test.equal(again.entry.hash, once.entry.hash, 'gives the entry of then');
	test.equal(again.application.entries.length, once.application.entries.length, 'and writes nothing');
	test.same(
		codes(act(once.application, 'sign', { actor: head, key: { key: 'k1', body: 'other' } })),
		['key'],
		'another body under the same key',
	);
	test.end();
});

void t.test('nobody acts on their own file', (test) => {
	const application = send({ owner: 'p1' });
	test.same(codes(act(application, 'accept', { actor: officer('p1', ['verifier']) })), ['own-file'], 'same account');
	test.same(
		codes(act(application, 'accept', { actor: officer('v9', ['verifier'], { email: 'siti@example.ORG' }) })),
		['own-file'],
		'same e-mail',
	);
	test.same(
		codes(act(application, 'accept', { actor: officer('v9', ['verifier'], { nik: 'blind 3273014107900001' }) })),
		['own-file'],
		'same NIK',
	);
	test.same(codes(act(application, 'accept', { actor: officer('v9', ['verifier'], { nik: 'blind 1', email: 'a@b.id' }) })), [
		'ok',
	]);
	test.end();
});

void t.test('role and office at the moment of acting', (test) => {
	const application = send();
	test.same(codes(act(application, 'accept', { actor: officer('v2', ['verifier'], { office: 'kenanga' }) })), ['office']);
	test.same(codes(act(application, 'accept', { actor: officer('v2', ['verifier'], { office: 'melati' }) })), ['ok']);
	test.same(codes(act(application, 'accept', { actor: officer('v2', []) })), ['role']);
	test.same(codes(act(application, 'accept', { actor: applicant })), ['role']);
	test.same(codes(act(application, 'nonsense')), ['action']);
	test.end();
});

void t.test('a claim of somebody who is no longer in the role is none', (test) => {
	const claimed = done(act(send(), 'measure', { with: { area: 1 } })).application;
	test.same(claimed.tasks, [{ role: 'verifier', office: 'melati', person: 'v1' }]);
	const command = { action: 'accept', visit: 1, actor: officer('v2', ['verifier']) };
	test.same(codes(take(claimed, command, permit.world('2026-11-30 11:00'))), ['claimed']);
	const gone = permit.world('2026-11-30 11:00', { holds: (person) => person !== 'v1' });
	const taken = done(take(claimed, command, gone));
	test.same(taken.entry.claims, [{ role: 'verifier', person: 'v2' }]);
	test.end();
});

void t.test('a task is given back only to somebody still in the role', (test) => {
	const returned = done(act(send(), 'return', { comment: 'x', marks: [{ path: '/name', reason: null }] })).application;
	test.same(returned.holders, { check: { verifier: 'v1' } });
	const resend = { action: 'resend', visit: returned.visit, actor: applicant };
	const back = done(take(returned, resend, permit.world('2026-11-30 11:00')));
	test.equal(back.application.tasks[0]?.person, 'v1');
	const world = permit.world('2026-11-30 11:00', { holds: () => false });
	test.equal(done(take(returned, resend, world)).application.tasks[0]?.person, null);
	test.end();
});

void t.test('whoever filed for another', (test) => {
	const application = send({ filler: { person: 'h1', role: 'head', office: 'melati' } });
	const decide = done(act(application, 'accept')).application;
	test.same(codes(act(decide, 'sign', { actor: head })), ['not-same-as', 'filed']);
	test.same(codes(act(decide, 'ask', { actor: head, with: { why: 'x' } })), ['ok'], 'may do what is no end');
	const left = done(act(decide, 'withdraw', { actor: head, onBehalf: true }));
	test.equal(left.application.state, 'gone', 'what is done for the applicant is no decision');
	test.same(left.entry.who, { kind: 'applicant', person: null, role: 'applicant', office: null, capacity: null });
	test.same(left.entry.filler, { person: 'h1', role: 'head', office: 'melati' });
	test.same(
		codes(act(decide, 'withdraw', { actor: officer('x', ['clerk']), onBehalf: true })),
		['role'],
		'not by somebody who may not see it',
	);
	test.end();
});

void t.test('due timers are settled first, each as of its moment', (test) => {
	const late = settle(send(), permit.world('2026-12-08 09:00'));
	test.same(
		late.entries.map(({ kind, rule, at, state }) => [kind, rule, at, state]),
		[
			['timer', 'check.0', '2026-12-01T09:00:00.000Z', 'check'],
			['timer', 'check.1', '2026-12-03T16:59:59.999Z', 'lapsed'],
		],
	);
	test.ok(late.entries.every(({ recorded }) => recorded === '2026-12-08T02:00:00.000Z'));
	test.same(
		late.entries[1]?.ended.map(({ what, id, due }) => [what, id, due]),
		[
			['due', null, '2026-12-01T09:00:00.000Z'],
			['promise', null, '2026-12-07T09:00:00.000Z'],
			['timer', 'check.0', '2026-12-01T09:00:00.000Z'],
			['timer', 'check.1', '2026-12-03T16:59:59.999Z'],
			['task', 'verifier', null],
		],
	);
	test.equal(late.application.nextTimerAt, null);
	const refused = act(send(), 'accept', {}, '2026-12-08 09:00');
	test.same(codes(refused), ['visit'], 'an action meets what they led to');
	test.equal(refused.application.state, 'lapsed', 'and they stay settled');
	test.same(settle(send(), permit.world('2026-12-01 15:59')).entries, [], 'not a minute too soon');
	test.equal(settle(send(), permit.world('2026-12-01 16:00')).entries.length, 1, 'not a minute too late');
	test.end();
});

void t.test('when it is looked at makes no difference', (test) => {
	const times = ['2026-12-01 16:00', '2026-12-02 09:00', '2026-12-03 23:59', '2026-12-08 09:00'];
	const stepwise = times.reduce((application, time) => settle(application, permit.world(time)).application, send());
	const atOnce = settle(send(), permit.world('2026-12-08 09:00')).application;
	const withoutRecorded = (application: typeof atOnce) =>
		application.entries.map(({ recorded: _r, hash: _h, before: _b, ...entry }) => entry);
	test.same(withoutRecorded(stepwise), withoutRecorded(atOnce));
	test.end();
});

void t.test('rows of facts, and a schema in place', (test) => {
	const one = done(act(send(), 'object', { with: { by: 'Tetangga' } })).application;
	const two = done(act(one, 'object', { with: { by: 'RT' } })).application;
	const weighed = done(act(two, 'weigh', { row: 2, with: { upheld: true } })).application;
	test.same(weighed.content.facts, { objections: [{ by: 'Tetangga' }, { by: 'RT', upheld: true }] });
	test.same(codes(act(two, 'weigh', { row: 3, with: { upheld: true } })), ['required'], 'a row that is not there');
	test.same(codes(act(two, 'object', { with: {} })), ['required'], 'required in the row');
	const decide = done(act(two, 'accept')).application;
	test.same(codes(act(decide, 'ask', { actor: head })), ['required']);
	const asked = done(act(decide, 'ask', { actor: head, with: { why: 'Kurang jelas' } }));
	test.same(asked.application.content.parts[String(asked.entry.number)], { ask: { why: 'Kurang jelas' } }, 'kept with the entry');
	test.same(asked.application.content.facts, two.content.facts, 'not among the facts');
	test.same(
		codes(act(decide, 'ask', { actor: head, with: { why: 'x', who: 'y' } })),
		['unknown-field'],
		'what is not asked is a problem',
	);
	test.same(codes(act(decide, 'sign', { actor: head, with: { why: 'x' } })), ['unknown-field'], 'also where nothing is asked');
	test.same(codes(act(decide, 'sign', { actor: head, comment: 'x' })), ['unknown-field'], 'and a comment nobody asked for');
	test.end();
});

void t.test('a checklist is continued, null takes away', (test) => {
	const measured = done(act(send(), 'measure', { with: { area: 12.5 } })).application;
	test.same(done(act(measured, 'measure', { with: {} })).application.content.facts, { area: 12.5 });
	test.same(done(act(measured, 'measure', { with: { area: null } })).application.content.facts, {});
	test.end();
});

void t.test('rows keep their ids', (test) => {
	const returned = done(act(send(), 'return', { comment: 'x', marks: [{ path: '/things', reason: null }] })).application;
	const resend = (sent: Partial<Command>) =>
		done(
			take(returned, { action: 'resend', visit: returned.visit, actor: applicant, ...sent }, permit.world('2026-11-30 11:00')),
		);
	const byPlace = resend({ answers: { things: [{ what: 'kursi' }, { what: 'lemari' }, { what: 'piano' }] } });
	test.same(byPlace.application.content.rows['/things'], ['r1', 'r2', '3-1'], 'by place, a new one gets its own');
	const byName = resend({ answers: { things: [{ what: 'meja' }] }, rows: { '/things': ['r2'] } });
	test.same(byName.application.content.rows['/things'], ['r2'], 'unless rows names it');
	test.same(
		byName.application.submissions.map(({ number, entry }) => [number, entry]),
		[
			[1, 1],
			[2, 3],
		],
	);
	test.same(byName.application.content.parts['1']?.answers, answers, 'the first submission stays');
	test.same(byName.application.content.marks, [], 'the marks are answered');
	test.end();
});

void t.test('what an entry says, and does not say', (test) => {
	const marked = done(
		act(send(), 'return', { comment: 'Nomor telepon mati', marks: [{ path: '/name', reason: 'Beda dengan KTP' }] }),
	);
	const resent = done(
		take(
			marked.application,
			{ action: 'resend', visit: 2, actor: applicant, answers: { name: 'Siti Aminah Dewi' } },
			permit.world('2026-11-30 11:00'),
		),
	);
	const accepted = done(act(resent.application, 'accept', {}, '2026-11-30 12:00'));
	const signed = done(act(accepted.application, 'sign', { actor: head }, '2026-11-30 13:00'));
	const written = JSON.stringify(signed.application.entries);
	for (const secret of ['Siti', 'example.org', '3273014107900001', 'telepon', 'KTP', 'kursi', 'Lurah'])
		test.notMatch(written, secret, `no "${secret}"`);
	test.same(Object.keys(marked.entry.commitments), ['comment', 'marks']);
	test.same(Object.keys(resent.entry.commitments).toSorted(), ['answers', 'contact']);
	test.same(Object.keys(signed.entry.commitments), ['signer']);
	test.same(signed.entry.letters, [{ letter: 'paper', valid: '2027-05-30' }]);
	test.same(
		signed.effects.map(({ kind, on, letter, to }) => [kind, on, letter, to]),
		[
			['number', 'granted', 'paper', null],
			['issue', 'granted', 'paper', null],
			['notify', 'granted', null, 'applicant'],
			['notify', 'granted', null, 'head'],
		],
	);
	const reopened = done(act(signed.application, 'reopen', { actor: head }, '2026-11-30 14:00'));
	test.equal(reopened.entry.kind, 'reopened');
	test.equal(reopened.application.clock.now, 'over');
	test.end();
});

void t.test('the given document is never changed', (test) => {
	const application = send();
	const before = JSON.stringify(application);
	act(application, 'return', { comment: 'x', marks: [{ path: '/name', reason: null }] });
	settle(application, permit.world('2026-12-08 09:00'));
	offered(application, verifier, false, permit.world('2026-11-30 10:00'));
	test.equal(JSON.stringify(application), before);
	test.end();
});

void t.test('hostile names are data', (test) => {
	const evil: Patch = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
	const returned = done(act(send(), 'return', { comment: 'x', marks: [{ path: '/name', reason: null }] })).application;
	const resent = take(
		returned,
		{ action: 'resend', visit: 2, actor: applicant, answers: evil },
		permit.world('2026-11-30 11:00'),
	);
	test.ok(resent.ok);
	test.equal(Reflect.get({}, 'polluted'), undefined);
	const evilWith: Patch = JSON.parse('{"__proto__":{"area":1}}');
	test.same(codes(act(send(), 'measure', { with: evilWith })), ['unknown-field']);
	for (const path of ['/__proto__', '/things/9/what', '/things/-1', 'name', '/things/0/__proto__/x', ''])
		test.same(
			codes(act(send(), 'return', { comment: 'x', marks: [{ path, reason: null }] })),
			['unknown-field'],
			`a mark on "${path}"`,
		);
	test.end();
});

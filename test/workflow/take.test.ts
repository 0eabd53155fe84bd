import t from 'tap';
import { withNextTimer } from '../../engine/workflow/due.js';
import { settle } from '../../engine/workflow/settle.js';
import { take } from '../../engine/workflow/take.js';
import { applicant, officer } from '../support/desk.js';
import { act, codes, done, head, permit, send, verifier } from '../support/permit.js';
import { misshapen } from '../support/record.js';

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

void t.test('a clock that was set back: no entry lies before another, and no time is counted twice', (test) => {
	const returned = done(
		act(send(), 'return', { comment: 'x', marks: [{ path: '/name', reason: null }] }, '2026-11-30 15:00'),
	).application;
	const back = { action: 'resend', visit: returned.visit, actor: applicant };
	const resent = done(take(returned, back, permit.world('2026-11-30 10:00')));
	const { at, recorded } = resent.entry;
	test.equal(at, '2026-11-30T08:00:00.000Z', 'as of the last entry');
	test.equal(recorded, '2026-11-30T03:00:00.000Z', 'written when the clock said so');
	for (const { from, to } of resent.application.clock.promise) test.ok(to === null || from <= to);
	const withdrawn = done(act(resent.application, 'withdraw', { actor: applicant }, '2026-11-29 09:00'));
	test.same(misshapen('application', withdrawn.application), []);
	const times = withdrawn.application.entries.map((entry) => entry.at);
	test.same(times, times.toSorted());
	test.end();
});

void t.test('settling twice is settling once', (test) => {
	for (const time of ['2026-12-01 15:59', '2026-12-01 16:00', '2026-12-04 00:00']) {
		const once = settle(send(), permit.world(time)).application;
		test.same(settle(once, permit.world(time)), { application: once, entries: [] }, time);
	}
	test.end();
});

void t.test('a calendar published between start and due moves open dates, and leaves what is past', (test) => {
	const application = send();
	const closed = { ...permit.catalogue.calendars.get('id'), holidays: new Map([['2026-12-01', 'Libur mendadak']]) };
	const catalogue = {
		...permit.catalogue,
		calendars: new Map([...permit.catalogue.calendars].map(([id, calendar]) => [id, { ...calendar, holidays: closed.holidays }])),
	};
	test.equal(application.nextTimerAt, '2026-12-01T09:00:00.000Z');
	test.equal(
		withNextTimer(application, permit.service, catalogue).nextTimerAt,
		'2026-12-02T09:00:00.000Z',
		'the index is remade',
	);
	test.same(settle(application, permit.world('2026-12-01 16:30', { catalogue })).entries, [], 'not late any more');
	const fired = settle(application, permit.world('2026-12-01 16:30')).application;
	test.equal(settle(fired, permit.world('2026-12-02 16:30', { catalogue })).entries.length, 0, 'what fired does not fire again');
	test.end();
});

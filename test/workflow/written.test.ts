import t from 'tap';
import { offered } from '../../engine/workflow/blockers.js';
import { besideAnswers } from '../../engine/workflow/rows.js';
import { settle } from '../../engine/workflow/settle.js';
import { take } from '../../engine/workflow/take.js';
import type { Command, Patch } from '../../engine/workflow/types.js';
import { applicant, desk, officer } from '../support/desk.js';
import { act, answers, codes, done, head, permit, send, verifier } from '../support/permit.js';

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
	const mixed = resend({
		answers: { things: [{ what: 'piano' }, { what: 'meja' }, { what: 'rak' }, { what: 'tas' }, { what: 'kursi' }] },
		rows: { '/things': ['mine', 'r2', 'r2', 'r1'] },
	});
	test.same(
		mixed.application.content.rows['/things'],
		['3-1', 'r2', '3-2', 'r1', '3-3'],
		'an id that was none of the list, or named twice, is a new row',
	);
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

void t.test('what stands beside a row goes with it', (test) => {
	const old = {
		list: [
			{ a: 'x', sub: [{ b: 1 }, { b: 2 }] },
			{ a: 'y', sub: [{ b: 3 }] },
		],
		free: 'f',
		flags: ['p', 'q'],
	};
	const before = {
		rows: { '/list': ['r1', 'r2'], '/list/0/sub': ['s1', 's2'], '/list/1/sub': ['t1'] },
		provenance: { '/list/0/a': 'default', '/list/1/a': 'compute', '/free': 'default', '/flags': 'default' },
	};
	let made = 0;
	const newRow = () => `n${++made}`;
	const now = {
		list: [
			{ a: 'y', sub: [{ b: 3 }, { b: 4 }] },
			{ a: 'new', sub: [{ b: 1 }] },
		],
		free: 'changed',
		flags: ['p', 'q'],
	};
	test.same(besideAnswers(now, old, before, { '/list': ['r2'] }, newRow), {
		rows: { '/list': ['r2', 'n1'], '/list/0/sub': ['t1', 'n2'], '/list/1/sub': ['n3'] },
		provenance: { '/list/0/a': 'compute', '/flags': 'default' },
	});
	test.same(besideAnswers(old, old, before, {}, newRow), before, 'what was not changed stays as it was');
	test.end();
});

void t.test('a correction keeps where answers came from, but for those it changed', (test) => {
	const provenance = { '/name': 'default', '/email': 'default', '/things/1/what': 'default' };
	const application = send({ provenance });
	const marks = ['/name', '/email', '/things'].map((path) => ({ path, reason: null }));
	const returned = done(act(application, 'return', { comment: 'x', marks })).application;
	const resent = take(
		returned,
		{
			action: 'resend',
			visit: returned.visit,
			actor: applicant,
			answers: { name: 'Sari', things: [{ what: 'meja' }] },
			rows: { '/things': ['r2'] },
		},
		permit.world('2026-11-30 11:00'),
	);
	test.same(done(resent).application.content.provenance, { '/email': 'default', '/things/0/what': 'default' });
	test.end();
});

void t.test('texts that no entry could be sealed over are refused, with their place', (test) => {
	const half = 'a\ud800b';
	const problems = (outcome: ReturnType<typeof act>) =>
		outcome.ok ? [] : outcome.problems.map(({ path, code }) => [path, code]);
	const marks = [{ path: '/name', reason: half }];
	test.same(problems(act(send(), 'return', { comment: half, marks })), [
		['/comment', 'characters'],
		['/marks/0/reason', 'characters'],
	]);
	const objected = act(send(), 'object', { with: { by: half } });
	test.same(problems(objected), [['/with/by', 'characters']]);
	const returned = done(act(send(), 'return', { comment: 'x', marks: [{ path: '/name', reason: null }] })).application;
	const resent = take(
		returned,
		{ action: 'resend', visit: returned.visit, actor: applicant, answers: { name: half } },
		permit.world('2026-11-30 11:00'),
	);
	test.same(problems(resent), [['/answers/name', 'characters']]);
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

void t.test('what is asked over pages is read whole: a page whose condition fails asks nothing', async (t) => {
	const { service, world, send } = desk(`
title: Uji
schema: { properties: { land: { type: number, title: Luas } } }
workflow:
  start: check
  states:
    check:
      actions:
        report:
          by: verifier
          to: done
          ask:
            required: [safe, why]
            properties:
              safe: { type: boolean, title: Aman }
              why: { type: string, title: Sebab }
            pages:
              - { id: site, title: Lokasi, fields: [safe] }
              - { id: reason, title: Sebab, fields: [why], when: not safe and land > 100 }
    done: { end: granted }
`);
	const ask = service.workflow.states.get('check')?.actions.get('report')?.ask;
	t.same(
		ask?.pages.map(({ id, fields }) => [id, fields]),
		[
			['site', ['safe']],
			['reason', ['why']],
		],
	);
	const report = (land: number, values: Record<string, string | boolean>) => {
		const application = send({ land }, '2026-11-30 09:00');
		const command = { action: 'report', visit: application.visit, actor: officer('v1', ['verifier']), with: values };
		return take(application, command, world('2026-11-30 10:00'));
	};
	t.equal(report(200, { safe: true }).ok, true);
	t.match(report(200, { safe: false }), { ok: false, problems: [{ path: '/with/why', code: 'required' }] });
	t.equal(report(200, { safe: false, why: 'Curam' }).ok, true);
	t.equal(report(50, { safe: false }).ok, true, 'the answers count too');
	const ignored = report(50, { safe: false, why: 'Curam' });
	t.same(ignored.ok && ignored.application.content.parts['2']?.ask, { safe: false }, 'what is not relevant is not kept');
});

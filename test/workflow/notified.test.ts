import t from 'tap';
import { verifyChain } from '../../engine/workflow/entry.js';
import { notified } from '../../engine/workflow/notified.js';
import { replay } from '../../engine/workflow/replay.js';
import { settle } from '../../engine/workflow/settle.js';
import { desk, key } from '../support/desk.js';
import { misshapen } from '../support/record.js';

const { send, world } = desk(
	`
title: Izin
schema: { properties: { name: { type: string, title: Nama } } }
workflow: { start: check, states: { check: { actions: { accept: { by: head, to: done } }, timers: [{ after: 2 hours, to: lapsed }] }, done: { end: granted }, lapsed: { end: lapsed } } }
notices: [{ on: [submitted, lapsed], to: [applicant, head], via: [email], text: ./told.md }]
`,
	{ 'one/told.md': 'Ada kabar.\n' },
);

const trying = { tries: 1, at: '2026-11-30T02:00:00.000Z', until: null, reason: 'timed-out', since: null, stuck: false };

void t.test('recorded after a timer was due, it moves that timer by nothing', (test) => {
	const sent = send({ name: 'Siti' }, '2026-11-30 09:00');
	const told = notified(sent, 'a1.1.1', '2026-11-30T06:00:00.000Z', null, key);
	test.equal(told.entries.at(-1)?.at, sent.submitted, 'it holds as of the entry before');
	const late = settle(told, world('2026-11-30 15:00')).application;
	test.match(late.entries.at(-1), { kind: 'timer', at: '2026-11-30T04:00:00.000Z', number: 3 }, 'two hours after it was sent');
	test.equal(late.state, 'lapsed');
	test.end();
});

void t.test('replay folds it: the effect is gone, all else stays', (test) => {
	const sent = { ...send({ name: 'Siti' }, '2026-11-30 09:00'), outbox: { 'a1.1.1': trying, 'a1.1.2': trying } };
	const told = notified(sent, 'a1.1.1', '2026-11-30T06:00:00.000Z', 'no-address', key);
	test.same(replay(told.entries), { ...replay(sent.entries), effects: told.effects });
	test.same(
		told.effects,
		sent.effects.filter(({ id }) => id !== 'a1.1.1'),
	);
	test.same(told.outbox, { 'a1.1.2': trying }, 'how far the others have come is kept');
	test.equal(told.entries.at(-1)?.reason, 'no-address');
	test.same(verifyChain(told.id, told.entries, null), []);
	test.same(misshapen('application', told), []);
	const all = notified(told, 'a1.1.2', '2026-11-30T06:00:00.000Z', null, key);
	test.same([all.effects, 'outbox' in all, 'reason' in (all.entries.at(-1) ?? {})], [[], false, false]);
	test.end();
});

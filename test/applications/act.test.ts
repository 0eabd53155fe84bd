/** Acting on an application that was sent: one way for everybody, one write, once. */
import t, { type Test } from 'tap';
import { act } from '../../engine/applications/act.js';
import { isRefusal } from '../../engine/applications/load.js';
import { start } from '../../engine/applications/start.js';
import { statusOf } from '../../engine/applications/status.js';
import type { Store } from '../../engine/store/port/store.js';
import { verifyChain } from '../../engine/workflow/entry.js';
import { at, codeOf, counter, does, numberOf, stored } from '../support/acting.js';
import type { Desk } from '../support/applications.js';
import { applicant, officer } from '../support/desk.js';
import { memoryStore } from '../support/memory-store.js';
import { head, permit, send } from '../support/permit.js';
import { type PutIn, putIn } from '../support/put-in.js';
import { misshapen } from '../support/record.js';

void t.test('an action is one entry in one write', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	const done = await does(on, put, 'accept');
	t.equal(codeOf(done), 'done');
	const now = await stored(on, put);
	t.match(now, { state: 'decide', visit: 2, revision: 2, took: { 'check.accept': ['v1'] } });
	t.same((await on.store.applications.read(put.id))?.indexes, {
		service: 'one',
		version: 1,
		reference: put.reference,
		office: 'melati',
		state: 'decide',
		expires: null,
		nextTimerAt: null,
		effectsAt: now.submitted,
	});
	t.same(misshapen('application', now), []);
	t.equal(now.entries.length, 2);
	t.ok(
		now.effects.some(({ entry }) => entry === 2),
		'with what it causes',
	);
});

void t.test('refusals are values, and change nothing', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	const before = await on.store.applications.read(put.id);
	t.equal(codeOf(await does(on, put, 'sign', { as: head })), 'action-closed action');
	t.equal(codeOf(await does(on, put, 'accept', { as: officer('x', ['clerk']) })), 'action-closed role');
	t.equal(codeOf(await does(on, put, 'accept', { visit: 7 })), 'action-closed visit');
	t.equal(codeOf(await does(on, put, 'return')), 'action-incomplete /comment required /marks required');
	t.equal(codeOf(await does(on, put, 'note', { comment: '\ud800' })), 'action-incomplete /comment characters');
	t.equal(codeOf(await does(on, put, 'note', { comment: 'x'.repeat(5001) })), 'action-incomplete /comment maxLength');
	t.equal(codeOf(await does(on, { ...put, secret: 'AAAA' }, 'accept')), 'not-found', "somebody else's");
	t.equal(codeOf(await does(on, { ...put, id: 'nowhere' }, 'accept')), 'not-found');
	const begin = { service: permit.service, version: 1, office: 'melati', locale: 'id', channel: 'web', caller: 's', key: 'k' };
	const draft = await start(on, begin);
	if (isRefusal(draft)) return t.fail(draft.code);
	t.equal(codeOf(await does(on, { ...put, id: draft.draft.id, secret: draft.secret }, 'accept')), 'not-found', 'a draft');
	t.same(await on.store.applications.read(put.id), before);
});

void t.test('the same once more is one: by its key, or without one by who, visit, action and body', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	const once = await does(on, put, 'note', { key: 'k1', comment: 'Satu' });
	t.equal(codeOf(once), 'done');
	const again = await does(on, put, 'note', { key: 'k1', comment: 'Satu' });
	t.equal(codeOf(again), 'repeated');
	t.equal(numberOf(again), numberOf(once), 'as of that entry');
	t.equal(codeOf(await does(on, put, 'note', { key: 'k1', comment: 'Lain' })), 'key-used-otherwise key');
	t.equal(codeOf(await does(on, put, 'note', { key: 'k2', comment: 'Satu' })), 'done', 'another key is another note');
	const other = officer('v2', ['verifier']);
	t.equal(codeOf(await does(on, put, 'note', { as: other, key: 'k1', comment: 'Lain' })), 'done', "nor is it another person's");

	t.equal(codeOf(await does(on, put, 'note', { comment: 'Dua' })), 'done');
	t.equal(codeOf(await does(on, put, 'note', { comment: 'Dua' })), 'repeated');
	t.equal(codeOf(await does(on, put, 'note', { comment: 'Tiga' })), 'done');
	t.equal(codeOf(await does(on, put, 'note', { as: other, comment: 'Dua' })), 'done');
	const ask = { with: { area: 5 }, comment: undefined };
	t.equal(codeOf(await does(on, put, 'measure', { with: ask.with })), 'done');
	t.equal(codeOf(await does(on, put, 'measure', { with: { area: 6 } })), 'done');

	const accepted = await does(on, put, 'accept', { key: 'a' });
	const signed = await does(on, put, 'sign', { as: head, visit: numberOf(accepted) });
	t.equal(codeOf(signed), 'done');
	const late = await does(on, put, 'accept', { key: 'a' });
	t.equal(codeOf(late), 'repeated', 'also once it moved on and ended');
	t.equal(numberOf(late), numberOf(accepted));
	t.same(misshapen('application', await stored(on, put)), []);
});

void t.test('the same at the same moment is one', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	const all = await Promise.all(Array.from({ length: 8 }, () => does(on, put, 'accept', { key: 'k' })));
	t.same(all.map(codeOf).toSorted(), ['done', ...Array<string>(7).fill('repeated')]);
	t.equal((await stored(on, put)).entries.length, 2);
});

void t.test('keys are kept as long as the visit lasts and at least seven days, then they go', async (t) => {
	const on = counter();
	const slow = { ...send(), timers: [], nextTimerAt: null };
	const put = await putIn(on, permit.service, slow);
	await does(on, put, 'note', { key: 'first', comment: 'Satu' });
	on.at(at('12-20'));
	await does(on, put, 'note', { key: 'second', comment: 'Dua' });
	t.equal(
		codeOf(await does(on, put, 'note', { key: 'first', comment: 'Satu' })),
		'repeated',
		'twenty days on, in the same visit',
	);
	const accepted = await does(on, put, 'accept', { key: 'third' });
	const visit = numberOf(accepted);
	t.equal((await stored(on, put)).keys.length, 2, 'the first is older than the visit and seven days');
	on.at(at('12-26'));
	t.equal(codeOf(await does(on, put, 'note', { key: 'second', comment: 'Dua' })), 'repeated', 'six days after, in another visit');
	on.at(at('12-28'));
	await does(on, put, 'note', { key: 'fourth', comment: 'Empat', visit });
	t.equal((await stored(on, put)).keys.length, 2, 'the third began this visit, the fourth is new');
	t.equal(codeOf(await does(on, put, 'note', { key: 'second', comment: 'Dua' })), 'action-closed visit', 'looked at anew');
	t.equal(codeOf(await does(on, put, 'accept', { key: 'third' })), 'repeated');
});

void t.test('what was due is settled first, and written also when the action is refused', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	on.at(at('12-08'));
	const refused = await does(on, put, 'accept');
	t.equal(codeOf(refused), 'action-closed visit');
	t.match(refused, { application: { state: 'lapsed' } }, 'and told how it stands');
	const document = await on.store.applications.read(put.id);
	t.match(document, { revision: 2, indexes: { state: 'lapsed', nextTimerAt: null } });
	t.equal(codeOf(await does(on, put, 'withdraw', { as: applicant, visit: 3 })), 'action-closed action', 'an end is an end');
	t.equal((await on.store.applications.read(put.id))?.revision, 2, 'nothing is written twice');
});

void t.test('a full store: said in words, nothing recorded; what is due is shown all the same', async (t) => {
	const store = memoryStore();
	const full: Store = { ...store, applications: { ...store.applications, swap: async () => 'store-full' } };
	const roomy = counter(store);
	const on: Desk = { ...roomy, store: full };
	const put = await putIn(on, permit.service, send());
	t.match(await does(on, put, 'accept'), { code: 'store-full', says: { id: /penuh/, en: /full/ } });
	t.match(await store.applications.read(put.id), { revision: 1, indexes: { state: 'check' } });
	roomy.at(at('12-08'));
	t.equal(codeOf(await does(on, put, 'accept')), 'action-closed visit', 'no write could make it open');
	t.match(await statusOf(on, put.reference, put), { application: { state: 'lapsed', revision: 1 } });
	t.match(
		await statusOf(roomy, put.reference, put),
		{ application: { state: 'lapsed', revision: 2 } },
		'written once there is room',
	);
});

void t.test('a lost swap is read again and tried again while the action is open', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	const people = Array.from({ length: 6 }, (_, index) => officer(`v${index}`, ['verifier']));
	const notes = await Promise.all(people.map((as) => does(on, put, 'note', { as, comment: 'Catatan' })));
	t.same(notes.map(codeOf), Array<string>(6).fill('done'), 'all count');
	const now = await stored(on, put);
	t.same(verifyChain(put.id, now.entries.slice(1), { number: 1, hash: now.entries[0]?.hash ?? '' }), []);
	t.equal(now.revision, 7);
	const store = memoryStore();
	const busy = counter({ ...store, applications: { ...store.applications, swap: async () => 'lost' } });
	const other = await putIn(busy, permit.service, send());
	t.equal(codeOf(await does(busy, other, 'accept')), 'store-busy', 'not for ever');
	t.match(
		await statusOf(busy, other.reference, other),
		{ application: { state: 'check' } },
		'nothing to settle, nothing to write',
	);
});

void t.test('role is read after the document, again at each retry', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	let asked = 0;
	const done = await act(on, put.id, put, {
		action: 'note',
		visit: 1,
		comment: 'Terlambat',
		key: null,
		locale: 'en',
		who: async () => {
			asked += 1;
			if (asked === 1) await does(on, put, 'note', { comment: 'Dahulu' });
			return { actor: officer('v9', asked === 1 ? ['verifier'] : []), holds: () => true };
		},
	});
	t.equal(asked, 2);
	t.equal(codeOf(done), 'action-closed role', 'the role went in between');
});

void t.test('reading settles, once, whoever reads at the same moment', async (t) => {
	const on = counter();
	const put = await putIn(on, permit.service, send());
	on.at(at('12-01', '09:00'));
	const readings = await Promise.all(Array.from({ length: 6 }, () => statusOf(on, put.reference, put)));
	for (const reading of readings)
		t.match(reading, { application: { revision: 2, nextTimerAt: at('12-03', '16:59').replace('00.000', '59.999') } });
	const now = await stored(on, put);
	t.same(
		now.entries.map(({ kind }) => kind),
		['submitted', 'timer'],
	);
	await notThere(t, on, put);
});

async function notThere(t: Test, on: Desk, put: PutIn): Promise<void> {
	t.match(await statusOf(on, put.reference, { secret: 'AAAA' }), { code: 'not-found' });
	t.match(await statusOf(on, 'ONE-2222-2222', put), { code: 'not-found' });
}

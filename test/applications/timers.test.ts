/** Time settles itself, and published calendars move open dates, whoever looks and whenever. */
import t from 'tap';
import { isRefusal } from '../../engine/applications/load.js';
import { settled } from '../../engine/applications/settled.js';
import { makeTimekeeper, remakeAll, versionsIn } from '../../engine/applications/timekeeper.js';
import { settleDue } from '../../engine/applications/timers.js';
import type { Catalogue } from '../../engine/definition/service.js';
import type { Store } from '../../engine/store/port/store.js';
import { settle } from '../../engine/workflow/settle.js';
import type { Application } from '../../schemas/generated/record.js';
import { type Desk, desk } from '../support/applications.js';
import { memoryStore } from '../support/memory-store.js';
import { permit, send } from '../support/permit.js';
import { putIn } from '../support/put-in.js';
import { randomFrom, seedOfRun } from '../support/random.js';

/** A desk over which a catalogue can be put anew, with version 1 of the service published. */
async function published(store: Store = memoryStore()) {
	let catalogue: Catalogue = permit.catalogue;
	const on = desk(store, { service: async () => permit.service, catalogue: async () => catalogue });
	on.at('2026-11-30T03:00:00.000Z');
	const definition = { service: 'one', hash: 'h', level: 1, sources: {}, published: on.now() };
	await store.definitions.add(definition);
	await store.definitions.point('one', 'public', 1, undefined);
	return {
		on,
		keep: makeTimekeeper(on, store.definitions),
		put: (next: Catalogue) => {
			catalogue = next;
		},
	};
}

/** The town's calendar with one more day off. */
function withHoliday(date: string): Catalogue {
	const calendars = [...permit.catalogue.calendars].map(
		([id, calendar]) => [id, { ...calendar, holidays: new Map([[date, 'Libur mendadak']]) }] as const,
	);
	return { ...permit.catalogue, calendars: new Map(calendars) };
}

async function nextOf(on: Desk, id: string): Promise<string | null | undefined> {
	return (await on.store.applications.read(id))?.indexes.nextTimerAt;
}

/** What an application's entries say, but for when they were written down. */
const saysOf = (application: Application) =>
	application.entries.slice(1).map(({ recorded: _r, hash: _h, before: _b, application: _a, effects: _e, ...entry }) => entry);

void t.test('the outcome does not depend on whether or when the runner ran', async (t) => {
	const seed = seedOfRun();
	t.comment(`seed ${seed}`);
	const random = randomFrom(seed);
	const end = '2026-12-08T02:00:00.000Z';
	const wanted = saysOf(settle(send(), permit.world('2026-12-08 09:00')).application);
	t.equal(wanted.length, 2, 'a reminder, then the end');
	for (let round = 0; round < 40; round++) {
		const { on, keep } = await published();
		const put = await putIn(on, permit.service, send());
		const from = Date.parse('2026-11-30T03:00:00.000Z');
		const times = Array.from({ length: Math.floor(random() * 6) }, () => from + random() * (Date.parse(end) - from));
		for (const time of times.toSorted((a, b) => a - b)) {
			on.at(new Date(time).toISOString());
			if (random() < 0.7) await keep();
			else await settled(on, put.id);
		}
		on.at(end);
		const found = await settled(on, put.id);
		if (isRefusal(found)) return t.fail(found.code);
		t.same(saysOf(found.application), wanted, `looked at ${times.length} times before`);
	}
});

void t.test('a round settles what is due and nothing else', async (t) => {
	const { on, keep } = await published();
	const put = await putIn(on, permit.service, send());
	t.same(await keep(), { written: 0, stuck: [] });
	on.at('2026-12-01T08:59:59.000Z');
	t.same(await keep(), { written: 0, stuck: [] }, 'not a second too soon');
	on.at('2026-12-01T09:00:00.000Z');
	t.same(await keep(), { written: 1, stuck: [] });
	t.same(await keep(), { written: 0, stuck: [] }, 'once');
	t.equal(await nextOf(on, put.id), '2026-12-03T16:59:59.999Z');
	const [one, other] = await Promise.all([keep(), keep()]);
	t.equal(one, other, 'two at once are one');
});

void t.test('one that can not be opened keeps nobody from their turn, and is told once', async (t) => {
	const { on, keep } = await published();
	const erased = await Promise.all(Array.from({ length: 120 }, () => putIn(on, permit.service, send())));
	for (const { id } of erased) await on.store.keys.destroy(id);
	const later = await Promise.all(
		Array.from({ length: 130 }, () => putIn(on, permit.service, { ...send(), nextTimerAt: '2026-12-01T09:00:00.001Z' })),
	);
	on.at('2026-12-01T10:00:00.000Z');
	t.match(await settleDue(on), { written: 0, stuck: { length: 100 } }, 'a batch is a hundred');
	const first = await keep();
	t.equal(first.written, later.length);
	t.same(first.stuck.toSorted(), erased.map(({ id }) => id).toSorted());
	t.same(await keep(), { written: 0, stuck: [] });
});

void t.test('a new holiday moves the dates of open applications', async (t) => {
	const { on, keep, put } = await published();
	const open = await putIn(on, permit.service, send());
	const ended = await putIn(on, permit.service, settle(send(), permit.world('2026-12-08 09:00')).application);
	await keep();
	t.equal(await nextOf(on, open.id), '2026-12-01T09:00:00.000Z');
	put(withHoliday('2026-12-01'));
	t.same(await keep(), { written: 1, stuck: [] }, 'the ended one has no dates');
	t.equal(await nextOf(on, open.id), '2026-12-02T09:00:00.000Z');
	t.equal((await on.store.applications.read(ended.id))?.revision, 1);
	on.at('2026-12-01T10:00:00.000Z');
	t.same(await keep(), { written: 0, stuck: [] }, 'nothing is due on the holiday');
	put(permit.catalogue);
	t.same(await keep(), { written: 1, stuck: [] }, 'taken back, what was due by then is settled');
	t.match(await on.store.applications.read(open.id), { indexes: { nextTimerAt: '2026-12-03T16:59:59.999Z' } });
});

void t.test('before the pass came by, nobody is treated by the old calendar', async (t) => {
	const { on, put } = await published();
	const open = await putIn(on, permit.service, send());
	put(withHoliday('2026-12-01'));
	on.at('2026-12-01T10:00:00.000Z');
	t.match(await settleDue(on), { written: 1 }, 'it stands in the index as due; only its date is put right');
	const found = await settled(on, open.id);
	t.match(found, { application: { entries: { length: 1 }, nextTimerAt: '2026-12-02T09:00:00.000Z' } });
});

void t.test('a pass that was cut short goes on: by the same server, by another, by loket publish', async (t) => {
	const store = memoryStore();
	let writes = Number.POSITIVE_INFINITY;
	const swap: Store['applications']['swap'] = async (application) => {
		if (writes-- <= 0) throw new Error('the power went');
		return store.applications.swap(application);
	};
	const { on, keep, put } = await published({ ...store, applications: { ...store.applications, swap } });
	const all = await Promise.all(Array.from({ length: 230 }, () => putIn(on, permit.service, send())));
	await keep();
	const moved = async (): Promise<number> => {
		const next = await Promise.all(all.map(({ id }) => nextOf(on, id)));
		return next.filter((moment) => moment === '2026-12-02T09:00:00.000Z').length;
	};
	put(withHoliday('2026-12-01'));
	writes = 150;
	await t.rejects(keep(), /the power went/);
	t.equal(await moved(), 150);
	writes = Number.POSITIVE_INFINITY;
	t.match(await keep(), { written: 80, stuck: [] }, 'the same server at its next round');
	put(permit.catalogue);
	writes = 70;
	await t.rejects(keep(), /the power went/);
	writes = Number.POSITIVE_INFINITY;
	t.match(await makeTimekeeper(on, on.store.definitions)(), { written: 160 }, 'another after a start');
	t.equal(await moved(), 0);
	put(withHoliday('2026-12-01'));
	t.match(await remakeAll(on, on.store.definitions), { written: 230, stuck: [] }, 'whoever publishes');
	t.equal(await moved(), 230);
	t.match(await keep(), { written: 0 }, 'then there is nothing left to do');
});

void t.test('applications of every version are looked at, drafts are not', async (t) => {
	const { on, put } = await published();
	const { definitions } = on.store;
	await definitions.add({ service: 'one', hash: 'i', level: 1, sources: {}, published: on.now() });
	await definitions.point('one', 'public', 2, 1);
	t.same(await versionsIn(definitions), [
		{ service: 'one', version: 1 },
		{ service: 'one', version: 2 },
	]);
	const old = await putIn(on, permit.service, send());
	const young = await putIn(on, permit.service, send(), 2);
	put(withHoliday('2026-12-01'));
	t.match(await remakeAll(on, definitions), { written: 2 });
	for (const { id } of [old, young]) t.equal(await nextOf(on, id), '2026-12-02T09:00:00.000Z');
});

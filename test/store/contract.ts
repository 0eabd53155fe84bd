/** What every adapter must do; one suite, run over each. */
import type { Test } from 'tap';
import type { ApplicationQuery, StoredApplication } from '../../engine/store/port/applications.js';
import type { Store } from '../../engine/store/port/store.js';
import { filesContract } from './files-contract.js';

type Change = Partial<Omit<StoredApplication, 'indexes'>> & { readonly indexes?: Partial<StoredApplication['indexes']> };

/** A stored draft with something in every part. */
export function example(id: string, change: Change = {}): StoredApplication {
	const indexes = {
		service: 'usaha',
		version: 1,
		reference: null,
		office: null,
		state: null,
		expires: null,
		nextTimerAt: null,
		effectsAt: null,
	};
	return {
		id,
		revision: 1,
		kind: 'draft',
		clear: { note: `clear ${id}` },
		blind: [],
		sealed: Uint8Array.from([1, 2, 3, 255]),
		...change,
		indexes: { ...indexes, ...change.indexes },
	};
}

const plain = (application: StoredApplication | undefined) => application && { ...application, sealed: [...application.sealed] };
const at = '2026-11-25T02:00:00.000Z';

/** Runs the contract over the adapter that `open` gives (each time an empty one). */
export function contract(t: Test, open: () => Store): void {
	const each = (name: string, run: (t: Test, store: Store) => Promise<void>) =>
		void t.test(name, async (t) => {
			const store = open();
			await run(t, store);
			await store.close();
		});

	each('an application is inserted if absent and read as it was', async (t, store) => {
		t.equal(await store.applications.read('a'), undefined);
		t.equal(await store.applications.insert(example('a')), 'done');
		t.equal(await store.applications.insert(example('a', { clear: { note: 'another' } })), 'lost');
		t.strictSame(plain(await store.applications.read('a')), plain(example('a')));
	});

	each('a swap takes the place of the revision before, and of no other', async (t, store) => {
		t.equal(await store.applications.swap(example('a', { revision: 2 })), 'lost', 'nothing to take the place of');
		await store.applications.insert(example('a'));
		const sent = example('a', { revision: 2, kind: 'application', indexes: { reference: 'SKU-1', version: 3 } });
		t.equal(await store.applications.swap(sent), 'done');
		t.equal(await store.applications.swap(sent), 'lost', 'the same again');
		t.equal(await store.applications.swap(example('a', { revision: 4 })), 'lost', 'a revision ahead');
		t.strictSame(plain(await store.applications.read('a')), plain(sent));
	});

	each('a remove needs the revision', async (t, store) => {
		await store.applications.insert(example('a', { blind: ['siti'] }));
		t.equal(await store.applications.remove('a', 2), 'lost');
		t.equal(await store.applications.remove('a', 1), 'done');
		t.equal(await store.applications.read('a'), undefined);
		t.strictSame(await store.applications.find({ by: 'blind', term: 'siti', limit: 9 }), []);
	});

	each('two writers race for each revision: one winner each', async (t, store) => {
		await store.applications.insert(example('a'));
		const rounds = 300;
		let wrong = 0;
		for (let round = 1; round <= rounds; round++) {
			const writers = ['left', 'right'].map((who) =>
				store.applications.swap(example('a', { revision: round + 1, clear: { who } })),
			);
			const written = await Promise.all(writers);
			const stored = await store.applications.read('a');
			const winner = written.indexOf('done');
			if (written.filter((result) => result === 'done').length !== 1) wrong += 1;
			else if (written[1 - winner] !== 'lost' || stored?.clear.who !== ['left', 'right'][winner]) wrong += 1;
		}
		t.equal(wrong, 0, `${rounds} rounds, one winner each, the other is told`);
	});

	each('what a practice store was filled with is one document, written over', async (t, store) => {
		t.equal(await store.practice.read(), undefined);
		for (const done of [0, 1]) {
			t.equal(await store.practice.put({ done, people: [{ persona: 'Siti' }] }), 'done');
			t.strictSame(await store.practice.read(), { done, people: [{ persona: 'Siti' }] });
		}
	});

	each('two race to insert: one winner', async (t, store) => {
		const written = await Promise.all([1, 2, 3].map(() => store.applications.insert(example('a'))));
		t.strictSame(written.toSorted(), ['done', 'lost', 'lost']);
	});

	each('each declared index finds what it should, in order and no more than asked', async (t, store) => {
		const sent = (id: string, indexes: Change['indexes'], blind: string[] = []) =>
			store.applications.insert(example(id, { kind: 'application', ...(indexes && { indexes }), blind }));
		await sent(
			'a',
			{ reference: 'SKU-A', office: 'melati', state: 'check', nextTimerAt: '2026-11-25T03:00:00.000Z', effectsAt: at },
			['siti', 'aminah'],
		);
		await sent(
			'b',
			{ office: 'melati', state: 'check', nextTimerAt: '2026-11-25T01:00:00.000Z', effectsAt: '2026-11-25T03:00:00.000Z' },
			['siti'],
		);
		await sent('c', {
			office: 'mawar',
			state: 'check',
			expires: '2026-11-24T00:00:00.000Z',
			version: 2,
			effectsAt: '2026-11-24T00:00:00.000Z',
		});
		await sent('d', { office: 'melati', state: 'sign', expires: '2026-11-23T00:00:00.000Z', nextTimerAt: at });
		const expected: readonly (readonly [ApplicationQuery, readonly string[]])[] = [
			[{ by: 'reference', reference: 'SKU-A' }, ['a']],
			[{ by: 'reference', reference: 'SKU-B' }, []],
			[{ by: 'expired', at, limit: 9 }, ['d', 'c']],
			[{ by: 'expired', at, limit: 1 }, ['d']],
			[{ by: 'expired', at: '2026-11-23T00:00:00.000Z', limit: 9 }, ['d']],
			[{ by: 'timer-due', at, limit: 9 }, ['b', 'd']],
			[{ by: 'effects-due', at, limit: 9 }, ['c', 'a']],
			[{ by: 'effects-due', at, limit: 1 }, ['c']],
			[{ by: 'desk', office: 'melati', state: 'check', limit: 9 }, ['a', 'b']],
			[{ by: 'desk', office: 'melati', state: 'check', limit: 1 }, ['a']],
			[{ by: 'open-of-version', service: 'usaha', version: 1, after: '', limit: 9 }, ['a', 'b', 'd']],
			[{ by: 'open-of-version', service: 'usaha', version: 1, after: 'a', limit: 1 }, ['b']],
			[{ by: 'blind', term: 'siti', limit: 9 }, ['a', 'b']],
			[{ by: 'blind', term: 'aminah', limit: 9 }, ['a']],
		];
		for (const [query, ids] of expected) {
			const found = await store.applications.find(query);
			t.strictSame(
				found.map(({ id }) => id),
				ids,
				JSON.stringify(query),
			);
		}
		const again = example('a', {
			kind: 'application',
			revision: 2,
			indexes: { office: 'mawar', state: 'check' },
			blind: ['budi'],
		});
		await store.applications.swap(again);
		t.strictSame(
			(await store.applications.find({ by: 'blind', term: 'siti', limit: 9 })).map(({ id }) => id),
			['b'],
			'terms follow',
		);
		t.strictSame(
			(await store.applications.find({ by: 'blind', term: 'budi', limit: 9 })).map(({ id }) => id),
			['a'],
		);
		t.strictSame(await store.applications.find({ by: 'reference', reference: 'SKU-A' }), [], 'columns follow');
	});

	each('only scalars reach a filter', async (t, store) => {
		const hostile = { $ne: null } as unknown as string;
		await store.applications.insert(example('a', { indexes: { reference: 'SKU-A' } }));
		await t.rejects(store.applications.find({ by: 'reference', reference: hostile }), TypeError);
		await t.rejects(store.applications.read(hostile), TypeError);
		await t.rejects(store.references.read([] as unknown as string), TypeError);
		await t.rejects(store.sessions.read(hostile, at), TypeError);
	});

	each('a reference is given once, whoever asks at the same moment', async (t, store) => {
		const asked = ['a', 'b', 'c'].map((application) => store.references.insert({ reference: 'SKU-A', application }));
		t.strictSame((await Promise.all(asked)).filter((result) => result === 'done').length, 1);
		t.match(await store.references.read('SKU-A'), { reference: 'SKU-A', application: /^[abc]$/ });
		t.equal(await store.references.read('SKU-B'), undefined);
	});

	each('wrapped keys: insert if absent, read, destroy', async (t, store) => {
		t.equal(await store.keys.insert('a', Uint8Array.from([7])), 'done');
		t.equal(await store.keys.insert('a', Uint8Array.from([8])), 'lost');
		t.strictSame([...((await store.keys.read('a')) ?? [])], [7]);
		t.equal(await store.keys.destroy('a'), 'done');
		t.equal(await store.keys.destroy('a'), 'lost');
		t.equal(await store.keys.read('a'), undefined);
	});

	each('the key ring and the mark are set once', async (t, store) => {
		t.strictSame(await store.ring.read(), []);
		t.equal(await store.ring.insert({ name: 'master', id: '1', check: 'x' }), 'done');
		t.equal(await store.ring.insert({ name: 'master', id: '2', check: 'y' }), 'lost');
		await store.ring.insert({ name: 'index', id: '3', check: 'z' });
		t.strictSame(await store.ring.read(), [
			{ name: 'index', id: '3', check: 'z' },
			{ name: 'master', id: '1', check: 'x' },
		]);
		t.equal(await store.mark.read(), undefined);
		t.equal(await store.mark.insert({ use: 'practice', made: at }), 'done');
		t.equal(await store.mark.insert({ use: 'real', made: at }), 'lost');
		t.strictSame(await store.mark.read(), { use: 'practice', made: at });
	});

	each('moved entries: once each, read by number', async (t, store) => {
		for (const number of [2, 1, 3]) {
			const sealed = number === 2 ? null : Uint8Array.from([number]);
			t.equal(await store.entries.insert({ application: 'a', number, entry: { number }, sealed }), 'done');
		}
		t.equal(await store.entries.insert({ application: 'a', number: 2, entry: { number: 9 }, sealed: null }), 'lost');
		await store.entries.insert({ application: 'b', number: 2, entry: { number: 2 }, sealed: null });
		const rows = await store.entries.read('a', 2, 3);
		t.strictSame(
			rows.map(({ entry, sealed }) => [entry, sealed && [...sealed]]),
			[
				[{ number: 2 }, null],
				[{ number: 3 }, [3]],
			],
		);
	});

	each('files: inserted if absent, claimed, released, found by whose they are and by age, removed', filesContract);

	each('versions are numbered, frozen by hash and pointed at', async (t, store) => {
		const { definitions } = store;
		const frozen = (hash: string, service = 'usaha') => ({
			service,
			hash,
			level: 1,
			sources: { 'usaha/service.yaml': hash },
			published: at,
		});
		const before = await definitions.revision();
		t.strictSame(await definitions.add(frozen('x')), { number: 1, added: true });
		t.strictSame(await definitions.add(frozen('y')), { number: 2, added: true });
		t.strictSame(await definitions.add(frozen('x')), { number: 1, added: false });
		t.strictSame(
			await definitions.add(frozen('x', 'lahir')),
			{ number: 1, added: true },
			'another service has numbers of its own',
		);
		t.strictSame(await definitions.read('usaha', 2), { ...frozen('y'), number: 2 });
		t.equal(await definitions.read('usaha', 3), undefined);
		t.equal(await definitions.current('usaha', 'public'), undefined);
		t.equal(await definitions.point('usaha', 'public', 3, undefined), 'lost', 'there is no version 3');
		t.equal(await definitions.point('usaha', 'public', 2, undefined), 'done');
		t.equal(await definitions.point('usaha', 'pilot', 1, undefined), 'done');
		t.equal(await definitions.point('lahir', 'public', 1, undefined), 'done');
		t.equal(await definitions.point('usaha', 'public', 1, undefined), 'lost', 'it points somewhere by now');
		t.equal(await definitions.point('usaha', 'public', 1, 3), 'lost', 'and not there');
		t.equal(await definitions.point('usaha', 'public', 1, 2), 'done');
		t.equal(await definitions.current('usaha', 'public'), 1);
		t.strictSame(await definitions.list(), [
			{ service: 'lahir', audience: 'public', number: 1, hash: 'x' },
			{ service: 'usaha', audience: 'pilot', number: 1, hash: 'x' },
			{ service: 'usaha', audience: 'public', number: 1, hash: 'x' },
		]);
		t.ok((await definitions.revision()) > before, 'a change is noticed');
	});

	each('two publish at once: one number each, the same hash once', async (t, store) => {
		const frozen = (hash: string) => ({ service: 'usaha', hash, level: 1, sources: {}, published: at });
		const added = await Promise.all(['x', 'y', 'x', 'z'].map((hash) => store.definitions.add(frozen(hash))));
		const numbers = added.map((result) => (typeof result === 'string' ? 0 : result.number));
		t.equal(numbers[0], numbers[2]);
		t.strictSame(
			[...new Set(numbers)].toSorted((a, b) => a - b),
			[1, 2, 3],
		);
	});

	each('the catalogue is one current document', async (t, store) => {
		const document = (hash: string) => ({ hash, sources: { 'catalogue.yaml': hash }, published: at });
		t.equal(await store.definitions.catalogue(), undefined);
		t.equal(await store.definitions.putCatalogue(document('x')), 'done');
		const before = await store.definitions.revision();
		t.equal(await store.definitions.putCatalogue(document('y')), 'done');
		t.strictSame(await store.definitions.catalogue(), document('y'));
		t.ok((await store.definitions.revision()) > before);
	});

	each('sessions expire and are swept', async (t, store) => {
		await store.sessions.put('h', 'one', '2026-11-25T03:00:00.000Z');
		await store.sessions.put('h', 'two', '2026-11-25T04:00:00.000Z');
		await store.sessions.put('g', 'old', '2026-11-25T01:00:00.000Z');
		t.equal(await store.sessions.read('h', at), 'two');
		t.equal(await store.sessions.read('h', '2026-11-25T04:00:00.000Z'), undefined);
		t.equal(await store.sessions.read('g', at), undefined);
		t.equal(await store.sessions.sweep(at), 1);
		t.equal(await store.sessions.sweep(at), 0);
		await store.sessions.remove('h');
		t.equal(await store.sessions.read('h', at), undefined);
	});
}

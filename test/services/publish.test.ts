import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import type { Files } from '../../engine/definition/source.js';
import { type Publishing, publish } from '../../engine/services/publish.js';
import { makeVersions } from '../../engine/services/versions.js';
import type { DefinitionStore } from '../../engine/store/port/definitions.js';
import type { Store } from '../../engine/store/port/store.js';
import { openSqlite } from '../../engine/store/sqlite/open.js';
import { memoryStore } from '../support/memory-store.js';
import { smallCatalogue, smallFolder } from '../support/small-service.js';

const now = '2026-11-25T02:00:00.000Z';

/** The small service under this title; the same text is the same definition. */
const titled = (title: string, more = '') => smallFolder(`loket: 1\ntitle: ${title}\n${more}`);

const publishing = (store: DefinitionStore, files: Files, said: Partial<Publishing> = {}) =>
	publish({ files, store, now, use: 'practice', which: 'all', ...said });

void t.test('each change is the next number; the same again keeps its own, and going back is going back', async (t) => {
	const { definitions } = memoryStore();
	for (const [title, version, added] of [
		['Satu', 1, true],
		['Satu', 1, false],
		['Dua', 2, true],
		['Satu', 1, false],
	] as const) {
		t.match(await publishing(definitions, titled(title)), { published: [{ service: 'uji', version, added }], refused: [] });
		t.equal(await definitions.current('uji', 'public'), version);
	}
	t.match(await publishing(definitions, titled('Tiga'), { which: 'new' }), { published: [] }, 'it had one already');
});

void t.test('what is wrong or lacks what the public needs is named, and nothing of it is stored', async (t) => {
	const { definitions } = memoryStore();
	const wrong = await publishing(definitions, titled('Satu', 'workflow: { start: nowhere, states: { desk: {} } }\n'));
	t.match(wrong, { published: [], refused: [{ service: 'uji', why: 'error' }] });
	t.match(await publishing(definitions, titled('Satu'), { use: 'real' }), { refused: [{ why: 'privacy' }] });
	t.strictSame(await definitions.list(), []);
});

void t.test('published by two at once: numbers without gaps, one wins, the other is told', async (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'loket-publish-'));
	const opened = [openSqlite(folder, unexpected), openSqlite(folder, unexpected)].map((each) => {
		if (!('store' in each)) throw new Error(each.says.en);
		return each.store;
	});
	const stores: readonly Pick<Store, 'definitions'>[] = [...opened, memoryStore()];
	for (const [one, other = one] of [[stores[0], stores[1]] as const, [stores[2]] as const]) {
		if (one === undefined || other === undefined) return t.fail('no store');
		for (let round = 0; round < 10; round++) {
			const both = await Promise.all([
				publishing(one.definitions, titled(`A ${round}`)),
				publishing(other.definitions, titled(`B ${round}`)),
			]);
			const won = both.flatMap(({ published }) => published);
			const told = both.flatMap(({ refused }) => refused.map(({ why }) => why));
			t.equal(won.length + told.length, 2);
			t.ok(won.length > 0 && told.every((why) => why === 'overtaken'), `round ${round}`);
			const last = await one.definitions.current('uji', 'public');
			t.ok(
				won.some(({ version }) => version === last),
				'who was told it is published is',
			);
			if (told.length > 0) t.equal(won[0]?.version, last);
		}
		const all = await Promise.all(Array.from({ length: 21 }, (_, index) => one.definitions.read('uji', index + 1)));
		t.equal(all.indexOf(undefined), 20, '20 versions, no number left out');
	}
	for (const store of opened) await store.close();
	rmSync(folder, { recursive: true, force: true });
});

void t.test('who was overtaken between number and pointer is told, and what the other published stands', async (t) => {
	const { definitions } = memoryStore();
	await publishing(definitions, titled('Satu'));
	const slow: DefinitionStore = {
		...definitions,
		add: async (definition) => {
			const added = await definitions.add(definition);
			await publishing(definitions, titled('Tiga'));
			return added;
		},
	};
	const told = { published: [], refused: [{ service: 'uji', why: 'overtaken' }], unavailable: null };
	t.match(await publishing(slow, titled('Dua')), told);
	t.equal(await definitions.current('uji', 'public'), 3);
	t.match(
		await publishing(definitions, titled('Dua')),
		{ published: [{ version: 2, added: false }] },
		'asked again it is published',
	);
	t.equal(await definitions.current('uji', 'public'), 2);
});

void t.test('cut short between version and pointer it goes on', async (t) => {
	const { definitions } = memoryStore();
	const cut = { ...definitions, point: async () => 'store-busy' as const };
	t.match(await publishing(cut, titled('Satu')), { unavailable: 'store-busy', published: [] });
	t.match(await publishing(definitions, titled('Satu'), { which: 'new' }), { published: [{ version: 1, added: false }] });
});

void t.test('a version lives on when the catalogue loses a role and an office it names', async (t) => {
	const { definitions } = memoryStore();
	const service = `workflow:
  start: desk
  states:
    desk: { actions: { finish: { by: verifier, to: done, when: "case.office == 'south' or case.by == 'verifier'" }, close: { by: head, to: done } } }
    done: { end: granted }
`;
	await publishing(definitions, titled('Satu', service));
	const versions = makeVersions(definitions);
	const before = await versions.read('uji', 1);
	t.same(before?.workflow.states.get('desk')?.actions.get('finish')?.by, ['verifier']);
	const less = smallCatalogue.replace(/ {2}verifier.*\n/u, '').replace(/ {2}south.*\n/u, '');
	const without = new Map([...titled('Dua'), ['catalogue.yaml', less]]);
	t.match(await publishing(definitions, without), { refused: [{ why: 'error' }] }, 'nothing new may name them');
	for (const each of [versions, makeVersions(definitions)]) {
		const action = (await each.read('uji', 1))?.workflow.states.get('desk')?.actions.get('finish');
		t.same(action?.by, [], 'nobody can take it now');
		t.ok(action?.when, 'and its condition still stands');
		t.equal((await each.find('uji'))?.number, 1, 'people go on beginning with it');
	}
	await publishing(definitions, titled('Satu', service));
	t.same((await versions.read('uji', 1))?.workflow.states.get('desk')?.actions.get('finish')?.by, ['verifier'], 'it came back');
});

void t.test('what could not be read is read again, what was published meanwhile is seen', async (t) => {
	const { definitions } = memoryStore();
	let down = false;
	const asked: number[] = [];
	const read: DefinitionStore['read'] = async (service, number) => {
		asked.push(number);
		if (down) throw new Error('the disk is away');
		return definitions.read(service, number);
	};
	const versions = makeVersions({ ...definitions, read });
	await t.rejects(versions.find('uji'), /nothing was published/);
	await publishing(definitions, titled('Satu'));
	down = true;
	await t.rejects(versions.find('uji'), /disk is away/);
	down = false;
	t.match(await versions.find('uji'), { number: 1 });
	t.equal(await versions.read('uji', 2), undefined);
	await publishing(definitions, titled('Dua'));
	t.match(await versions.find('uji'), { number: 2, service: { title: { id: ['Dua'] } } });
	asked.length = 0;
	await Promise.all([versions.read('uji', 1), versions.read('uji', 2), versions.current()]);
	t.same(asked, [], 'what is known is not read again');
});

function unexpected(error: unknown): never {
	throw error;
}

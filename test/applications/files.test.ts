/** Files follow the draft that holds them, also when everything stops in the middle of it (2b-30). */
import t, { type Test } from 'tap';
import { readDraft } from '../../engine/applications/draft.js';
import { isRefusal, open } from '../../engine/applications/load.js';
import { savePage } from '../../engine/applications/page.js';
import { start } from '../../engine/applications/start.js';
import { submit } from '../../engine/applications/submit.js';
import { sweepDrafts } from '../../engine/applications/sweep.js';
import { type KeptFile, keepUpload, waitingFiles } from '../../engine/applications/upload/keep.js';
import { readFile } from '../../engine/applications/upload/read.js';
import { sweepFiles } from '../../engine/applications/upload/sweep.js';
import { checkCatalogue } from '../../engine/definition/check.js';
import type { Store } from '../../engine/store/port/store.js';
import type { Write } from '../../engine/store/port/write.js';
import { openFacts, openFile, sealFile } from '../../engine/store/seal/file.js';
import { type Desk, desk } from '../support/applications.js';
import { document, picture } from '../support/files.js';
import { memoryStore } from '../support/memory-store.js';
import { photoFolder } from '../support/photo-service.js';

const { services, catalogue } = checkCatalogue(photoFolder);
const service = services[0]?.service ?? undefined;
if (service === undefined) throw new Error('the service of photos does not compile');
const rules = { accept: ['image/png', 'application/pdf'], maxSize: 1024 * 1024, maxFiles: 2 };
const png = await picture('png', 8, 8);

/** A store that lets so many writes through; then it takes none any more, or the process is gone. */
function stopping(store: Store, writes: number, how: 'refuses' | 'ends'): { readonly store: Store; readonly keys: Set<string> } {
	let left = writes;
	const keys = new Set<string>();
	const guard =
		<Args extends readonly unknown[]>(
			write: (...args: Args) => Promise<Write>,
			after: (...args: Args) => void = () => undefined,
		) =>
		async (...args: Args): Promise<Write> => {
			if (left-- <= 0) {
				if (how === 'ends') throw new Error('the process ended');
				return 'store-busy';
			}
			const written = await write(...args);
			if (written === 'done') after(...args);
			return written;
		};
	const { applications, references, files } = store;
	return {
		keys,
		store: {
			...store,
			applications: {
				...applications,
				insert: guard(applications.insert),
				swap: guard(applications.swap),
				remove: guard(applications.remove),
			},
			references: { ...references, insert: guard(references.insert) },
			keys: {
				...store.keys,
				insert: guard(store.keys.insert, (id) => keys.add(id)),
				destroy: guard(store.keys.destroy, (id) => keys.delete(id)),
			},
			files: {
				...files,
				insert: guard(files.insert),
				claim: guard(files.claim),
				release: guard(files.release),
				remove: guard(files.remove),
			},
		},
	};
}

function office(store: Store, said: Partial<Desk> = {}): Desk {
	return desk(store, {
		service: async (id, version) => (id === 'uji' && version === 1 ? service : undefined),
		catalogue: async () => catalogue,
		...said,
	});
}

async function begun(on: Desk) {
	if (service === undefined) throw new Error('no service');
	const begin = { service, version: 1, office: 'north', locale: 'id', channel: 'web', caller: 'session', key: 'k' };
	const result = await start(on, begin);
	if (isRefusal(result)) throw new Error(result.code);
	return { id: result.draft.id, access: { secret: result.secret } };
}

async function kept(on: Desk, draft: string, name = 'a.png'): Promise<KeptFile> {
	const made = await keepUpload(on, draft, rules, { name, bytes: png });
	if ('not' in made) throw new Error(made.not);
	return made;
}

type Draft = Awaited<ReturnType<typeof begun>>;

function save(
	on: Desk,
	{ id, access }: Draft,
	files: readonly KeptFile[],
	body: Readonly<Record<string, readonly string[]>> = {},
) {
	const uploads = { files: Object.fromEntries(files.map((file) => [file.id, file.facts])), refused: [] };
	return savePage(on, id, access, { page: 'papers', body: { '/name': ['Siti'], ...body }, uploads, locale: 'id', sends: true });
}

/** Whatever happened: after a day what the document holds can be read, and nothing else is there. */
async function settled(t: Test, on: Desk, id: string, keys: ReadonlySet<string>, what: string): Promise<void> {
	on.at('2026-11-27T02:00:00.000Z');
	await sweepFiles(on);
	const opened = await open(on, id);
	const held = isRefusal(opened) ? [] : Object.keys(opened.document.content.files);
	const rows = await on.store.files.of(id);
	t.strictSame(
		rows.map((row) => `${row.id} ${row.state}`),
		held.map((file) => `${file} claimed`).toSorted(),
		`${what}: files`,
	);
	for (const file of held) {
		if (isRefusal(opened)) continue;
		const read = await readFile(on, opened.document, file);
		t.ok('bytes' in read && Buffer.from(read.bytes).subarray(1, 4).toString() === 'PNG', `${what}: can be read`);
	}
	for (const key of keys) {
		const stands = key === id ? !isRefusal(opened) : held.includes(key);
		const row = await on.store.files.describe(key);
		if (!stands && row !== undefined) t.fail(`${what}: a file without an owner`);
	}
}

void t.test('cut short anywhere while a page is saved, it goes on the next time', async (t) => {
	for (const how of ['refuses', 'ends'] as const) {
		for (let writes = 0; writes < 14; writes++) {
			const store = memoryStore();
			const whole = office(store);
			const draft = await begun(whole);
			const [first, second] = [await kept(whole, draft.id), await kept(whole, draft.id, 'b.png')];
			await save(whole, draft, [first, second], { '/photos': [first.id, second.id] });
			const cut = stopping(store, writes, how);
			const on = office(cut.store, { keys: whole.keys });
			const third = await keepUpload(on, draft.id, rules, { name: 'c.png', bytes: png }).catch(
				() => ({ not: 'store-busy' }) as const,
			);
			const added = 'id' in third ? [third] : [];
			const ids = [second.id, ...added.map(({ id }) => id)];
			await save(on, draft, added, { '/photos': ids }).catch(() => undefined);
			await settled(t, whole, draft.id, cut.keys, `${how} after ${writes}`);
		}
	}
});

void t.test('cut short anywhere while it is sent, it goes on the next time', async (t) => {
	for (const how of ['refuses', 'ends'] as const) {
		for (let writes = 0; writes < 12; writes++) {
			const store = memoryStore();
			const whole = office(store);
			const draft = await begun(whole);
			const [photo, spare] = [await kept(whole, draft.id), await kept(whole, draft.id, 'b.png')];
			await save(whole, draft, [photo], { '/photos': [photo.id] });
			const page = (id: string, body: Readonly<Record<string, readonly string[]>>, files: readonly KeptFile[] = []) =>
				savePage(whole, draft.id, draft.access, {
					page: id,
					body,
					uploads: { files: Object.fromEntries(files.map((file) => [file.id, file.facts])), refused: [] },
					locale: 'id',
					sends: true,
				});
			await page('more', { '/more': ['true'], '/spare': [spare.id] }, [spare]);
			await page('more', { '/more': ['false'] });
			await page('note', { '/note': ['x'] });
			await kept(whole, draft.id, 'waiting.png');
			t.equal((await store.files.of(draft.id)).length, 3);
			const cut = stopping(store, writes, how);
			await submit(office(cut.store, { keys: whole.keys }), draft.id, draft.access).catch(() => undefined);
			await settled(t, whole, draft.id, cut.keys, `${how} after ${writes}`);
			const sent = await submit(whole, draft.id, draft.access);
			t.strictSame(
				'application' in sent && Object.keys(sent.application.content.files),
				[photo.id],
				'only what its answers name',
			);
			await settled(t, whole, draft.id, cut.keys, `${how} after ${writes}, sent again`);
			t.equal((await store.files.of(draft.id)).length, 1);
		}
	}
});

void t.test('an expired draft goes with all its files, keys first; cut short it goes on the next time', async (t) => {
	for (const how of ['refuses', 'ends'] as const) {
		for (let writes = 0; writes < 10; writes++) {
			const store = memoryStore();
			const whole = office(store);
			const draft = await begun(whole);
			const photo = await kept(whole, draft.id);
			await save(whole, draft, [photo], { '/photos': [photo.id] });
			const waiting = await kept(whole, draft.id, 'b.png');
			whole.at('2027-01-25T02:00:00.000Z');
			const cut = stopping(store, writes, how);
			const on = office(cut.store, { keys: whole.keys, now: whole.now });
			await sweepDrafts({ ...on, now: whole.now }).catch(() => undefined);
			for (const { id } of [photo, waiting]) {
				const key = await store.keys.read(id);
				const row = await store.files.read(id);
				t.ok(key === undefined || row !== undefined, 'no file goes before its key');
			}
			await sweepDrafts(whole);
			await sweepFiles(whole);
			t.strictSame(await store.files.of(draft.id), []);
			t.equal(await store.applications.read(draft.id), undefined);
			for (const id of [photo.id, waiting.id, draft.id]) t.equal(await store.keys.read(id), undefined);
		}
	}
});

void t.test('another draft’s file, a released one and one too old are not taken up', async (t) => {
	const on = office(memoryStore());
	const draft = await begun(on);
	const mine = await kept(on, draft.id);
	t.strictSame(Object.keys(await waitingFiles(on, draft.id, [mine.id, mine.id, 'x'])), [mine.id]);
	t.strictSame(await waitingFiles(on, 'another', [mine.id]), {});
	await on.store.files.release(mine.id, on.now());
	t.strictSame(await waitingFiles(on, draft.id, [mine.id]), {});
	const saved = await save(on, draft, [], { '/photos': [mine.id] });
	t.match(saved, { read: { problems: [{ code: 'file-gone', path: '/photos' }] } });
});

void t.test('a draft takes no more files than it may hold', async (t) => {
	const store = memoryStore();
	const rows = Array.from({ length: 200 }, (_, number) => ({ id: String(number), size: 1 }));
	const on = office({ ...store, files: { ...store.files, of: async () => rows as never } });
	t.same(await keepUpload(on, 'd', rules, { name: 'a.png', bytes: png }), { not: 'too-many-uploads' });
	const large = [{ id: '1', size: 512 * 1024 * 1024 }];
	const full = office({ ...store, files: { ...store.files, of: async () => large as never } });
	t.same(await keepUpload(full, 'd', rules, { name: 'a.png', bytes: png }), { not: 'too-many-uploads' });
});

void t.test('a sealed file opens only as itself', async (t) => {
	const { keys } = office(memoryStore());
	const facts = { name: 'a.pdf', type: 'application/pdf', size: 3, hash: 'x' };
	const { wrapped, ...sealed } = sealFile('draft', facts, document(), keys.master);
	const file = { ...sealed, created: '', state: 'waiting' as const };
	t.same(openFacts(file, wrapped, keys.master), facts);
	t.ok(Buffer.from(openFile(file, wrapped, keys.master) ?? []).equals(document()));
	const other = sealFile('draft', facts, document(), keys.master);
	for (const [what, changed] of Object.entries({
		'as another’s': { ...file, application: 'another' },
		'under another id': { ...file, id: other.id },
		'with another’s content': { ...file, content: other.content, facts: other.facts },
		'with its parts exchanged': { ...file, content: file.facts, facts: file.content },
		'with a bit changed': { ...file, content: flipped(file.content), facts: flipped(file.facts) },
	})) {
		t.equal(openFile(changed, wrapped, keys.master), null, what);
		t.equal(openFacts(changed, wrapped, keys.master), null, what);
	}
	t.equal(openFile(file, other.wrapped, keys.master), null, 'another file’s key');
	t.equal(openFile(file, wrapped, keys.index), null, 'another master key');
});

void t.test('what was changed in the store is not sent as the file it was', async (t) => {
	const on = office(memoryStore());
	const draft = await begun(on);
	const photo = await kept(on, draft.id);
	await save(on, draft, [photo], { '/photos': [photo.id] });
	const opened = await readDraft(on, draft.id, draft.access);
	if (isRefusal(opened)) throw new Error(opened.code);
	const read = on.store.files.read;
	const changed = async (id: string) => {
		const file = await read(id);
		return file && { ...file, content: flipped(file.content) };
	};
	const store = { ...on.store, files: { ...on.store.files, read: changed } };
	t.match(await readFile({ ...on, store }, opened.draft, photo.id), { code: 'not-genuine' });
});

function flipped(bytes: Uint8Array): Uint8Array {
	return bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte));
}

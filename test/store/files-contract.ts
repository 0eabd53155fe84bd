import type { Test } from 'tap';
import type { FileRow, StoredFile } from '../../engine/store/port/files.js';
import type { Store } from '../../engine/store/port/store.js';

const at = '2026-11-25T02:00:00.000Z';

/** What every adapter must do with uploaded files; a part of the contract. */
export async function filesContract(t: Test, store: Store): Promise<void> {
	const { files } = store;
	const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
	const file = (id: string, created: string, application = 'a') => ({
		id,
		application,
		created,
		state: 'waiting' as const,
		facts: bytes(1, 0, 255),
		content: bytes(9, 0, 8, 7),
	});
	const plainly = (found: StoredFile | FileRow | undefined) =>
		found && {
			...found,
			facts: [...found.facts],
			...('content' in found ? { content: [...found.content] } : {}),
		};
	const one = file('one', '2026-11-24T01:00:00.000Z');
	t.equal(await files.insert(one), 'done');
	t.equal(await files.insert(file('one', at, 'b')), 'lost');
	t.strictSame(plainly(await files.read('one')), plainly(one));
	const { content: _, ...row } = one;
	t.strictSame(plainly(await files.describe('one')), plainly({ ...row, size: 4 }));
	t.equal(await files.read('two'), undefined);
	t.equal(await files.describe('two'), undefined);
	await files.insert(file('two', '2026-11-24T00:30:00.000Z'));
	await files.insert(file('three', at, 'b'));
	const ids = (rows: readonly FileRow[]) => rows.map(({ id, size }) => `${id} ${size}`);
	t.strictSame(ids(await files.of('a')), ['one 4', 'two 4']);
	t.strictSame(ids(await files.of('c')), []);
	t.strictSame(ids(await files.unclaimed(at, 9)), ['two 4', 'one 4'], 'oldest first, the moment itself not included');
	t.strictSame(ids(await files.unclaimed(at, 1)), ['two 4']);
	t.equal(await files.claim('two'), 'done');
	t.equal(await files.claim('two'), 'done', 'again is harmless');
	t.equal(await files.claim('four'), 'lost');
	t.strictSame(ids(await files.unclaimed(at, 9)), ['one 4']);
	t.equal(await files.release('two', '2026-11-25T01:00:00.000Z'), 'done');
	t.equal(await files.release('four', at), 'lost');
	t.match(await files.describe('two'), { state: 'released', created: '2026-11-25T01:00:00.000Z' });
	t.strictSame(ids(await files.unclaimed(at, 9)), ['one 4', 'two 4'], 'counted from when it was released');
	t.equal(await files.remove('one'), 'done');
	t.equal(await files.remove('one'), 'lost');
	t.strictSame(ids(await files.of('a')), ['two 4']);
	await t.rejects(files.of({ $ne: null } as unknown as string), TypeError);
	await t.rejects(files.unclaimed({} as unknown as string, 9), TypeError);
}

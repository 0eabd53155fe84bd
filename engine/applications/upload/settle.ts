/** Files follow the document that holds them. Released before it is written, claimed or destroyed after: cut short anywhere, the sweep ends it. */
import { isUnavailable, type Unavailable } from '../../store/port/write.js';
import type { Applications } from '../types.js';
import type { FilesChange } from './named.js';

type Stores = Pick<Applications, 'store' | 'now'>;

/** Before a document that no longer holds them is written; a store that can't take that takes nothing. */
export async function releaseFiles({ store, now }: Stores, ids: readonly string[]): Promise<Unavailable | null> {
	for (const id of ids) {
		const written = await store.files.release(id, now());
		if (isUnavailable(written)) return written;
	}
	return null;
}

/** Once the document is written: those it holds are claimed, those it dropped are destroyed. What the store can't take now is left to the sweep. */
export async function settleFiles(stores: Stores, { added, dropped }: FilesChange): Promise<void> {
	for (const id of added) if (isUnavailable(await stores.store.files.claim(id))) return;
	for (const id of dropped) if (isUnavailable(await destroyFile(stores, id))) return;
}

/** Destroys one file, its key first. */
export async function destroyFile({ store }: Pick<Applications, 'store'>, id: string): Promise<'done' | Unavailable> {
	for (const write of [() => store.keys.destroy(id), () => store.files.remove(id)]) {
		const written = await write();
		if (isUnavailable(written)) return written;
	}
	return 'done';
}

import { isUnavailable } from '../store/port/write.js';
import type { Applications } from './types.js';

/** Drafts looked at in one go. */
const batch = 100;

/**
 * Gives up drafts whose time has passed: each is claimed first, so that a page or submission that came in at the last moment is either
 * kept or told; then the keys of its files and its own are destroyed, then files and draft removed. Cut short anywhere it goes on the next time.
 * @returns how many were given up. A store that can't take writes now ends it early.
 */
export async function sweepDrafts({ store, now }: Applications): Promise<number> {
	let swept = 0;
	const expired = await store.applications.find({ by: 'expired', at: now(), limit: batch });
	for (const draft of expired) {
		const claimed = { ...draft, revision: draft.revision + 1 };
		const written = await store.applications.swap(claimed);
		if (isUnavailable(written)) return swept;
		if (written === 'lost') continue;
		const files = await store.files.of(draft.id);
		for (const { id } of [...files, draft]) if (isUnavailable(await store.keys.destroy(id))) return swept;
		for (const { id } of files) if (isUnavailable(await store.files.remove(id))) return swept;
		if ((await store.applications.remove(draft.id, claimed.revision)) === 'done') swept++;
	}
	return swept;
}

import type { Says } from '../definition/problem.js';
import type { Instant } from '../time/types.js';
import type { MarkStore, StoreMark } from './port/keys.js';
import { isUnavailable, unavailable } from './port/write.js';

/**
 * A store is for practice or real from its first start, and never becomes the other.
 * @returns null when it may be used so, else a refusal: `store-is-practice`, `store-is-real`, or why it couldn't be marked.
 */
export async function claimUse(
	store: MarkStore,
	use: StoreMark['use'],
	now: Instant,
): Promise<{ readonly code: string; readonly says: Says } | null> {
	const written = await store.insert({ use, made: now });
	if (isUnavailable(written)) return { code: written, says: unavailable[written] };
	const mark = await store.read();
	if (mark === undefined || mark.use === use) return null;
	return { code: `store-is-${mark.use}`, says: otherwise[mark.use] };
}

const otherwise: Readonly<Record<StoreMark['use'], Says>> = {
	practice: {
		id: 'Folder data ini berisi permohonan latihan. Mulai dengan --practice, atau pilih folder data lain untuk permohonan sungguhan.',
		en: 'This data folder holds made-up applications. Start with --practice, or choose another data folder for real ones.',
	},
	real: {
		id: 'Folder data ini berisi permohonan sungguhan. Mulai tanpa --practice, atau pilih folder data lain untuk berlatih.',
		en: 'This data folder holds real applications. Start without --practice, or choose another data folder to practise.',
	},
};

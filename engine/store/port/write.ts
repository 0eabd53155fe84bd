import type { Says } from '../../definition/problem.js';

/**
 * What became of a write. `done`: it is on disk. `lost`: its condition did not hold (already there, another revision), nothing was changed.
 * The others: nothing was changed and nothing may be promised; `unavailable` says it in words.
 */
export type Write = 'done' | 'lost' | Unavailable;

export type Unavailable = 'store-full' | 'store-busy';

/** Why the store could not take a write, and what to do. */
export const unavailable: Readonly<Record<Unavailable, Says>> = {
	'store-full': {
		id: 'Ruang penyimpanan penuh, jadi tidak ada yang dicatat. Beri tahu pengelola layanan, lalu kirim lagi setelah ada ruang.',
		en: 'The storage is full, so nothing was recorded. Tell those who run the service, and send it again once there is room.',
	},
	'store-busy': {
		id: 'Penyimpanan sedang dipakai proses lain, jadi tidak ada yang dicatat. Tunggu sebentar, lalu kirim lagi.',
		en: 'The storage is in use by another process, so nothing was recorded. Wait a moment and send it again.',
	},
};

/** Did the write fail because the store could not take it (rather than because its condition did not hold)? */
export function isUnavailable(write: Write): write is Unavailable {
	return write !== 'done' && write !== 'lost';
}

/** Plain JSON, as it is kept. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
	readonly [name: string]: Json;
}

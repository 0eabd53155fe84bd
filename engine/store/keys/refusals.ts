import type { Says } from '../../definition/problem.js';

export interface KeyRefusal {
	readonly code: string;
	readonly says: Says;
}

/** Why a start stops at its keys: the file, what is wrong with it, and what to do. */
export const refusals = {
	'key-missing': (file: string): KeyRefusal => ({
		code: 'key-missing',
		says: {
			id: `Kunci ${file} tidak ada, padahal data ini disegel dengannya. Kembalikan berkas itu dari salinan Anda, atau arahkan LOKET_KEYS ke folder yang benar. Kunci baru tidak dibuat, karena tidak dapat membuka data yang lama.`,
			en: `The key ${file} is missing, and this data is sealed with it. Put the file back from your copy, or point LOKET_KEYS at the right folder. No new key is made, since it couldn't open what is there.`,
		},
	}),
	'key-mismatch': (file: string, id: string): KeyRefusal => ({
		code: 'key-mismatch',
		says: {
			id: `Kunci ${file} bukan kunci penyimpanan ini; yang dicari bernomor ${id}. Kembalikan berkas yang benar, atau arahkan LOKET_KEYS ke folder yang benar.`,
			en: `The key ${file} is not the one of this store; the one wanted has the number ${id}. Put the right file back, or point LOKET_KEYS at the right folder.`,
		},
	}),
	'key-readable-by-others': (file: string): KeyRefusal => ({
		code: 'key-readable-by-others',
		says: {
			id: `Kunci ${file} dapat dibaca pengguna lain. Jalankan: chmod 600 ${file}`,
			en: `The key ${file} can be read by other users. Run: chmod 600 ${file}`,
		},
	}),
	'key-damaged': (file: string): KeyRefusal => ({
		code: 'key-damaged',
		says: {
			id: `Berkas ${file} bukan kunci Loket yang utuh. Kembalikan berkas itu dari salinan Anda.`,
			en: `The file ${file} is not a whole Loket key. Put it back from your copy.`,
		},
	}),
	'keys-folder': (folder: string, reason: string): KeyRefusal => ({
		code: 'keys-folder',
		says: {
			id: `Folder kunci ${folder} tidak dapat dipakai (${reason}). Beri hak tulis untuk folder itu, atau pilih folder lain dengan LOKET_KEYS.`,
			en: `The keys folder ${folder} can't be used (${reason}). Make it writable, or choose another with LOKET_KEYS.`,
		},
	}),
} as const;

/** Said once, when the keys of a new store were made. */
export function keepCopy(folder: string): Says {
	return {
		id: `Kunci baru dibuat di ${folder}. Simpan salinannya di tempat lain yang aman: tanpa kunci ini data tidak dapat dibaca lagi.`,
		en: `New keys were made in ${folder}. Keep a copy in another safe place: without them the data can never be read again.`,
	};
}

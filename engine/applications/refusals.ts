import type { Says } from '../definition/problem.js';
import type { AnswerProblem } from '../form/types.js';
import { type Unavailable, unavailable } from '../store/port/write.js';
import type { Refusal } from './types.js';

/** It isn't there, or it isn't theirs: the same words for both. */
export const notFound: Refusal = {
	code: 'not-found',
	says: {
		id: 'Permohonan ini tidak ditemukan. Buka lewat tautan yang Anda simpan, atau mulai permohonan baru.',
		en: "This application can't be found. Open it by the link you kept, or start a new one.",
	},
};

export const expired: Refusal = {
	code: 'draft-expired',
	says: {
		id: 'Isian ini sudah lewat masa simpannya. Mulai permohonan baru.',
		en: 'What was filled in here has passed the time it is kept. Start a new application.',
	},
};

export const usedOtherwise: Refusal = {
	code: 'key-used-otherwise',
	says: {
		id: 'Permintaan ini pernah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
		en: 'This request was sent before with something else in it. Load the page again and try once more.',
	},
};

export const versionMissing: Refusal = {
	code: 'version-missing',
	says: {
		id: 'Layanan ini sedang tidak dapat dibuka. Isian Anda tersimpan; coba lagi nanti.',
		en: "This service can't be opened now. What you filled in is kept; try again later.",
	},
};

/** Somebody or something changed what is stored. Said without a reference, since it proves nothing of what was sent. */
export const notGenuine: Refusal = {
	code: 'not-genuine',
	says: {
		id: 'Isi permohonan ini tidak dapat dibuka karena berubah di penyimpanan. Beri tahu pengelola layanan; mereka dapat memulihkannya dari cadangan.',
		en: "What is in this application was changed in the storage, so it can't be opened. Tell those who run the service; they can restore it from a backup.",
	},
};

/** The page can't be opened now: it isn't met, or another is open before it. */
export function pageClosed(open: string | null): Refusal & { readonly open: string | null } {
	return {
		code: 'page-closed',
		open,
		says: {
			id: 'Halaman ini belum dapat dibuka. Isi dahulu halaman yang masih terbuka.',
			en: "This page can't be opened yet. Fill in the page that is open first.",
		},
	};
}

export const rowGone: Refusal = {
	code: 'row-gone',
	says: {
		id: 'Baris ini sudah tidak ada. Kembali ke daftar untuk melihat yang tersimpan.',
		en: 'This row is no longer there. Go back to the list to see what is saved.',
	},
};

export const draftTooLarge: Refusal = {
	code: 'draft-too-large',
	says: {
		id: 'Isian menjadi terlalu panjang, jadi perubahan terakhir tidak disimpan. Persingkat teks yang panjang atau kurangi barisnya.',
		en: 'There is too much in this application now, so the last change was not saved. Shorten the long texts or take rows away.',
	},
};

export const notAnAddress: Refusal = {
	code: 'not-an-address',
	says: {
		id: 'Isi alamat surel yang lengkap, misalnya nama@contoh.id',
		en: 'Enter a full email address, like name@example.org',
	},
};

/** Enough mails with the link of one draft were asked for within a day. */
export const tooManyMails: Refusal = {
	code: 'too-many-mails',
	says: {
		id: 'Tautan ini sudah dikirim tiga kali dalam sehari. Periksa surel Anda, juga folder spam, atau simpan tautannya sendiri. Besok bisa dikirim lagi.',
		en: 'This link was sent three times within a day. Look in your email, also in the spam folder, or keep the link yourself. It can be sent again tomorrow.',
	},
};

/** Already sent: under which reference. */
export interface AlreadySent extends Refusal {
	readonly code: 'already-sent';
	readonly reference: string;
}

/** It was sent before, so nothing more is saved. */
export function alreadySent(reference: string): AlreadySent {
	return {
		code: 'already-sent',
		reference,
		says: {
			id: `Permohonan ini sudah dikirim dengan nomor ${reference}. Perubahan terakhir tidak disimpan.`,
			en: `This application has already been sent, with the reference ${reference}. The last change was not saved.`,
		},
	};
}

/** It can't be sent yet: what is wrong, and the first page that is open. */
export interface Incomplete extends Refusal {
	readonly code: 'incomplete';
	readonly problems: readonly AnswerProblem[];
	readonly open: string | null;
}

/** Not yet: these answers and this page are still open. */
export function incomplete(problems: readonly AnswerProblem[], open: string | null): Incomplete {
	return {
		code: 'incomplete',
		problems,
		open,
		says: {
			id: 'Permohonan belum lengkap, jadi belum dikirim. Lengkapi halaman yang masih terbuka.',
			en: 'The application is not complete, so it was not sent. Complete the pages that are still open.',
		},
	};
}

/** Somebody can't take this action now: the first of what closes it says why. */
export function actionClosed(says: Says): Refusal & { readonly code: 'action-closed' } {
	return { code: 'action-closed', says };
}

export const actionIncomplete: Refusal & { readonly code: 'action-incomplete' } = {
	code: 'action-incomplete',
	says: {
		id: 'Belum ada yang dicatat. Perbaiki isian yang ditandai, lalu kirim lagi.',
		en: 'Nothing was recorded yet. Put right what is marked, then send it again.',
	},
};

/** The store could not take the write. */
export function notWritten(write: Unavailable): Refusal {
	return { code: write, says: unavailable[write] };
}

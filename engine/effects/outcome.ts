import type { Says } from '../definition/problem.js';

/**
 * What became of trying an effect once. `done`: it happened (or, with a reason, there was nothing to do). `waits`: somebody or something is
 * missing, and it is looked at again. `failed`: it is tried again, and needs a person once that went on for a day. `refused`: trying again
 * would change nothing, so that it needs a person now.
 */
export type Outcome =
	| { readonly is: 'done'; readonly reason: Reason | null }
	| { readonly is: 'waits' | 'failed' | 'refused'; readonly reason: Reason };

/** Every reason there is, with its words for whoever runs the service; one line each. */
export const reasons = {
	'no-address': { id: 'pemohon tidak punya alamat surel', en: 'the applicant has no email address' },
	'no-handler': { id: 'Loket ini belum dapat melakukannya', en: "this Loket can't do it yet" },
	'nobody-holds': {
		id: 'belum ada orang dengan peran itu di kantor ini',
		en: 'nobody has that role in this office yet',
	},
	'server-unreachable': { id: 'server surel tidak dapat dihubungi', en: "the mail server can't be reached" },
	'timed-out': { id: 'server surel terlalu lama menjawab', en: 'the mail server took too long to answer' },
	'try-later': { id: 'server surel minta dicoba lagi nanti', en: 'the mail server asks to try later' },
	'sign-in-refused': {
		id: 'server surel menolak nama atau kata sandi di LOKET_SMTP',
		en: 'the mail server refuses the name or password in LOKET_SMTP',
	},
	'sender-refused': {
		id: 'server surel menolak pengirim di LOKET_MAIL_FROM',
		en: 'the mail server refuses the sender in LOKET_MAIL_FROM',
	},
	'no-secure-line': {
		id: 'sambungan aman (TLS) dengan server surel gagal',
		en: 'a secure connection (TLS) with the mail server failed',
	},
	'refused-by-server': {
		id: 'server surel menolak surel ini untuk seterusnya; periksa alamatnya',
		en: 'the mail server refuses this mail for good; check the address',
	},
	'folder-unwritable': {
		id: 'folder surel tidak dapat ditulisi',
		en: "the mail folder can't be written to",
	},
	'version-missing': {
		id: 'versi layanannya tidak ada di penyimpanan',
		en: 'the version of its service is not in the store',
	},
	'entry-missing': {
		id: 'catatan yang menyebabkannya tidak ada dalam berkas',
		en: 'the entry that caused it is not in the document',
	},
	'not-genuine': {
		id: 'isinya tidak dapat dibuka: kuncinya hilang atau isinya berubah',
		en: "what it holds can't be opened: its key is gone or it was changed",
	},
	broken: {
		id: 'kesalahan di dalam Loket; lihat catatan log',
		en: 'a mistake inside Loket; see the log',
	},
} as const satisfies Readonly<Record<string, Says>>;

export type Reason = keyof typeof reasons;

/** The words of a reason; the word itself where a later Loket wrote one that isn't known here. */
export function reasonWords(reason: string): Says {
	return isReason(reason) ? reasons[reason] : { id: reason, en: reason };
}

function isReason(reason: string): reason is Reason {
	return Object.hasOwn(reasons, reason);
}

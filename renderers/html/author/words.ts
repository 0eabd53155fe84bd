/** The fixed words of what only authors see. */
import type { Severity } from '../../../engine/definition/problem.js';
import type { CoveredPart } from '../../../engine/views/author.js';

export interface AuthorWords {
	readonly label: string;
	readonly none: string;
	readonly show: string;
	readonly counts: (counts: Readonly<Record<Severity, number>>) => string;
	readonly severities: Readonly<Record<Severity, string>>;
	readonly forAuthor: string;
	readonly repair: string;
	readonly list: string;
	readonly title: string;
	readonly says: string;
	readonly noServices: string;
	readonly notYet: string;
	readonly personas: string;
	readonly noPersonas: string;
	readonly passed: string;
	readonly failed: string;
	readonly openAt: string;
	readonly openStatus: string;
	readonly checkAnswers: string;
	readonly coverage: string;
	readonly parts: Readonly<Record<CoveredPart, string>>;
	readonly missing: string;
	readonly gallery: string;
	readonly galleryTitle: string;
}

const id: AuthorWords = {
	label: 'Untuk penulis layanan',
	none: 'Tidak ada masalah.',
	show: 'Masalah di folder ini',
	counts: ({ error, warning, hint }) => `${error} kesalahan, ${warning} peringatan, ${hint} saran`,
	severities: { error: 'Kesalahan', warning: 'Peringatan', hint: 'Saran' },
	forAuthor: 'untuk penulis',
	repair: 'Perbaikan',
	list: 'Semua layanan dan persona',
	title: 'Untuk penulis layanan',
	says: 'Buka halaman mana pun seperti yang ditemui sebuah persona. Setiap tautan membuat permohonan latihan yang baru.',
	noServices: 'Belum ada layanan di folder ini.',
	notYet: 'Belum pernah tanpa kesalahan, jadi belum dapat dibuka.',
	personas: 'Persona',
	noPersonas: 'Belum ada persona. Tulis satu di folder tests/.',
	passed: 'lulus',
	failed: 'gagal',
	openAt: 'Buka halaman dengan jawabannya',
	openStatus: 'Buka halaman status pada keadaan',
	checkAnswers: 'Periksa jawaban',
	coverage: 'Yang sudah diuji',
	parts: { pages: 'halaman', conditions: 'syarat', rows: 'baris tabel', actions: 'tindakan', ends: 'keadaan akhir' },
	missing: 'belum diuji',
	gallery: 'Galeri komponen',
	galleryTitle: 'Galeri komponen',
};

const en: AuthorWords = {
	label: 'For the author of the service',
	none: 'No problems.',
	show: 'Problems in this folder',
	counts: ({ error, warning, hint }) =>
		`${error} ${error === 1 ? 'error' : 'errors'}, ${warning} ${warning === 1 ? 'warning' : 'warnings'}, ${hint} ${hint === 1 ? 'hint' : 'hints'}`,
	severities: { error: 'Error', warning: 'Warning', hint: 'Hint' },
	forAuthor: 'for the author',
	repair: 'Repair',
	list: 'All services and personas',
	title: 'For authors of services',
	says: 'Open any page as a persona meets it. Each link makes a new practice application.',
	noServices: 'There is no service in this folder yet.',
	notYet: "It was never without an error yet, so it can't be opened.",
	personas: 'Personas',
	noPersonas: 'There is no persona yet. Write one in the folder tests/.',
	passed: 'passed',
	failed: 'failed',
	openAt: 'Open a page with its answers',
	openStatus: 'Open the status page in the state',
	checkAnswers: 'Check your answers',
	coverage: 'Tested so far',
	parts: { pages: 'pages', conditions: 'conditions', rows: 'table rows', actions: 'actions', ends: 'end states' },
	missing: 'not tested',
	gallery: 'Gallery of components',
	galleryTitle: 'Gallery of components',
};

/** The words in a language; Indonesian where it isn't English. */
export function authorWords(locale: string): AuthorWords {
	return locale === 'en' ? en : id;
}

import type { About } from '../../../engine/views/about.js';

/** A page of words: what it says first, then its parts. */
export interface AboutWords {
	readonly title: string;
	readonly says: readonly string[];
	readonly parts: readonly { readonly title: string; readonly says: readonly string[] }[];
}

type AllAbout = Readonly<Record<About, AboutWords>>;

export const aboutId: AllAbout = {
	track: {
		title: 'Lacak permohonan',
		says: [
			'Permohonan dibuka dengan tautan pribadi yang Anda dapat ketika mengirim, atau ketika menyimpan isian untuk dilanjutkan nanti. Carilah di surel atau di catatan Anda, lalu buka tautan itu.',
			'Nomor permohonan saja tidak membuka apa pun. Dengan begitu, orang yang tahu nomornya tidak dapat membaca isian Anda.',
		],
		parts: [
			{
				title: 'Tautannya hilang?',
				says: [
					'Datang atau hubungi kantor tempat Anda mengajukan, dan sebutkan nomor permohonan. Petugas akan memastikan bahwa itu permohonan Anda, lalu membantu.',
				],
			},
			{
				title: 'Isian yang belum dikirim',
				says: [
					'Isian yang disimpan tanpa mencatat tautannya hanya dapat dibuka di peramban tempat Anda mengisinya. Kalau itu pun tidak ada, mulailah permohonan baru.',
				],
			},
		],
	},
	cookies: {
		title: 'Kuki di situs ini',
		says: [
			'Situs ini memakai satu kuki, bernama loket. Tanpa kuki itu formulir tidak dapat disimpan, jadi persetujuan tidak diminta.',
			'Isinya hanya satu angka acak. Dengan angka itu kami mengingat bahasa yang Anda pilih dan permohonan yang Anda buka di peramban ini. Kuki itu hilang tiga puluh hari setelah kunjungan terakhir.',
			'Tidak ada kuki iklan, tidak ada penghitung pengunjung dari pihak lain, dan tidak ada yang mengikuti Anda ke situs lain.',
		],
		parts: [
			{
				title: 'Di komputer bersama',
				says: [
					'Di warnet atau komputer kantor, hapus kuki situs ini setelah selesai, atau pakai jendela pribadi. Simpan dahulu tautan permohonan Anda.',
				],
			},
		],
	},
	accessibility: {
		title: 'Agar semua orang dapat memakainya',
		says: [
			'Halaman untuk warga di situs ini dibuat menurut WCAG 2.2 tingkat AA: dapat dipakai dengan papan tik saja, dengan pembaca layar, diperbesar sampai 400 persen, dan tanpa JavaScript.',
			'Halaman diuji otomatis dalam peramban setiap kali perangkat lunaknya berubah. Uji bersama pengguna penyandang disabilitas belum dilakukan, jadi mungkin masih ada hambatan yang belum kami ketahui.',
		],
		parts: [
			{
				title: 'Ada yang menyulitkan?',
				says: [
					'Hubungi kantor lewat kontak di bagian bawah halaman ini. Katakan di halaman mana dan apa yang tidak dapat Anda lakukan. Permohonan juga dapat diajukan langsung di kantor.',
				],
			},
		],
	},
};

export const aboutEn: AllAbout = {
	track: {
		title: 'Track an application',
		says: [
			'An application is opened by the private link you were given when you sent it, or when you saved it to go on later. Look for it in your e-mail or your notes, and open it.',
			'The reference number alone opens nothing. That way somebody who knows your number can’t read what you filled in.',
		],
		parts: [
			{
				title: 'Have you lost the link?',
				says: [
					'Go to or contact the office you applied to, and tell them the reference number. They will make sure that the application is yours, and help you.',
				],
			},
			{
				title: 'What was not sent yet',
				says: [
					'A form that was saved without its link being kept can be opened only in the browser it was filled in with. If you no longer have that either, start a new application.',
				],
			},
		],
	},
	cookies: {
		title: 'Cookies on this site',
		says: [
			'This site uses one cookie, called loket. Forms can’t be saved without it, so you are not asked for consent.',
			'It holds nothing but one random number. With it we remember the language you chose and the applications you opened in this browser. It goes thirty days after your last visit.',
			'There are no advertising cookies, no visitor counters of others, and nothing that follows you to other sites.',
		],
		parts: [
			{
				title: 'On a shared computer',
				says: [
					'In an internet café or at work, delete this site’s cookies when you are done, or use a private window. Keep the link to your application first.',
				],
			},
		],
	},
	accessibility: {
		title: 'So that everybody can use it',
		says: [
			'The pages for citizens on this site are made to WCAG 2.2 level AA: they can be used by keyboard alone, with a screen reader, enlarged to 400 per cent, and without JavaScript.',
			'They are tested automatically in a browser each time the software changes. They were not yet tested together with people who have a disability, so there may be barriers we do not know of.',
		],
		parts: [
			{
				title: 'Does something stand in your way?',
				says: [
					'Tell the office by the contact at the foot of this page: on which page, and what you can’t do. You can also apply at the office itself.',
				],
			},
		],
	},
};

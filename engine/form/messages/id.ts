import type { About, Words } from './words.js';

const parts: Readonly<Record<string, string>> = { day: 'tanggal', month: 'bulan', year: 'tahun' };

/** How a question is named inside a sentence. */
function it({ name, question }: About): string {
	return question !== null ? `“${question}”` : (name ?? 'isian ini');
}

/** The same at the beginning of a sentence. */
function It(about: About): string {
	const words = it(about);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function required(about: About): string {
	const { kind, question } = about;
	if (kind === 'declaration') return `Centang pernyataan ini: ${about.name ?? ''}`.trim();
	if (question !== null && kind === 'file') return `Unggah berkas untuk ${it(about)}`;
	if (question !== null)
		return kind === 'radios' || kind === 'select' || kind === 'boolean'
			? `Pilih jawaban untuk ${it(about)}`
			: `Jawab ${it(about)}`;
	if (kind === 'radios' || kind === 'select') return `Pilih ${it(about)}`;
	if (kind === 'boolean') return `Pilih ya atau tidak untuk ${it(about)}`;
	if (kind === 'checkboxes') return `Pilih paling sedikit satu ${it(about)}`;
	if (kind === 'file') return `Unggah ${it(about)}`;
	if (kind === 'list') return `Tambahkan ${it(about)}`;
	return `Isi ${it(about)}`;
}

const isList = ({ kind }: About): boolean => kind === 'list';

/** What to do, in Indonesian: in the words of the question, without blame and without padding. */
export const id: Words = {
	messages: {
		required,
		present: required,
		type: (about) => `${It(about)} tidak terbaca. Isi lagi`,
		'min-length': (about) => `${It(about)} paling sedikit ${about.count(about.params['minLength'])} huruf`,
		'max-length': (about) => `${It(about)} paling banyak ${about.count(about.params['maxLength'])} huruf`,
		minimum: (about) => `${It(about)} paling kecil ${about.number(about.params['minimum'])}`,
		maximum: (about) => `${It(about)} paling besar ${about.number(about.params['maximum'])}`,
		'exclusive-minimum': (about) => `${It(about)} harus lebih dari ${about.number(about.params['exclusiveMinimum'])}`,
		'exclusive-maximum': (about) => `${It(about)} harus kurang dari ${about.number(about.params['exclusiveMaximum'])}`,
		'multiple-of': (about) => `${It(about)} harus kelipatan ${about.number(about.params['multipleOf'])}`,
		'min-items': (about) =>
			isList(about)
				? `Tambahkan ${it(about)} sampai sedikitnya ${about.count(about.params['minItems'])}`
				: about.kind === 'file'
					? `Unggah paling sedikit ${about.count(about.params['minItems'])} berkas untuk ${it(about)}`
					: `Pilih paling sedikit ${about.count(about.params['minItems'])} ${it(about)}`,
		'max-items': (about) =>
			isList(about)
				? `${It(about)} paling banyak ${about.count(about.params['maxItems'])}. Hapus yang lebih`
				: `Pilih paling banyak ${about.count(about.params['maxItems'])} ${it(about)}`,
		'unique-items': (about) => `Ada ${it(about)} yang sama. Hapus salah satunya`,
		pattern: (about) => `Tulis ${it(about)} dengan bentuk yang diminta`,
		format: (about) =>
			about.kind === 'email'
				? `Tulis ${it(about)} lengkap, seperti nama@contoh.id`
				: about.kind === 'date'
					? `Isi ${it(about)} dengan tanggal yang ada di kalender`
					: `Tulis ${it(about)} dengan bentuk yang diminta`,
		enum: (about) => `Pilih lagi ${it(about)} dari pilihan yang ada`,
		'one-of': (about) =>
			about.kind === 'group'
				? `Lengkapi ${it(about)} menurut salah satu pilihannya`
				: `Pilih lagi ${it(about)} dari pilihan yang ada`,
		'any-of': (about) => `Lengkapi ${it(about)} menurut salah satu pilihannya`,
		const: (about) =>
			about.kind === 'declaration' ? required(about) : `Ubah ${it(about)}: hanya satu jawaban yang diterima di sini`,
		not: (about) => `Ubah ${it(about)}: jawaban ini tidak bisa dipakai`,
		false: (about) => `Kosongkan ${it(about)}`,
		'additional-properties': () => 'Hapus jawaban ini: formulir tidak menanyakannya',
		'unknown-field': (about) => `Tidak ada isian “${String(about.params['name'])}” di formulir ini. Hapus jawaban ini`,
		number: (about) => `Isi ${it(about)} dengan angka, misalnya 1.250 atau 2,5`,
		'number-grouping': (about) => `Tulis ${it(about)} dengan titik tiap tiga angka dan koma untuk desimal, misalnya 1.250,5`,
		'number-too-long': (about) => `${It(about)} paling banyak 15 angka`,
		'whole-number': (about) => `Isi ${it(about)} dengan bilangan bulat, tanpa koma`,
		money: (about) => `Isi ${it(about)} dengan jumlah uang yang tidak kurang dari 0, misalnya ${about.number(1250000)}`,
		date: (about) => `Isi ${it(about)} dengan tanggal yang ada di kalender, misalnya 27 3 1985`,
		'date-year': (about) => `Tulis tahun pada ${it(about)} dengan empat angka, misalnya 1985`,
		'date-part': (about) => `Lengkapi ${it(about)}: isi ${parts[String(about.params['part'])] ?? 'tanggal'}`,
		phone: (about) => `Tulis ${it(about)} dengan 7 sampai 15 angka, misalnya 0812 3456 7890`,
		nik: (about) => `${It(about)} terdiri dari 16 angka seperti di KTP. Periksa lagi`,
		kk: (about) => `${It(about)} terdiri dari 16 angka seperti di kartu keluarga. Periksa lagi`,
		'max-files': (about) => `Hapus berkas yang lebih: ${it(about)} paling banyak ${about.files ?? '1'} berkas`,
		characters: (about) => `Ada tanda yang tidak terbaca di ${it(about)}. Ketik ulang`,
	},
	otherwise: (about) => `Periksa lagi ${it(about)}`,
};

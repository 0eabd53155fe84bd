import type { Says } from '../problem.js';

/** How a text must be written, by the title of its schema or, where it has none, by its key; with an example. */
const forms: ReadonlyMap<string, Says> = new Map([
	['Day', { id: 'tanggal seperti `2026-12-31`', en: 'a date such as `2026-12-31`' }],
	['Moment', { id: 'tanggal dan jam seperti `2026-11-30 09:00`', en: 'a date and time such as `2026-11-30 09:00`' }],
	[
		'Id',
		{
			id: 'nama yang dimulai dengan huruf, lalu huruf, angka, `-` atau `_`',
			en: 'a name: a letter, then letters, digits, `-` or `_`',
		},
	],
	['Locale', { id: 'kode bahasa seperti `id` atau `en`', en: 'a language code such as `id` or `en`' }],
	['Zone', { id: 'zona waktu seperti `Asia/Jakarta`', en: 'a time zone such as `Asia/Jakarta`' }],
	['OpeningHours', { id: 'jam seperti `"08:00-12:00"`', en: 'hours such as `"08:00-12:00"`' }],
	['text', { id: 'nama berkas seperti `./letters/certificate.md`', en: 'the name of a file such as `./letters/certificate.md`' }],
	[
		'letterhead',
		{ id: 'nama berkas seperti `./letterhead/melati.md`', en: 'the name of a file such as `./letterhead/melati.md`' },
	],
	[
		'reference',
		{ id: 'dua sampai sepuluh huruf besar atau angka, seperti `SKU`', en: 'two to ten capital letters or digits, such as `SKU`' },
	],
	['url', { id: 'alamat yang dimulai dengan `https://`', en: 'an address that begins with `https://`' }],
	['volume', { id: 'jumlah seperti `400 per month`', en: 'a number such as `400 per month`' }],
	['currency', { id: 'kode mata uang seperti `IDR`', en: 'a currency code such as `IDR`' }],
	['autocomplete', { id: 'nama isian peramban seperti `name` atau `bday`', en: 'a browser field name such as `name` or `bday`' }],
	['brand', { id: 'warna seperti `"#0b5d57"`, di antara tanda kutip', en: 'a colour such as `"#0b5d57"`, in quotes' }],
	['seal', { id: 'satu sampai tiga huruf, seperti `KM`', en: 'one to three letters, such as `KM`' }],
	['email', { id: 'alamat surel seperti `loket@kota.example`', en: 'an e-mail address such as `loket@kota.example`' }],
	['code', { id: 'kode seperti `KEL-MLT`', en: 'a code such as `KEL-MLT`' }],
	['series', { id: 'nama seri seperti `SKU`', en: 'the name of a series such as `SKU`' }],
]);

/** What form a text must have, in words. */
export function formInWords(title: unknown, key: string): Says {
	return forms.get(String(title)) ?? forms.get(key) ?? { id: 'bentuk yang lain', en: 'another form' };
}

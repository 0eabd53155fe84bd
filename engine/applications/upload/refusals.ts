import type { Says } from '../../definition/problem.js';
import type { FileRules } from '../../definition/service.js';
import { uploadWords } from '../../form/uploads.js';
import type { NotKept } from './prove.js';

/** Why a file is not among the answers: it could not be kept, there are too many, it is gone, or there is no room for it now. */
export type NotTaken = NotKept | 'max-files' | 'file-gone' | 'upload-busy' | 'store-full' | 'store-busy' | 'too-many-uploads';

/** What to do about it, by the file's name and what the field takes. */
type Words = (name: string, rules: FileRules) => Says;

/** The code of the problem at the field, and its words. */
const words: Readonly<Record<NotTaken, readonly [code: string, words: Words]>> = {
	accept: [
		'accept',
		(name, rules) => ({
			id: `“${name}” tidak dapat diunggah di sini. Pilih berkas ${uploadWords(rules, 'id').types}.`,
			en: `“${name}” can't be uploaded here. Choose a ${uploadWords(rules, 'en').types} file.`,
		}),
	],
	heic: [
		'accept',
		(name, rules) => ({
			id: `“${name}” adalah foto HEIC, yang belum dapat dibaca di sini. Simpan sebagai JPG (di iPhone: Pengaturan, Kamera, Format, Paling Kompatibel) atau pilih berkas ${uploadWords(rules, 'id').types}.`,
			en: `“${name}” is a HEIC photo, which can't be read here. Save it as JPG (on an iPhone: Settings, Camera, Formats, Most Compatible) or choose a ${uploadWords(rules, 'en').types} file.`,
		}),
	],
	disguised: [
		'unsafe-file',
		(name, rules) => ({
			id: `Isi “${name}” tidak sesuai dengan jenis pada namanya. Pilih berkas asli berjenis ${uploadWords(rules, 'id').types}.`,
			en: `What is in “${name}” is not what its name says. Choose an original ${uploadWords(rules, 'en').types} file.`,
		}),
	],
	damaged: [
		'unsafe-file',
		(name) => ({
			id: `“${name}” rusak atau tidak lengkap. Buka berkas itu di perangkat Anda, simpan lagi, lalu unggah yang baru.`,
			en: `“${name}” is damaged or not complete. Open it on your device, save it again, and upload the new one.`,
		}),
	],
	active: [
		'unsafe-file',
		(name) => ({
			id: `“${name}” berisi skrip, lampiran, atau isian yang bekerja sendiri, jadi tidak disimpan. Cetak berkas itu ke PDF biasa, lalu unggah hasilnya.`,
			en: `“${name}” holds scripts, attachments or a form that acts by itself, so it was not kept. Print it to a plain PDF and upload that.`,
		}),
	],
	locked: [
		'unsafe-file',
		(name) => ({
			id: `“${name}” dikunci dengan kata sandi. Simpan salinannya tanpa kata sandi, lalu unggah salinan itu.`,
			en: `“${name}” is locked with a password. Save a copy without a password and upload that copy.`,
		}),
	],
	unreadable: [
		'unsafe-file',
		(name, rules) => ({
			id: `“${name}” tidak dapat dibaca. Pilih berkas ${uploadWords(rules, 'id').types}.`,
			en: `“${name}” can't be read. Choose a ${uploadWords(rules, 'en').types} file.`,
		}),
	],
	'too-many-pixels': [
		'unsafe-file',
		(name) => ({
			id: `Gambar “${name}” lebih besar dari 52 megapiksel. Perkecil gambarnya, atau ambil foto dengan ukuran yang lebih kecil.`,
			en: `The picture “${name}” has more than 52 megapixels. Make it smaller, or take the photo at a smaller size.`,
		}),
	],
	'empty-file': [
		'empty-file',
		(name) => ({
			id: `“${name}” kosong. Pilih berkas yang ada isinya.`,
			en: `“${name}” is empty. Choose a file with something in it.`,
		}),
	],
	'max-size': [
		'max-size',
		(name, rules) => ({
			id: `“${name}” lebih besar dari ${uploadWords(rules, 'id').size}. Perkecil berkasnya, atau pilih yang lebih kecil.`,
			en: `“${name}” is larger than ${uploadWords(rules, 'en').size}. Make it smaller, or choose a smaller one.`,
		}),
	],
	'max-files': [
		'max-files',
		(name, { maxFiles }) => ({
			id: `“${name}” tidak disimpan, karena paling banyak ${maxFiles} berkas. Hapus salah satu dahulu, lalu unggah lagi.`,
			en: `“${name}” was not kept, since there may be at most ${maxFiles} ${maxFiles === 1 ? 'file' : 'files'}. Remove one first, then upload it again.`,
		}),
	],
	'file-gone': [
		'file-gone',
		() => ({
			id: 'Berkas yang tadi diunggah sudah tidak ada. Unggah sekali lagi.',
			en: 'The file that was uploaded is no longer there. Upload it once more.',
		}),
	],
	'upload-busy': [
		'upload-busy',
		(name) => ({
			id: `“${name}” belum diterima karena terlalu banyak berkas sedang diunggah. Tunggu sebentar, lalu unggah lagi.`,
			en: `“${name}” was not taken, since too many files are being uploaded now. Wait a moment and upload it again.`,
		}),
	],
	'too-many-uploads': [
		'max-files',
		(name) => ({
			id: `“${name}” tidak disimpan, karena permohonan ini sudah memuat terlalu banyak berkas. Hapus yang tidak perlu, atau coba lagi besok.`,
			en: `“${name}” was not kept, since this application holds too many files by now. Remove those not needed, or try again tomorrow.`,
		}),
	],
	'store-full': [
		'store-full',
		(name) => ({
			id: `“${name}” tidak disimpan karena ruang penyimpanan penuh. Beri tahu pengelola layanan, lalu unggah lagi setelah ada ruang.`,
			en: `“${name}” was not kept, since the storage is full. Tell those who run the service, and upload it again once there is room.`,
		}),
	],
	'store-busy': [
		'store-busy',
		(name) => ({
			id: `“${name}” belum disimpan karena penyimpanan sedang dipakai. Tunggu sebentar, lalu unggah lagi.`,
			en: `“${name}” was not kept yet, since the storage is in use. Wait a moment and upload it again.`,
		}),
	],
};

/** The code and words of a file that was not taken. */
export function notTaken(why: NotTaken, name: string, rules: FileRules): { readonly code: string; readonly says: Says } {
	const [code, say] = words[why];
	return { code, says: say(name, rules) };
}

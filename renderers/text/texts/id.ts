import type { MailWords } from './words.js';

export const id: MailWords = {
	practice: '[Latihan]',
	practiceSays: 'Ini surel latihan. Permohonannya rekaan dan tidak ada kantor yang mengerjakannya.',
	news: (state) => `Ada kabar tentang permohonan Anda: ${state}.`,
	waiting: (state) => `Ada permohonan yang perlu Anda perhatikan. Tahapnya sekarang: ${state}.`,
	open: (reference) => `Buka permohonan Anda (${reference}):`,
	reference: (reference) => `Nomor permohonan: ${reference}`,
	ownLink:
		'Tautan ini khusus untuk Anda. Siapa pun yang memilikinya dapat membuka isian Anda, jadi jangan berikan kepada orang lain.',
	linkSubject: (service) => `Tautan isian Anda: ${service}`,
	linkSays: (service) => `Isian Anda untuk ${service} sudah tersimpan. Buka tautan ini untuk melanjutkan, di perangkat mana pun:`,
	kept: (until) => `Isian ini disimpan sampai ${until}. Setiap kali Anda menyimpannya lagi, waktunya bertambah.`,
	notAsked: 'Kalau Anda tidak meminta surel ini, abaikan saja.',
	questions: (where) => `Ada pertanyaan? ${where}`,
	automatic: 'Surel ini dikirim secara otomatis.',
	replies: (email) => `Surel ini dikirim secara otomatis. Balasan Anda sampai ke ${email}.`,
};

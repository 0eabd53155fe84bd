import { isPlainDate } from '../../time/dates.js';
import type { Kind } from '../types.js';
import { asText, oneText } from './texts.js';

const months = new Map<string, number>();
for (const locale of ['id', 'en']) {
	for (const month of ['long', 'short'] as const) {
		const names = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
		for (let number = 1; number <= 12; number++) months.set(plain(names.format(Date.UTC(2026, number - 1, 1))), number);
	}
}
/** Short names people use beside those of the language's own list. */
for (const [name, number] of [
	['agt', 8],
	['agu', 8],
	['ags', 8],
	['sept', 9],
	['nop', 11],
	['pebruari', 2],
	['nopember', 11],
] as const) {
	months.set(name, number);
}

function plain(text: string): string {
	return text.toLowerCase().replaceAll('.', '');
}

/** A month as people write it: `5`, `05`, `Mei`, `May`, `agt.` */
function monthOf(text: string): number | null {
	if (/^\d{1,2}$/.test(text)) return Number(text);
	return months.get(plain(text)) ?? null;
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** A plain date in words: `10 Desember 2026`. */
export function formatDate(date: string, locale: string): string {
	let format = dates.get(locale);
	if (format === undefined) {
		const language = locale === 'en' ? 'en-GB' : locale;
		format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
		dates.set(locale, format);
	}
	return format.format(new Date(`${date}T00:00:00Z`));
}

/** A date in three inputs, `day`, `month` and `year`; the month also by its name in Indonesian or English. Stored `2026-12-10`. */
export const date: Kind = {
	name: 'date',
	parse: (texts) => {
		const [day, month, year] = [oneText(texts, 'day'), oneText(texts, 'month'), oneText(texts, 'year')];
		if (day === null && month === null && year === null) return { value: undefined };
		for (const [part, given] of [
			['day', day],
			['month', month],
			['year', year],
		] as const) {
			if (given === null) return { problem: 'date-part', params: { part } };
		}
		const number = monthOf(month ?? '');
		if (!/^\d{1,2}$/.test(day ?? '')) return { problem: 'date', params: { part: 'day' } };
		if (number === null || number < 1 || number > 12) return { problem: 'date', params: { part: 'month' } };
		if (!/^\d{4}$/.test(year ?? '')) return { problem: 'date-year', params: { part: 'year' } };
		const value = `${year}-${String(number).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
		return isPlainDate(value) ? { value } : { problem: 'date', params: { part: 'day' } };
	},
	texts: (value) => {
		const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
		if (parts === null) return {};
		return { day: [String(Number(parts[3]))], month: [String(Number(parts[2]))], year: [parts[1] ?? ''] };
	},
	format: (value, _field, locale) =>
		typeof value === 'string' && isPlainDate(value) ? formatDate(value, locale) : asText(value),
	check: (value) => (typeof value !== 'string' ? 'type' : isPlainDate(value) ? null : 'format'),
};

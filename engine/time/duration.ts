import { isPlainDate } from './dates.js';
import type { Duration } from './types.js';

type Unit = Exclude<Duration['unit'], 'until'>;

/** The units by the words authors write, and how they read in the languages Loket speaks. */
const units: readonly { readonly unit: Unit; readonly one: string; readonly id: string }[] = [
	{ unit: 'working days', one: 'working day', id: 'hari kerja' },
	{ unit: 'working hours', one: 'working hour', id: 'jam kerja' },
	{ unit: 'days', one: 'day', id: 'hari' },
	{ unit: 'hours', one: 'hour', id: 'jam' },
	{ unit: 'minutes', one: 'minute', id: 'menit' },
	{ unit: 'weeks', one: 'week', id: 'minggu' },
	{ unit: 'months', one: 'month', id: 'bulan' },
	{ unit: 'years', one: 'year', id: 'tahun' },
];

/** What an author may write for a length of time; problems show it. */
export const durationForms =
	'3 working days, 4 working hours, 14 days, 2 hours, 30 minutes, 2 weeks, 6 months, 5 years, until 2027-01-31';

/**
 * Reads a length of time (2.5, 2b-32). Counts are whole, 0 to 99999; `1 day` and `1 days` are the same.
 * Null where the text is none (`durationForms` says what is).
 */
export function parseDuration(text: string): Duration | null {
	const words = text.trim().replace(/[ \t]+/g, ' ');
	if (words.startsWith('until ')) {
		const date = words.slice(6);
		return isPlainDate(date) ? { unit: 'until', date } : null;
	}
	const parts = /^(\d{1,5}) ([a-z ]+)$/.exec(words);
	if (parts === null) return null;
	const unit = units.find((known) => known.unit === parts[2] || known.one === parts[2]);
	return unit === undefined ? null : { unit: unit.unit, count: Number(parts[1]) };
}

/** A length of time in words: `3 hari kerja`, `1 working day`, `until 31 January 2027`. Languages Loket doesn't speak read it in English. */
export function formatDuration(duration: Duration, locale: string): string {
	const indonesian = locale === 'id' || locale.startsWith('id-');
	if (duration.unit === 'until') return `${indonesian ? 'sampai' : 'until'} ${formatDate(duration.date, locale)}`;
	const known = units.find((each) => each.unit === duration.unit);
	const count = new Intl.NumberFormat(indonesian ? 'id' : 'en').format(duration.count);
	if (indonesian) return `${count} ${known?.id ?? duration.unit}`;
	return `${count} ${duration.count === 1 ? (known?.one ?? duration.unit) : duration.unit}`;
}

/** A plain date in words, `31 Januari 2027`; with its weekday where asked, `Minggu, 31 Januari 2027`, `Sunday 31 January 2027`. */
export function formatDate(date: string, locale: string, weekday = false): string {
	const language = locale === 'en' ? 'en-GB' : locale;
	const time = new Date(`${date}T00:00:00.000Z`);
	const day = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(time);
	if (!weekday) return day;
	const name = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'long' }).format(time);
	return `${name}${language === 'en-GB' ? '' : ','} ${day}`;
}

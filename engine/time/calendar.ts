import type { Says } from '../definition/problem.js';
import { dayNumber, isPlainDate, plainDate, weekdayOf } from './dates.js';
import type { Calendar, Hours, PlainDate } from './types.js';

const weekdays: readonly string[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A calendar as authors write it (`calendars/id.yaml`, 2.1), as plain data of the right shape. */
export interface CalendarData {
	readonly title?: string;
	readonly hours: Readonly<Record<string, readonly string[]>>;
	readonly holidays?: Readonly<
		Record<
			string,
			{
				readonly source?: string;
				readonly date?: string;
				readonly days: readonly { readonly date: string; readonly title: string }[];
			}
		>
	>;
	readonly substitutions?: readonly {
		readonly date: string;
		readonly working: boolean;
		readonly for?: string;
		readonly hours?: readonly string[];
		readonly title?: string;
		readonly source?: string;
	}[];
}

/** What is wrong in a calendar: keys from its top, and in words. */
export interface CalendarProblem {
	readonly code: string;
	readonly path: readonly (string | number)[];
	readonly says: Says;
}

/** Monday to Friday, 08:00 to 16:00, no holidays: what holds where a catalogue names no calendar. */
export const ordinaryCalendar: Calendar = {
	id: '',
	title: '',
	week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [[480, 960] as const] : [])),
	holidays: new Map(),
	years: [],
	substitutions: new Map(),
};

/**
 * Makes a calendar of what an author wrote. A substitution has its own `hours`, else those of the weekday it stands for,
 * else of its own weekday; the day it stands for is closed only where it is a holiday. The calendar is always usable:
 * what couldn't be read is left out and is a problem, with its place in the data.
 */
export function makeCalendar(
	id: string,
	data: CalendarData,
): { readonly calendar: Calendar; readonly problems: readonly CalendarProblem[] } {
	const problems: CalendarProblem[] = [];
	const report = (code: string, path: readonly (string | number)[], id_: string, en: string): void => {
		problems.push({ code, path, says: { id: id_, en } });
	};
	const readHours = (texts: readonly string[], path: readonly (string | number)[]): Hours => {
		const hours: [number, number][] = [];
		for (const [index, text] of texts.entries()) {
			const stretch = parseHours(text);
			if (stretch === null) {
				report(
					'calendar-hours',
					[...path, index],
					`Jam buka "${text}" tidak terbaca. Tulis seperti "08:00-12:00", dari yang lebih awal ke yang lebih akhir.`,
					`Opening hours "${text}" can't be read. Write them like "08:00-12:00", from earlier to later.`,
				);
			} else hours.push(stretch);
		}
		hours.sort((a, b) => a[0] - b[0]);
		for (const [index, stretch] of hours.entries()) {
			const before = hours[index - 1];
			if (before !== undefined && stretch[0] < before[1])
				report('calendar-hours', path, 'Jam buka pada hari ini saling tumpang tindih.', 'The opening hours of this day overlap.');
		}
		return merged(hours);
	};
	const date = (text: string, path: readonly (string | number)[]): boolean => {
		if (isPlainDate(text)) return true;
		report(
			'calendar-date',
			path,
			`"${text}" bukan tanggal yang ada. Tulis seperti 2026-12-25.`,
			`"${text}" is no date that exists. Write it like 2026-12-25.`,
		);
		return false;
	};

	const week: Hours[] = weekdays.map(() => []);
	for (const [name, texts] of Object.entries(data.hours)) {
		const day = weekdays.indexOf(name);
		if (day < 0)
			report(
				'calendar-weekday',
				['hours', name],
				`"${name}" bukan nama hari. Pakai ${weekdays.join(', ')}.`,
				`"${name}" is no weekday. Use ${weekdays.join(', ')}.`,
			);
		else week[day] = readHours(texts, ['hours', name]);
	}
	if (week.every((hours) => hours.length === 0))
		report(
			'calendar-closed',
			['hours'],
			'Tidak ada hari buka: tambahkan jam buka sedikitnya satu hari.',
			'No day is open: give opening hours for at least one day.',
		);

	const holidays = new Map<PlainDate, string>();
	const years: number[] = [];
	for (const [year, decree] of Object.entries(data.holidays ?? {})) {
		years.push(Number(year));
		for (const [index, day] of decree.days.entries()) {
			const path = ['holidays', year, 'days', index, 'date'];
			if (!date(day.date, path)) continue;
			if (day.date.slice(0, 4) !== year)
				report(
					'calendar-year',
					path,
					`Hari libur ${day.date} berada di bawah tahun ${year}.`,
					`The holiday ${day.date} stands under the year ${year}.`,
				);
			holidays.set(day.date, day.title);
		}
	}
	years.sort((a, b) => a - b);

	const substitutions = new Map<PlainDate, { working: boolean; hours: Hours; title: string; source: string | null }>();
	for (const [index, day] of (data.substitutions ?? []).entries()) {
		const path = ['substitutions', index];
		if (!date(day.date, [...path, 'date'])) continue;
		const stands = day.for !== undefined && date(day.for, [...path, 'for']) ? day.for : day.date;
		const hours = day.hours === undefined ? (week[weekdayOf(dayNumber(stands))] ?? []) : readHours(day.hours, [...path, 'hours']);
		if (day.working && hours.length === 0)
			report(
				'calendar-substitution',
				path,
				`${day.date} disebut hari kerja, tetapi tidak ada jam bukanya. Tambahkan \`hours\`, atau \`for\` dengan tanggal yang digantikannya.`,
				`${day.date} is called a working day, but has no opening hours. Add \`hours\`, or \`for\` with the date it stands for.`,
			);
		substitutions.set(day.date, {
			working: day.working,
			hours: day.working ? hours : [],
			title: day.title ?? '',
			source: day.source ?? null,
		});
	}
	return { calendar: { id, title: data.title ?? id, week, holidays, years, substitutions }, problems };
}

function parseHours(text: string): [number, number] | null {
	const parts = /^(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})$/.exec(text.trim());
	if (parts === null) return null;
	const from = Number(parts[1]) * 60 + Number(parts[2]);
	const to = Number(parts[3]) * 60 + Number(parts[4]);
	return Number(parts[2]) > 59 || Number(parts[4]) > 59 || to > 1440 || from >= to ? null : [from, to];
}

function merged(hours: readonly [number, number][]): Hours {
	const whole: [number, number][] = [];
	for (const [from, to] of hours) {
		const last = whole.at(-1);
		if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
		else whole.push([from, to]);
	}
	return whole;
}

/** Opening hours of a local day: a substitution's, none on a holiday, else those of its weekday. */
export function hoursOf(calendar: Calendar, day: number): Hours {
	if (calendar.substitutions.size > 0 || calendar.holidays.size > 0) {
		const date = plainDate(day);
		const substitution = calendar.substitutions.get(date);
		if (substitution !== undefined) return substitution.hours;
		if (calendar.holidays.has(date)) return [];
	}
	return calendar.week[weekdayOf(day)] ?? [];
}

/** Is the office open at all on this date? */
export function isWorkingDay(calendar: Calendar, date: PlainDate): boolean {
	return hoursOf(calendar, dayNumber(date)).length > 0;
}

/**
 * How many working days lie after `from`, up to and including `to`; the day of the start is not counted, as in a deadline (2b-32).
 * Negative where `to` comes first.
 */
export function workingDaysBetween(calendar: Calendar, from: PlainDate, to: PlainDate): number {
	const first = dayNumber(from);
	const last = dayNumber(to);
	if (last < first) return -workingDaysBetween(calendar, to, from);
	let count = 0;
	for (let day = first + 1; day <= last; day++) if (hoursOf(calendar, day).length > 0) count++;
	return count;
}

/** Does this date lie after the last year for which holidays are given? Then working days are only an estimate, and screens say so. */
export function beyondHolidays(calendar: Calendar, date: PlainDate): boolean {
	return Number(date.slice(0, 4)) > (calendar.years.at(-1) ?? 0);
}

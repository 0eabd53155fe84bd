/** Plain dates, `YYYY-MM-DD`, as expressions work with them (2b-12). What is no date gives unknown. */
import { addMonths, dateNumber, dayNumber, isPlainDate, plainDate } from '../time/dates.js';

/** Completed years from birth to a day, below zero before birth. Who was born on 29 February has the birthday on 1 March in other years (2b-55). */
export function yearsBetween(born: string, at: string): number | undefined {
	const [from, to] = [dateNumber(born), dateNumber(at)];
	if (from < 10_000 || to < 10_000) return undefined;
	// Years are the ten thousands; a day before the birthday takes one off. In a year without a 29 February, 28 February is before that
	// birthday and 1 March after it.
	return Math.floor((to - from) / 10_000);
}

/** Days from the first to the second, below zero where the second is earlier. */
export function daysBetween(first: string, second: string): number | undefined {
	return isPlainDate(first) && isPlainDate(second) ? dayNumber(second) - dayNumber(first) : undefined;
}

export interface Length {
	readonly count: number;
	readonly unit: 'day' | 'week' | 'month' | 'year';
}

const units: ReadonlyMap<string, Length['unit']> = new Map([
	['day', 'day'],
	['week', 'week'],
	['month', 'month'],
	['year', 'year'],
]);

/** `14 days`, `1 month`, `-2 years`; null where it is none. At most 10,000 of a unit. */
export function readLength(text: string): Length | null {
	const match = /^\s*(-?\d{1,5}) +(day|week|month|year)s?\s*$/.exec(text);
	const unit = units.get(match?.[2] ?? '');
	const count = Number(match?.[1]);
	return unit === undefined || Math.abs(count) > 10_000 ? null : { count, unit };
}

/** A date moved by a length; months and years stop at the month's end (2b-12). Unknown outside the years 1 to 9999. */
export function moveDate(date: string, length: Length): string | undefined {
	if (!isPlainDate(date)) return undefined;
	const months = length.unit === 'month' ? length.count : length.count * 12;
	const days = length.unit === 'day' ? length.count : length.count * 7;
	const moved = length.unit === 'day' || length.unit === 'week' ? plainDate(dayNumber(date) + days) : addMonths(date, months);
	return isPlainDate(moved) ? moved : undefined;
}

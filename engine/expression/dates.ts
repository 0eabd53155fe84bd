/** Plain dates, `YYYY-MM-DD`, without zone (2b-12). Days are counted from 1970-01-01 in the Gregorian calendar. */

interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const msPerDay = 86_400_000;

/** Is the text a date that exists? */
export function isDate(text: string): boolean {
	return read(text) !== null;
}

/** Completed years from birth to a day, below zero before birth. Who was born on 29 February has the birthday on 1 March in other years (2b-55). */
export function yearsBetween(born: string, at: string): number | undefined {
	const from = read(born);
	const to = read(at);
	if (from === null || to === null) return undefined;
	const birthday = from.month === 2 && from.day === 29 && !isLeap(to.year) ? 301 : from.month * 100 + from.day;
	return to.year - from.year - (to.month * 100 + to.day < birthday ? 1 : 0);
}

/** Days from the first to the second, below zero where the second is earlier. */
export function daysBetween(first: string, second: string): number | undefined {
	const from = read(first);
	const to = read(second);
	return from === null || to === null ? undefined : dayNumber(to) - dayNumber(from);
}

export interface Length {
	readonly count: number;
	readonly unit: 'day' | 'week' | 'month' | 'year';
}

const words: ReadonlyMap<string, Length['unit']> = new Map([
	['day', 'day'],
	['week', 'week'],
	['month', 'month'],
	['year', 'year'],
]);

/** `14 days`, `1 month`, `-2 years`; null where it is none. At most 10,000 of a unit. */
export function readLength(text: string): Length | null {
	const match = /^\s*(-?\d{1,5}) +(day|week|month|year)s?\s*$/.exec(text);
	const unit = match === null ? undefined : words.get(match[2] ?? '');
	const count = Number(match?.[1]);
	return unit === undefined || Math.abs(count) > 10_000 ? null : { count, unit };
}

/** A date moved by a length; months and years stop at the month's end (2b-12). Unknown outside the years 1 to 9999. */
export function moveDate(date: string, length: Length): string | undefined {
	const from = read(date);
	if (from === null) return undefined;
	if (length.unit === 'day' || length.unit === 'week')
		return write(new Date((dayNumber(from) + length.count * (length.unit === 'week' ? 7 : 1)) * msPerDay));
	const months = from.year * 12 + from.month - 1 + length.count * (length.unit === 'year' ? 12 : 1);
	const year = Math.floor(months / 12);
	const month = months - year * 12 + 1;
	if (year < 1 || year > 9999) return undefined;
	return text({ year, month, day: Math.min(from.day, daysIn(year, month)) });
}

/** The dates after the first up to and including the second, in order; null where there are more than 36,600 or one is no date. */
export function datesAfter(first: string, second: string): string[] | null {
	const from = read(first);
	const days = daysBetween(first, second);
	if (from === null || days === undefined || days > 36_600) return null;
	return Array.from({ length: Math.max(0, days) }, (_, index) => write(new Date((dayNumber(from) + index + 1) * msPerDay)) ?? '');
}

/** Monday = 0 … Sunday = 6. */
export function weekday(date: string): number {
	const day = read(date);
	return day === null ? 0 : (((dayNumber(day) + 3) % 7) + 7) % 7;
}

function read(date: string): Day | null {
	const match = shape.exec(date);
	if (match === null) return null;
	const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
	if (day.year < 1 || day.month < 1 || day.month > 12 || day.day < 1 || day.day > daysIn(day.year, day.month)) return null;
	return day;
}

function dayNumber(day: Day): number {
	const date = new Date(0);
	date.setUTCFullYear(day.year, day.month - 1, day.day);
	return Math.round(date.getTime() / msPerDay);
}

function write(date: Date): string | undefined {
	const year = date.getUTCFullYear();
	return Number.isNaN(year) || year < 1 || year > 9999
		? undefined
		: text({ year, month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

function text(day: Day): string {
	return `${String(day.year).padStart(4, '0')}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysIn(year: number, month: number): number {
	return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

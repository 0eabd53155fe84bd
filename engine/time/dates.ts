import type { PlainDate } from './types.js';

/** A plain date as days since 1 January 1970: arithmetic on whole days, without zones. */
export type DayNumber = number;

const dayLength = 86_400_000;

/** Is this text a date that exists (ISO 8601, proleptic Gregorian, year 0001 to 9999)? */
export function isPlainDate(text: string): boolean {
	return dateNumber(text) >= 10_000;
}

/** A date as one number, 20261125 for 25 November 2026, in the order of the calendar; -1 where there is none such. Asked of every date in every answer. */
export function dateNumber(text: string): number {
	if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return -1;
	const year = digits(text, 0, 4);
	const month = digits(text, 5, 7);
	const day = digits(text, 8, 10);
	if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return -1;
	return year * 10_000 + month * 100 + day;
}

/** -1 where a character is no digit. */
function digits(text: string, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at++) {
		const digit = text.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}

/** Days since 1 January 1970 of a plain date. */
export function dayNumber(date: PlainDate): DayNumber {
	return Date.parse(`${date}T00:00:00.000Z`) / dayLength;
}

/** Dates written lately: calendars ask for the same few days again and again. */
const written = new Map<DayNumber, PlainDate>();

/** The plain date of a day number. */
export function plainDate(day: DayNumber): PlainDate {
	let date = written.get(day);
	if (date === undefined) {
		date = new Date(day * dayLength).toISOString().slice(0, 10);
		if (written.size > 20_000) written.clear();
		written.set(day, date);
	}
	return date;
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(day: DayNumber): number {
	return (((day + 3) % 7) + 7) % 7;
}

/** How many days a month has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date moved by whole months; it stops at the month's end: 31 January and one month is 28 or 29 February (2b-12). */
export function addMonths(date: PlainDate, months: number): PlainDate {
	const whole = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
	const year = Math.floor(whole / 12);
	const month = whole - year * 12 + 1;
	const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month));
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

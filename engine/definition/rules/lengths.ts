import type { Calendar, Duration } from '../../time/types.js';

/** Days of a month and of a year where only their rough length matters. */
const monthDays = 30;
const yearDays = 365;

/** A length of time in working minutes, so that lengths of different units can be compared; null for `until`, that is a date. */
export function workingMinutes(duration: Duration, calendar: Calendar): number | null {
	if (duration.unit === 'until') return null;
	const open = calendar.week
		.map((hours) => hours.reduce((sum, [from, to]) => sum + to - from, 0))
		.filter((minutes) => minutes > 0);
	const week = open.reduce((sum, minutes) => sum + minutes, 0);
	const day = open.length === 0 ? 0 : week / open.length;
	const perUnit: Readonly<Record<Exclude<Duration['unit'], 'until'>, number>> = {
		'working days': day,
		'working hours': 60,
		days: week / 7,
		weeks: week,
		months: (week / 7) * monthDays,
		years: (week / 7) * yearDays,
		hours: week / 7 / 24,
		minutes: week / 7 / 24 / 60,
	};
	return duration.count * perUnit[duration.unit];
}

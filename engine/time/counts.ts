import { hoursOf } from './calendar.js';
import { addMonths, dayNumber, plainDate } from './dates.js';
import type { Duration, Place } from './types.js';
import { dayEnd, dayStart, localDay, timeAt } from './zone.js';

/** No search goes further than this many days; a length that isn't reached by then has no moment. */
const furthest = 146_100;
const minuteLength = 60_000;

/** A stretch in which a clock ran, in epoch milliseconds; `to` is infinite while it runs. */
export interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** How one unit of time is counted: forward while a clock runs, and back from a moment; null = never reached. Counts are above 0. */
export interface Count {
	readonly after: (count: number, stretches: readonly Stretch[], place: Place) => number | null;
	readonly before: (count: number, end: number, place: Place) => number | null;
}

/** The n-th moment of a kind that passes while the clock runs, on the days after that of the start. */
function nthMoment(
	count: number,
	stretches: readonly Stretch[],
	place: Place,
	momentOf: (day: number) => number | null,
): number | null {
	const first = stretches[0];
	const end = stretches.at(-1)?.to ?? 0;
	if (first === undefined) return null;
	const start = localDay(place.zone, first.from);
	let left = count;
	let at = 0;
	for (let day = start + 1; day < start + furthest; day++) {
		const moment = momentOf(day);
		if (moment === null) continue;
		if (moment > end) return null;
		while ((stretches[at]?.to ?? end) < moment) at++;
		if ((stretches[at]?.from ?? end) < moment && --left === 0) return moment;
	}
	return null;
}

const workingDays: Count = {
	after: (count, stretches, place) =>
		nthMoment(count, stretches, place, (day) => {
			const last = hoursOf(place.calendar, day).at(-1);
			return last === undefined ? null : timeAt(place.zone, day, last[1]);
		}),
	before: (count, end, place) => {
		let left = count;
		const last = localDay(place.zone, end);
		for (let day = last - 1; day > last - furthest; day--) {
			const opens = hoursOf(place.calendar, day)[0];
			if (opens !== undefined && --left === 0) return timeAt(place.zone, day, opens[0]);
		}
		return null;
	},
};

const workingHours: Count = {
	after: (count, stretches, place) => {
		let left = count * 60 * minuteLength;
		for (const stretch of stretches) {
			const first = localDay(place.zone, stretch.from);
			for (let day = first; day < first + furthest && dayStart(place.zone, day) < stretch.to; day++) {
				for (const [opens, closes] of hoursOf(place.calendar, day)) {
					const from = Math.max(stretch.from, timeAt(place.zone, day, opens));
					const open = Math.min(stretch.to, timeAt(place.zone, day, closes)) - from;
					if (open <= 0) continue;
					if (open >= left) return from + left;
					left -= open;
				}
			}
		}
		return null;
	},
	before: (count, end, place) => {
		let left = count * 60 * minuteLength;
		const last = localDay(place.zone, end);
		for (let day = last; day > last - furthest; day--) {
			for (const [opens, closes] of hoursOf(place.calendar, day).toReversed()) {
				const to = Math.min(end, timeAt(place.zone, day, closes));
				const open = to - timeAt(place.zone, day, opens);
				if (open <= 0) continue;
				if (open >= left) return to - left;
				left -= open;
			}
		}
		return null;
	},
};

/** Whole days: `target` gives the day so many units after (or before) a day. They end at the end of that day and begin at its beginning. */
function wholeDays(target: (day: number, count: number) => number): Count {
	return {
		after: (count, stretches, place) => {
			const start = localDay(place.zone, stretches[0]?.from ?? 0);
			return nthMoment(target(start, count) - start, stretches, place, (day) => dayEnd(place.zone, day));
		},
		before: (count, end, place) => dayStart(place.zone, target(localDay(place.zone, end), -count)),
	};
}

/** Minutes as the clock counts them, whoever is open. */
function exact(minutes: number): Count {
	return {
		after: (count, stretches) => {
			let left = count * minutes * minuteLength;
			for (const { from, to } of stretches) {
				if (to - from >= left) return from + left;
				left -= to - from;
			}
			return null;
		},
		before: (count, end) => end - count * minutes * minuteLength,
	};
}

const monthsAfter = (day: number, months: number): number => dayNumber(addMonths(plainDate(day), months));

/** Every unit of time, and how it is counted (2b-32). */
export const counts: Readonly<Record<Exclude<Duration['unit'], 'until'>, Count>> = {
	'working days': workingDays,
	'working hours': workingHours,
	days: wholeDays((day, count) => day + count),
	weeks: wholeDays((day, count) => day + count * 7),
	months: wholeDays(monthsAfter),
	years: wholeDays((day, count) => monthsAfter(day, count * 12)),
	hours: exact(60),
	minutes: exact(1),
};

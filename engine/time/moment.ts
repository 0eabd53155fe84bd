import { counts } from './counts.js';
import { dayNumber } from './dates.js';
import type { Duration, Instant, Place, Span } from './types.js';
import { dayEnd, dayStart } from './zone.js';

/**
 * When a length of time ends whose clock ran in these spans (2b-32, 2b-24): the first span begins it, a null `to` still runs.
 * Working days are counted by closings that pass while the clock runs, the day of the start not counted; days, weeks, months and
 * years by ends of days; working hours by opening minutes; hours and minutes exactly; `until` is the end of its day whatever stood
 * still; 0 of anything is the start. A moment has passed when the clock reads it or later.
 * Null while a stopped clock leaves it open, or where the office never opens.
 */
export function dueMoment(length: Duration, spans: readonly Span[], place: Place): Instant | null {
	const first = spans[0];
	if (first === undefined) return null;
	if (length.unit === 'until') return instant(dayEnd(place.zone, dayNumber(length.date)));
	if (length.count === 0) return first.from;
	const stretches = spans.map((span) => ({
		from: Date.parse(span.from),
		to: span.to === null ? Number.POSITIVE_INFINITY : Date.parse(span.to),
	}));
	return instant(counts[length.unit].after(length.count, stretches, place));
}

/** A length of time after an instant, by a clock that never stops; null where the office never opens. */
export function addDuration(start: Instant, length: Duration, place: Place): Instant | null {
	return dueMoment(length, [{ from: start, to: null }], place);
}

/**
 * A length of time before an instant, counted back as a mirror: days to the beginning of a day, working days to the n-th opening
 * before it (its own day not counted), hours exactly. `until` is the end of its day. Null where the office never opens.
 */
export function subtractDuration(end: Instant, length: Duration, place: Place): Instant | null {
	if (length.unit === 'until') return instant(dayEnd(place.zone, dayNumber(length.date)));
	if (length.count === 0) return end;
	return instant(counts[length.unit].before(length.count, Date.parse(end), place));
}

/** Where a count from a plain date begins: `before` at the beginning of its day, `after` at its end (2b-59). */
export function dateBase(date: string, side: 'before' | 'after', zone: string): Instant {
	const day = dayNumber(date);
	return new Date(side === 'before' ? dayStart(zone, day) : dayEnd(zone, day)).toISOString();
}

function instant(time: number | null): Instant | null {
	return time === null || Number.isNaN(time) || Math.abs(time) > 8.64e15 ? null : new Date(time).toISOString();
}

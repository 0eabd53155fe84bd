import { dayNumber, plainDate } from './dates.js';
import type { Instant, PlainDate } from './types.js';

const dayLength = 86_400_000;
const minuteLength = 60_000;

interface Zone {
	readonly formatter: Intl.DateTimeFormat;
	/** Offset in milliseconds by day of UTC; null where it changes on that day. */
	readonly offsets: Map<number, number | null>;
}

const zones = new Map<string, Zone>();

/** Does the runtime know this IANA zone (`Asia/Jakarta`)? */
export function isZone(zone: string): boolean {
	try {
		return zone !== '' && zoneOf(zone) !== null;
	} catch {
		return false;
	}
}

function zoneOf(name: string): Zone {
	let zone = zones.get(name);
	if (zone === undefined) {
		const formatter = new Intl.DateTimeFormat('en-US', {
			timeZone: name,
			calendar: 'iso8601',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
		zone = { formatter, offsets: new Map() };
		zones.set(name, zone);
	}
	return zone;
}

function measured(zone: Zone, time: number): number {
	const parts = new Map(zone.formatter.formatToParts(time).map((part) => [part.type, Number(part.value)]));
	const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
	const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
	return wall - Math.floor(time / 1000) * 1000;
}

/**
 * How far a zone's clocks are ahead of UTC at a time (epoch milliseconds), in milliseconds.
 * Worked out once a day of UTC where the day has one offset, so that a zone without summer time costs a look-up.
 */
export function offsetAt(zoneName: string, time: number): number {
	const zone = zoneOf(zoneName);
	const day = Math.floor(time / dayLength);
	let offset = zone.offsets.get(day);
	if (offset === undefined) {
		const first = measured(zone, day * dayLength);
		offset = first === measured(zone, (day + 1) * dayLength) ? first : null;
		if (zone.offsets.size > 20_000) zone.offsets.clear();
		zone.offsets.set(day, offset);
	}
	return offset ?? measured(zone, time);
}

/** The local day (days since 1970) in a zone at a time in epoch milliseconds. */
export function localDay(zone: string, time: number): number {
	return Math.floor((time + offsetAt(zone, time)) / dayLength);
}

/** The date on the wall of a zone at an instant. */
export function localDate(instant: Instant, zone: string): PlainDate {
	return plainDate(localDay(zone, Date.parse(instant)));
}

/** Date and time on the wall of a zone at an instant, `2026-12-01 16:00`; seconds are cut off. */
export function localDateTime(instant: Instant, zone: string): string {
	const time = Date.parse(instant);
	return new Date(time + offsetAt(zone, time)).toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * The time (epoch milliseconds) when a zone's clocks show so many minutes after midnight of a local day.
 * Where clocks go back the first of the two; where they jump over it, as far after the jump as it lies after its beginning.
 */
export function timeAt(zone: string, day: number, minutes: number): number {
	const wall = day * dayLength + minutes * minuteLength;
	const before = offsetAt(zone, wall - dayLength);
	const after = offsetAt(zone, wall + dayLength);
	const early = wall - Math.max(before, after);
	const late = wall - Math.min(before, after);
	if (offsetAt(zone, early) === wall - early) return early;
	if (offsetAt(zone, late) === wall - late) return late;
	return wall - before;
}

/** The instant of a local date and time, `2026-11-30 09:00` or `2026-11-30`; null where the text is neither. */
export function instantOf(text: string, zone: string): Instant | null {
	const parts = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2}))?$/.exec(text);
	if (parts?.[1] === undefined) return null;
	const hours = Number(parts[2] ?? 0);
	const minutes = Number(parts[3] ?? 0);
	const day = dayNumber(parts[1]);
	if (Number.isNaN(day) || plainDate(day) !== parts[1] || hours > 24 || minutes > 59 || (hours === 24 && minutes > 0))
		return null;
	return new Date(timeAt(zone, day, hours * 60 + minutes)).toISOString();
}

/** The first moment of a local day, in epoch milliseconds. */
export function dayStart(zone: string, day: number): number {
	return timeAt(zone, day, 0);
}

/** The last moment of a local day: its last millisecond, the next 00:00 is not included (2b-32). */
export function dayEnd(zone: string, day: number): number {
	return timeAt(zone, day + 1, 0) - 1;
}

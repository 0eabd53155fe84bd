import type { Place, Span } from '../../engine/time/types.js';

/**
 * Working time as anybody would count it: minute by minute, asking for each minute what the clock on the wall shows.
 * Slow and obviously right; knows the units the property draws.
 */
export function slowDue(unit: string, count: number, spans: readonly Span[], place: Place): string | null {
	const minute = 60_000;
	const start = Date.parse(spans[0]?.from ?? '');
	const startDay = wall(start, place.zone).date;
	const stretches = spans.map((span) => ({
		from: Date.parse(span.from),
		to: span.to === null ? Number.POSITIVE_INFINITY : Date.parse(span.to),
	}));
	let left = unit === 'hours' || unit === 'working hours' ? count * 60 : count;
	for (let time = start; time < start + 200 * 1440 * minute; time += minute) {
		const before = wall(time, place.zone);
		const next = time + minute;
		const runs = stretches.some((stretch) => stretch.from <= time && next <= stretch.to);
		if (!runs) continue;
		const open = hours(before.date, place).find(([from, to]) => before.minutes >= from && before.minutes < to);
		let counted = false;
		let end = next;
		if (unit === 'minutes' || unit === 'hours') counted = true;
		else if (unit === 'working hours') counted = open !== undefined;
		else if (before.date !== startDay) {
			const after = wall(next, place.zone);
			if (unit === 'days') {
				counted = after.date !== before.date;
				end = next - 1;
			} else counted = open !== undefined && open === hours(before.date, place).at(-1) && before.minutes + 1 === open[1];
		}
		if (counted && --left === 0) return new Date(end).toISOString();
	}
	return null;
}

interface Wall {
	readonly date: string;
	readonly minutes: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const walls = new Map<string, Map<number, Wall>>();

/** What the clock on the wall shows; asked once for each quarter of an hour, inside which no clock is put forward or back. */
function wall(time: number, zone: string): Wall {
	let known = walls.get(zone);
	if (known === undefined) {
		known = new Map();
		walls.set(zone, known);
	}
	const quarter = Math.floor(time / 900_000) * 900_000;
	let shown = known.get(quarter);
	if (shown === undefined) {
		shown = look(quarter, zone);
		known.set(quarter, shown);
	}
	return { date: shown.date, minutes: shown.minutes + Math.floor((time - quarter) / 60_000) };
}

function look(time: number, zone: string): Wall {
	let formatter = formatters.get(zone);
	if (formatter === undefined) {
		formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
		formatters.set(zone, formatter);
	}
	const [date = '', clock = ''] = formatter.format(time).split(' ');
	const [hour = '0', minutes = '0'] = clock.split(':');
	return { date, minutes: Number(hour) * 60 + Number(minutes) };
}

function hours(date: string, place: Place): readonly (readonly [number, number])[] {
	const substitution = place.calendar.substitutions.get(date);
	if (substitution !== undefined) return substitution.hours;
	if (place.calendar.holidays.has(date)) return [];
	return place.calendar.week[(new Date(date).getUTCDay() + 6) % 7] ?? [];
}

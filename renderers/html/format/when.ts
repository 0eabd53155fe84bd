import { escapeText, type Markup, markup } from '../markup.js';
import type { Words } from '../texts/words.js';

/** What is needed to write a moment: the language, the zone it is read in, and the moment now. */
export interface Clock {
	readonly locale: string;
	readonly zone: string;
	readonly now: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string, kind: 'day' | 'date' | 'time' | 'numbers'): Intl.DateTimeFormat {
	const key = `${locale} ${zone} ${kind}`;
	let made = formats.get(key);
	if (made === undefined) {
		made = new Intl.DateTimeFormat(kind === 'numbers' ? 'en-CA' : locale === 'en' ? 'en-GB' : locale, {
			timeZone: zone,
			...options[kind],
		});
		formats.set(key, made);
	}
	return made;
}

const options: Readonly<Record<'day' | 'date' | 'time' | 'numbers', Intl.DateTimeFormatOptions>> = {
	day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	date: { day: 'numeric', month: 'long', year: 'numeric' },
	time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	numbers: { year: 'numeric', month: '2-digit', day: '2-digit' },
};

/** A moment's day in words: "Kamis, 10 Desember 2026", "Thursday 10 December 2026". */
export function dayText(instant: string, clock: Clock): string {
	return format(clock.locale, clock.zone, 'day').format(new Date(instant));
}

/** A plain date (`2026-12-10`) in words: "10 Desember 2026". */
export function dateText(date: string, locale: string): string {
	return format(locale, 'UTC', 'date').format(new Date(`${date}T00:00:00Z`));
}

/** A moment as people say it: "hari ini 09.12", "kemarin 14.10", else "Rabu, 25 November 2026 14.10". */
export function momentText(instant: string, clock: Clock, words: Words): string {
	const at = new Date(instant);
	const time = format(clock.locale, clock.zone, 'time').format(at);
	const numbers = format(clock.locale, clock.zone, 'numbers');
	const now = new Date(clock.now);
	const date = numbers.format(at);
	if (date === numbers.format(now)) return `${words.today} ${time}`;
	if (date === numbers.format(new Date(now.getTime() - 86_400_000))) return `${words.yesterday} ${time}`;
	return words.at(dayText(instant, clock), time);
}

/** A moment as an element: as people say it, the exact time in `datetime` and, in words, in `title`. */
export function moment(instant: string, clock: Clock, words: Words): Markup {
	const exact = words.at(dayText(instant, clock), format(clock.locale, clock.zone, 'time').format(new Date(instant)));
	return markup(
		`<time datetime="${escapeText(instant)}" title="${escapeText(exact)}">${escapeText(momentText(instant, clock, words))}</time>`,
	);
}

/** The last day of a deadline as an element: one that ends with a day is written as its first moment after (2b-32), and is read as that day. */
export function lastDay(instant: string, clock: Clock): Markup {
	return day(new Date(new Date(instant).getTime() - 1).toISOString(), clock);
}

/** A day as an element. */
export function day(instant: string, clock: Clock): Markup {
	return markup(`<time datetime="${escapeText(instant)}">${escapeText(dayText(instant, clock))}</time>`);
}

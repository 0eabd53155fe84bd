import type { Says } from '../definition/problem.js';
import { beyondHolidays } from './calendar.js';
import { dayNumber, plainDate, weekdayOf } from './dates.js';
import { formatDate, formatDuration } from './duration.js';
import { dueMoment } from './moment.js';
import type { Duration, Instant, Place, PlainDate, Span } from './types.js';
import { localDate } from './zone.js';

/** One reason why a date is what it is: `holiday`, `working` (a closed weekday that is worked), `closed` (a weekday that isn't), `stopped`, `beyond`. */
export interface DuePart {
	readonly kind: 'holiday' | 'working' | 'closed' | 'stopped' | 'beyond';
	/** The day spoken of; of a stopped clock its first. */
	readonly date: PlainDate;
	readonly says: Says;
}

/**
 * A date explains itself (2.5): when the length ends and, in order of time, every day between that isn't what its weekday promises
 * ("Friday 20 March 2026 is Nyepi"), each time the clock stood still, and that holidays aren't known so far ahead.
 * Ordinary closed weekdays are not told.
 */
export function explainDue(
	length: Duration,
	spans: readonly Span[],
	place: Place,
): { readonly due: Instant | null; readonly parts: readonly DuePart[] } {
	const due = dueMoment(length, spans, place);
	const first = spans[0];
	const parts: DuePart[] = [];
	if (first === undefined) return { due, parts };
	const end = due ?? spans.at(-1)?.to ?? first.from;
	const working = length.unit === 'working days' || length.unit === 'working hours';
	if (working) {
		const last = dayNumber(localDate(end, place.zone));
		for (let day = dayNumber(localDate(first.from, place.zone)); day <= last; day++) {
			const part = unusual(day, place);
			if (part !== null) parts.push(part);
		}
		if (due !== null && beyondHolidays(place.calendar, localDate(due, place.zone)))
			parts.push(beyond(localDate(due, place.zone)));
	}
	for (const [index, span] of spans.entries()) {
		if (span.to === null || (due !== null && span.to >= due)) continue;
		parts.push(stopped(localDate(span.to, place.zone), spans[index + 1]?.from, place.zone));
	}
	return {
		due,
		parts: parts.toSorted((a, b) =>
			a.kind === 'beyond' ? 1 : b.kind === 'beyond' ? -1 : a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
		),
	};
}

function unusual(day: number, place: Place): DuePart | null {
	const date = plainDate(day);
	const usual = (place.calendar.week[weekdayOf(day)] ?? []).length > 0;
	const substitution = place.calendar.substitutions.get(date);
	const id = formatDate(date, 'id', true);
	const en = formatDate(date, 'en', true);
	if (substitution !== undefined) {
		const title = substitution.title === '' ? '' : ` (${substitution.title})`;
		if (substitution.working)
			return usual
				? null
				: { kind: 'working', date, says: { id: `${id} adalah hari kerja${title}`, en: `${en} is a working day${title}` } };
		return usual
			? { kind: 'closed', date, says: { id: `${id} kantor tutup${title}`, en: `${en} the office is closed${title}` } }
			: null;
	}
	const holiday = place.calendar.holidays.get(date);
	return holiday === undefined || !usual
		? null
		: { kind: 'holiday', date, says: { id: `${id} adalah ${holiday}`, en: `${en} is ${holiday}` } };
}

function stopped(from: PlainDate, resumed: Instant | undefined, zone: string): DuePart {
	if (resumed === undefined)
		return {
			kind: 'stopped',
			date: from,
			says: {
				id: `waktu berhenti dihitung sejak ${formatDate(from, 'id')}`,
				en: `the clock has stood still since ${formatDate(from, 'en')}`,
			},
		};
	const to = localDate(resumed, zone);
	return {
		kind: 'stopped',
		date: from,
		says: {
			id: `waktu tidak dihitung dari ${formatDate(from, 'id')} sampai ${formatDate(to, 'id')}`,
			en: `the clock stood still from ${formatDate(from, 'en')} to ${formatDate(to, 'en')}`,
		},
	};
}

function beyond(date: PlainDate): DuePart {
	return {
		kind: 'beyond',
		date,
		says: {
			id: `hari libur tahun ${date.slice(0, 4)} belum ditetapkan, jadi tanggal ini masih perkiraan`,
			en: `holidays of ${date.slice(0, 4)} are not known yet, so this date is an estimate`,
		},
	};
}

/** A due date and its reasons in one sentence, in the language asked for. */
export function dueWords(length: Duration, explained: ReturnType<typeof explainDue>, locale: string, zone: string): string {
	const language = locale === 'id' ? 'id' : 'en';
	const head =
		explained.due === null
			? formatDuration(length, locale)
			: `${formatDate(localDate(explained.due, zone), locale, true)} (${formatDuration(length, locale)})`;
	return [head, ...explained.parts.map((part) => part.says[language])].join('; ');
}

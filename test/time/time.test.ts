import fc from 'fast-check';
import t from 'tap';
import { beyondHolidays, isWorkingDay, makeCalendar, workingDaysBetween } from '../../engine/time/calendar.js';
import { formatDuration, parseDuration } from '../../engine/time/duration.js';
import { dueWords, explainDue } from '../../engine/time/explain.js';
import { addDuration, dateBase, dueMoment, subtractDuration } from '../../engine/time/moment.js';
import type { Duration, Place, Span } from '../../engine/time/types.js';
import { instantOf, localDate, localDateTime, offsetAt } from '../../engine/time/zone.js';
import { readCases } from '../support/cases.js';
import { slowDue } from './slow-reference.js';

const workday = ['08:00-12:00', '13:00-16:00'];
const { calendar, problems } = makeCalendar('id', {
	title: 'Hari kerja',
	hours: { monday: workday, tuesday: workday, wednesday: workday, thursday: workday, friday: ['08:00-11:30', '13:00-16:30'] },
	holidays: {
		2026: {
			source: 'SKB',
			days: [
				{ date: '2026-12-24', title: 'Cuti bersama Natal' },
				{ date: '2026-12-25', title: 'Natal' },
			],
		},
	},
	substitutions: [{ date: '2026-12-19', working: true, for: '2026-12-24', title: 'Sabtu kerja pengganti' }],
});
const closed = { ...calendar, week: [], substitutions: new Map() };
const jakarta: Place = { zone: 'Asia/Jakarta', calendar };

function instantAt(minute: number): string {
	return new Date(minute * 60_000).toISOString();
}

function durationOf(text: string): Duration {
	const duration = parseDuration(text);
	if (duration === null) throw new Error(`no duration: ${text}`);
	return duration;
}

function at(text: string, zone = 'Asia/Jakarta'): string {
	const instant = instantOf(text, zone);
	if (instant === null) throw new Error(`no time: ${text}`);
	return instant;
}

function spansOf(times: readonly string[], zone: string): Span[] {
	const spans: Span[] = [];
	for (let index = 0; index < times.length; index += 2) {
		const to = times[index + 1];
		spans.push({ from: at(times[index] ?? '', zone), to: to === undefined ? null : at(to, zone) });
	}
	return spans;
}

interface DueCase {
	readonly name: string;
	readonly zone?: string;
	readonly calendar?: 'closed';
	readonly length: string;
	readonly ran: readonly string[];
	readonly ends: string | null;
}

void t.test('2b-32 where a length of time ends', (test) => {
	const file = readCases<{ cases: DueCase[]; between: { name: string; from: string; to: string; days: number }[] }>(
		'semantics/32-working-time.yaml',
	);
	for (const each of file.cases) {
		const place = { zone: each.zone ?? 'Asia/Jakarta', calendar: each.calendar === 'closed' ? closed : calendar };
		const due = dueMoment(durationOf(each.length), spansOf(each.ran, place.zone), place);
		test.equal(due === null ? null : localDateTime(due, place.zone), each.ends, each.name);
	}
	for (const each of file.between) test.equal(workingDaysBetween(calendar, each.from, each.to), each.days, each.name);
	test.equal(
		addDuration(at('2026-11-25 09:00'), durationOf('14 days'), jakarta),
		'2026-12-09T16:59:59.999Z',
		'the next 00:00 is not included',
	);
	test.end();
});

void t.test('2b-59 timers of a date', (test) => {
	const file = readCases<{ cases: { name: string; side: 'before' | 'after'; length: string; of: string; moment: string }[] }>(
		'semantics/59-timers-of-a-date.yaml',
	);
	for (const each of file.cases) {
		const base = dateBase(each.of, each.side, jakarta.zone);
		const count = each.side === 'after' ? addDuration : subtractDuration;
		const moment = count(base, durationOf(each.length), jakarta);
		test.equal(moment === null ? null : localDateTime(moment, jakarta.zone), each.moment, each.name);
	}
	test.end();
});

void t.test('working time equals a slow count minute by minute', (test) => {
	const zones = ['Asia/Jakarta', 'Europe/Amsterdam', 'America/St_Johns'];
	const start = Date.parse('2026-10-20T00:00:00.000Z') / 60_000;
	const property = fc.property(
		fc.constantFrom(...zones),
		fc.constantFrom('working days', 'working hours', 'days', 'hours', 'minutes'),
		fc.integer({ min: 1, max: 6 }),
		fc.integer({ min: 0, max: 80 * 1440 }),
		fc.array(fc.integer({ min: 1, max: 3 * 1440 }), { maxLength: 4 }),
		(zone, unit, count, offset, lengths) => {
			const times = [start + offset];
			for (const length of lengths) times.push((times.at(-1) ?? 0) + length);
			const spans: Span[] = [];
			for (let index = 0; index < times.length; index += 2) {
				const to = times[index + 1];
				spans.push({ from: instantAt(times[index] ?? 0), to: to === undefined ? null : instantAt(to) });
			}
			const duration = durationOf(`${count} ${unit}`);
			const place = { zone, calendar };
			const fast = dueMoment(duration, spans, place);
			const slow = slowDue(unit, count, spans, place);
			if (fast !== slow) throw new Error(`${count} ${unit} in ${zone} of ${JSON.stringify(spans)}: ${fast}, slowly ${slow}`);
		},
	);
	const details = fc.check(property, { numRuns: 300 });
	test.notOk(
		details.failed,
		details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : `300 random clocks, seed ${details.seed}`,
	);
	test.end();
});

void t.test('lengths of time as authors write them', (test) => {
	test.same(parseDuration('3 working days'), { unit: 'working days', count: 3 });
	test.same(parseDuration(' 1  working day '), { unit: 'working days', count: 1 });
	test.same(parseDuration('until 2027-01-31'), { unit: 'until', date: '2027-01-31' });
	test.same(parseDuration('5 years'), { unit: 'years', count: 5 });
	for (const text of [
		'',
		'3',
		'days',
		'3 dayz',
		'-1 days',
		'1.5 days',
		'until 2027-02-30',
		'until tomorrow',
		'3 working',
		'123456 days',
	])
		test.equal(parseDuration(text), null, `"${text}" is none`);
	test.equal(formatDuration(durationOf('3 working days'), 'id'), '3 hari kerja');
	test.equal(formatDuration(durationOf('1 working day'), 'en'), '1 working day');
	test.equal(formatDuration(durationOf('until 2027-01-31'), 'id'), 'sampai 31 Januari 2027');
	test.end();
});

void t.test('zones', (test) => {
	test.equal(localDate('2026-11-25T17:00:00.000Z', 'Asia/Jakarta'), '2026-11-26');
	test.equal(localDate('2026-11-25T16:59:59.999Z', 'Asia/Jakarta'), '2026-11-25');
	test.equal(instantOf('2026-02-30 09:00', 'Asia/Jakarta'), null, 'a date that does not exist');
	test.equal(at('2027-03-28 02:30', 'Europe/Amsterdam'), '2027-03-28T01:30:00.000Z', 'a time that clocks jump over');
	test.equal(at('2026-10-25 02:30', 'Europe/Amsterdam'), '2026-10-25T00:30:00.000Z', 'the first of two');
	for (let time = Date.parse('2026-10-24T00:00:00.000Z'); time < Date.parse('2026-10-27T00:00:00.000Z'); time += 1_800_000)
		if (offsetAt('Europe/Amsterdam', time) !== (time < Date.parse('2026-10-25T01:00:00.000Z') ? 7_200_000 : 3_600_000))
			test.fail(`offset at ${new Date(time).toISOString()}`);
	test.end();
});

void t.test('a calendar says what is wrong in it', (test) => {
	test.same(problems, []);
	test.ok(isWorkingDay(calendar, '2026-12-19'), 'the worked Saturday');
	test.notOk(isWorkingDay(calendar, '2026-12-24'));
	const wrong = makeCalendar('x', {
		hours: { monday: ['08:00-07:00', '09:00-11:00', '10:00-12:00'], mon: [] },
		holidays: {
			2026: {
				days: [
					{ date: '2026-02-30', title: 'x' },
					{ date: '2027-01-01', title: 'y' },
				],
			},
		},
		substitutions: [{ date: '2026-12-19', working: true }],
	});
	test.same(
		wrong.problems.map((problem) => problem.code),
		['calendar-hours', 'calendar-hours', 'calendar-weekday', 'calendar-date', 'calendar-year', 'calendar-substitution'],
	);
	test.same(wrong.problems[0]?.path, ['hours', 'monday', 0]);
	test.equal(makeCalendar('x', { hours: {} }).problems[0]?.code, 'calendar-closed');
	test.end();
});

void t.test('a date explains itself', (test) => {
	const explained = explainDue(durationOf('2 working days'), [{ from: at('2026-12-17 09:00'), to: null }], jakarta);
	test.same(
		explained.parts.map((part) => [part.kind, part.date]),
		[['working', '2026-12-19']],
	);
	const over = explainDue(durationOf('1 working day'), [{ from: at('2026-12-23 09:00'), to: null }], jakarta);
	test.same(
		over.parts.map((part) => part.says.en),
		['Thursday 24 December 2026 is Cuti bersama Natal', 'Friday 25 December 2026 is Natal'],
	);
	test.match(
		dueWords(durationOf('1 working day'), over, 'id', jakarta.zone),
		/^Senin, 28 Desember 2026 \(1 hari kerja\); .*Jumat, 25 Desember 2026 adalah Natal$/,
	);
	const later = explainDue(durationOf('10 working days'), [{ from: at('2026-12-23 09:00'), to: null }], jakarta);
	test.equal(later.parts.at(-1)?.kind, 'beyond', 'a date beyond the last year with holidays says so');
	test.ok(beyondHolidays(calendar, '2027-01-04'));
	const stood = explainDue(
		durationOf('2 days'),
		spansOf(['2026-11-25 09:00', '2026-11-26 12:00', '2026-12-01 12:00'], jakarta.zone),
		jakarta,
	);
	test.same(
		stood.parts.map((part) => [part.kind, part.date]),
		[['stopped', '2026-11-26']],
	);
	test.end();
});

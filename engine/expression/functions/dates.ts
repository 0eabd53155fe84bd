import { workingDaysBetween as workingDays } from '../../time/calendar.js';
import { date, number } from '../check/types.js';
import { daysBetween, moveDate, readLength, yearsBetween } from '../dates.js';
import { says } from '../problem.js';
import { textOf } from '../values.js';
import type { FunctionKind } from './function.js';

/** `age(born)` today, `age(born, at)` on a day: completed years (2b-12, 2b-55). */
export const age: FunctionKind = {
	name: 'age',
	parameters: [
		{ name: 'born', accepts: ['date'] },
		{ name: 'at', accepts: ['date'], optional: true },
	],
	result: () => number,
	usesToday: (given) => given < 2,
	run: ([born, at], scope) => yearsBetween(textOf(born), at === undefined ? scope.today : textOf(at)),
};

/** `days_between(from, to)`: calendar days, below zero where `to` is earlier. */
export const daysBetweenDates: FunctionKind = {
	name: 'days_between',
	parameters: [
		{ name: 'from', accepts: ['date'] },
		{ name: 'to', accepts: ['date'] },
	],
	result: () => number,
	run: ([from, to]) => daysBetween(textOf(from), textOf(to)),
};

/** Working days are counted over a hundred years at most; further apart is unknown. */
const mostDays = 36_600;

/** `working_days_between(from, to)`: working days of the office after `from` up to and including `to`, as a due time counts them (2b-32); below zero where `to` is earlier. */
export const workingDaysBetween: FunctionKind = {
	name: 'working_days_between',
	parameters: [
		{ name: 'from', accepts: ['date'] },
		{ name: 'to', accepts: ['date'] },
	],
	result: () => number,
	run: ([first, second], scope) => {
		const [from, to] = [textOf(first), textOf(second)];
		const days = daysBetween(from, to);
		if (scope.calendar === undefined || days === undefined || Math.abs(days) > mostDays) return undefined;
		return workingDays(scope.calendar, from, to) + 0;
	},
};

/** `add(date, '1 month')`: days, weeks, months or years, also below zero; months stop at the month's end (2b-12). */
export const addToDate: FunctionKind = {
	name: 'add',
	parameters: [
		{ name: 'date', accepts: ['date'] },
		{ name: 'length', accepts: ['text'], constant: true },
	],
	result: () => date,
	wrong: ([, length]) =>
		typeof length === 'string' && readLength(length) === null
			? {
					at: 1,
					code: 'wrong-arguments',
					says: says(
						`\`${length}\` bukan jangka waktu. Contoh: \`14 days\`, \`2 weeks\`, \`1 month\`, \`5 years\`.`,
						`\`${length}\` is no length of time. Like this: \`14 days\`, \`2 weeks\`, \`1 month\`, \`5 years\`.`,
					),
				}
			: null,
	run: ([from, length]) => {
		const read = readLength(textOf(length));
		return read === null ? undefined : moveDate(textOf(from), read);
	},
};

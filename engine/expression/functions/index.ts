import { addToDate, age, daysBetweenDates, workingDaysBetween } from './dates.js';
import type { FunctionKind } from './function.js';
import { count, max, min, size, sum, unique } from './lists.js';
import { round } from './numbers.js';
import { contains, endsWith, join, lower, matches, replace, startsWith, trim, upper } from './texts.js';

/** Every plain function of the language. What needs more than the values of its parameters stands in check/forms.ts. */
export const functions: ReadonlyMap<string, FunctionKind> = new Map(
	[
		age,
		daysBetweenDates,
		workingDaysBetween,
		addToDate,
		sum,
		count,
		unique,
		min,
		max,
		round,
		size,
		contains,
		startsWith,
		endsWith,
		lower,
		upper,
		trim,
		replace,
		join,
		matches,
	].map((kind) => [kind.name, kind]),
);

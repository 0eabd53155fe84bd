import type { Value } from '../../expression/types.js';
import { currencyDigits } from '../../form/currency.js';
import type { Field } from '../service.js';
import type { Constants } from './constants.js';

/** Checkboxes of more choices than this have too many sets to go through. */
const mostBoxes = 8;

/**
 * One value for each stretch of a field's values that the constants tell apart, within the limits of its schema; first of all
 * unanswered (undefined), where it may be. Null where there is no such short list.
 */
export function domainOf(field: Field, constants: Constants, optional: boolean): readonly Value[] | null {
	const values = valuesOf(field, constants);
	if (values === null) return null;
	return optional || values.length === 0 ? [undefined, ...values] : values;
}

function valuesOf(field: Field, constants: Constants): readonly Value[] | null {
	const only = field.limits['const'];
	if (typeof only === 'boolean' || typeof only === 'string' || typeof only === 'number') return [only];
	if (field.kind === 'checkboxes') return setsOf(field);
	if (field.type.kind === 'boolean') return [true, false];
	if (field.type.kind === 'code') return field.type.codes;
	if (field.type.kind === 'number') return numbersOf(field, constants.numbers);
	if (field.type.kind === 'date') return datesOf(constants.texts);
	if (field.type.kind === 'text') return [...constants.texts, otherThan(constants.texts)];
	return field.kind === 'guidance' ? [] : null;
}

function setsOf(field: Field): readonly Value[] | null {
	const codes = field.choices.map((choice) => choice.code);
	if (codes.length > mostBoxes) return null;
	const least = numberLimit(field, 'minItems') ?? 0;
	const most = numberLimit(field, 'maxItems') ?? codes.length;
	return Array.from({ length: 2 ** codes.length }, (_, bits) => codes.filter((_code, index) => (bits >> index) % 2 === 1)).filter(
		(set) => set.length >= least && set.length <= most,
	);
}

/** Each constant and limit, the middle of each stretch between two, and one beyond each end. */
function numbersOf(field: Field, constants: ReadonlySet<number>): readonly number[] {
	const limits = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'].flatMap((word) => numberLimit(field, word) ?? []);
	const money = field.kind === 'money' ? [0] : [];
	const ends = [...new Set([...constants, ...limits, ...money])].toSorted((a, b) => a - b);
	const first = ends[0] ?? 0;
	const whole = field.kind === 'integer' || (field.kind === 'money' && currencyDigits(field.currency ?? 'IDR') === 0);
	const between = ends.slice(1).flatMap((end, index) => {
		const before = ends[index] ?? end;
		const middle = whole ? Math.floor((before + end) / 2) : (before + end) / 2;
		return middle > before && middle < end ? [middle] : [];
	});
	return [first - 1, ...ends, ...between, (ends.at(-1) ?? first) + 1].filter((value) => allowed(field, value, whole));
}

function allowed(field: Field, value: number, whole: boolean): boolean {
	const least = numberLimit(field, 'minimum');
	const above = numberLimit(field, 'exclusiveMinimum');
	const most = numberLimit(field, 'maximum');
	const under = numberLimit(field, 'exclusiveMaximum');
	if (whole && !Number.isInteger(value)) return false;
	if (field.kind === 'money' && value < 0) return false;
	return (
		(least === null || value >= least) &&
		(above === null || value > above) &&
		(most === null || value <= most) &&
		(under === null || value < under)
	);
}

function datesOf(constants: ReadonlySet<string>): readonly string[] {
	const days = [...constants].filter((text) => /^\d{4}-\d{2}-\d{2}$/u.test(text)).toSorted();
	return [...new Set(days.flatMap((day) => [nextDay(day, -1), day, nextDay(day, 1)]))].concat(
		days.length === 0 ? ['2026-01-01'] : [],
	);
}

function nextDay(day: string, by: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

function otherThan(texts: ReadonlySet<string>): string {
	let other = '–';
	while (texts.has(other)) other += '–';
	return other;
}

function numberLimit(field: Field, word: string): number | null {
	const limit = field.limits[word];
	return typeof limit === 'number' ? limit : null;
}

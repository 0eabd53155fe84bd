/**
 * One number, an exact decimal (2.4, 2b-11, 2b-51). A value is a JavaScript number when it has at most 15 significant digits, since a
 * double then stands for exactly one such decimal and comparing doubles is comparing decimals; else it is a Decimal. Every result is
 * brought back to that form, so that equal numbers always have the same form.
 */

import type { Decimal } from 'decimal.js';
import { Decimal as Base } from 'decimal.js';
import type { Value } from './types.js';

/** 34 significant digits, half away from zero after each operation. */
const Exact = Base.clone({ precision: 34, rounding: Base.ROUND_HALF_UP, maxE: 6200, minE: -6200, modulo: Base.ROUND_DOWN });
/** Whole numbers below this have at most 15 digits, and sums of two of them are exact as doubles. */
const whole = 1e15;
const largestDouble = 300;

export type Amount = number | Decimal;

export function isDecimal(value: Value): value is Decimal {
	return typeof value === 'object' && Base.isDecimal(value);
}

export function isAmount(value: Value): value is Amount {
	return typeof value === 'number' || isDecimal(value);
}

/** A number from its decimal digits (`0.10`, `1e3`, `0x1F`), rounded to 34; unknown where it is none or too large. */
export function amountOf(digits: string): Amount | undefined {
	if (!/^(?:-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,4})?|0[xX][0-9a-fA-F]+)$/.test(digits)) return undefined;
	return canonical(new Exact(digits).plus(0));
}

/** How many significant digits a number is written with, zeros at its ends not counted: `0.10` has 1, `300000000` 1, `1.25` 3. */
export function significantDigits(digits: string): number {
	return digits
		.replace(/[eE].*$/, '')
		.replace(/[-.]/g, '')
		.replace(/^0+/, '')
		.replace(/0+$/, '').length;
}

function canonical(value: Decimal): Amount | undefined {
	if (!value.isFinite()) return undefined;
	if (value.precision() <= 15 && value.e < largestDouble && value.e > -largestDouble) return value.toNumber() + 0;
	return value;
}

export function add(left: Amount, right: Amount): Amount | undefined {
	if (typeof left === 'number' && typeof right === 'number' && isWhole(left) && isWhole(right)) {
		const sum = left + right;
		if (sum < whole && sum > -whole) return sum;
	}
	return canonical(new Exact(left).plus(right));
}

export function subtract(left: Amount, right: Amount): Amount | undefined {
	if (typeof left === 'number' && typeof right === 'number' && isWhole(left) && isWhole(right)) {
		const difference = left - right;
		if (difference < whole && difference > -whole) return difference;
	}
	return canonical(new Exact(left).minus(right));
}

export function multiply(left: Amount, right: Amount): Amount | undefined {
	if (typeof left === 'number' && typeof right === 'number' && isWhole(left) && isWhole(right)) {
		const product = left * right;
		if (product < whole && product > -whole) return product + 0;
	}
	return canonical(new Exact(left).times(right));
}

/** Unknown where the divisor is zero (2b-2). */
export function divide(left: Amount, right: Amount): Amount | undefined {
	if (isZero(right)) return undefined;
	if (typeof left === 'number' && typeof right === 'number' && isWhole(left) && isWhole(right) && left % right === 0)
		return left / right + 0;
	return canonical(new Exact(left).dividedBy(right));
}

/** What is left after a whole division; takes the sign of the left number, as CEL's `%`. Unknown where the divisor is zero. */
export function remainder(left: Amount, right: Amount): Amount | undefined {
	if (isZero(right)) return undefined;
	if (typeof left === 'number' && typeof right === 'number' && isWhole(left) && isWhole(right)) return (left % right) + 0;
	return canonical(new Exact(left).modulo(right));
}

export function negate(value: Amount): Amount {
	return typeof value === 'number' ? 0 - value : value.negated();
}

/** Below 0, 0 or above 0. */
export function compare(left: Amount, right: Amount): number {
	if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
	return new Exact(left).comparedTo(right);
}

export function sameAmount(left: Amount, right: Amount): boolean {
	return left === right || (typeof left === 'object' && typeof right === 'object' && left.equals(right));
}

/** Rounded to `places` after the decimal point, half away from zero; negative `places` round tens and hundreds. */
export function toPlaces(value: Amount, places: number): Amount {
	const rounded =
		places >= 0
			? new Exact(value).toDecimalPlaces(places, Base.ROUND_HALF_UP)
			: new Exact(value).toNearest(new Exact(10).pow(-places), Base.ROUND_HALF_UP);
	return canonical(rounded) ?? value;
}

/** Plain digits with a point, never an exponent: what texts hold and messages show. */
export function digitsOf(value: Amount): string {
	return new Exact(value).toFixed();
}

function isZero(value: Amount): boolean {
	return typeof value === 'number' ? value === 0 : value.isZero();
}

function isWhole(value: number): boolean {
	return Number.isInteger(value) && value < whole && value > -whole;
}

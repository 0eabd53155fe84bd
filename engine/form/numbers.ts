import { Decimal } from 'decimal.js';
import type { Value } from '../expression/types.js';

const Exact = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** What is stored and sent of a number has at most this many significant digits (2b-11). */
export const storedDigits = 15;

/** Has a number at most 15 significant digits, so that it is the decimal it was written as? */
export function isShort(value: number): boolean {
	return (
		(Number.isSafeInteger(value) && Math.abs(value) < 1e15) ||
		(Number.isFinite(value) && Number(value.toPrecision(storedDigits)) === value)
	);
}

/** Has a number at most so many decimals? */
export function hasDecimals(value: number, most: number): boolean {
	return Number.isInteger(value) || new Exact(value).decimalPlaces() <= most;
}

/** Is a number an exact multiple of another, as decimals: 0.3 of 0.1 is. */
export function isMultiple(value: number, step: number): boolean {
	if (Number.isInteger(step) && Number.isSafeInteger(value)) return value % step === 0;
	const [left, right] = [new Exact(value), new Exact(step)];
	const decimals = Math.max(left.decimalPlaces(), right.decimalPlaces());
	return scaled(left, decimals) % scaled(right, decimals) === 0n;
}

/** A decimal as a whole number of its last places: 1.25 with 3 decimals is 1250. */
function scaled(value: Decimal, decimals: number): bigint {
	return BigInt(value.toFixed(decimals).replace('.', ''));
}

/**
 * A result as it is stored: rounded to so many decimals (money) or to 15 significant digits, half away from zero.
 * Anything but a number is returned as it is.
 */
export function rounded(value: Value, decimals: number | null): Value {
	if (typeof value !== 'number' && !Decimal.isDecimal(value)) return value;
	if (typeof value === 'number' && (decimals === null ? isShort(value) : Number.isSafeInteger(value) && isShort(value)))
		return value;
	const exact = new Exact(value);
	const short = decimals === null ? exact : exact.toDecimalPlaces(decimals);
	const stored = short.toSignificantDigits(storedDigits).toNumber();
	return Number.isFinite(stored) ? stored : undefined;
}

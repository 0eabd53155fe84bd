import { formatMoney } from '../../../engine/form/fields/money.js';
import type { Duration } from '../../../engine/time/types.js';
import type { Fee, Money } from '../../../engine/views/common.js';
import type { DurationUnit, Words } from '../texts/words.js';
import { dateText } from './when.js';

const numbers = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it: `1.250,5` (id), `1,250.5` (en). */
export function number(value: number, locale: string): string {
	let made = numbers.get(locale);
	if (made === undefined) {
		made = new Intl.NumberFormat(locale, { maximumFractionDigits: 15 });
		numbers.set(locale, made);
	}
	return made.format(value);
}

/** An amount as people write it, as in the answers: "Rp500.000", in English "Rp500,000"; decimals only where there are any. */
export function money({ amount, currency }: Money, locale: string): string {
	return formatMoney(amount, currency, locale);
}

/** A fee in words: "Gratis", "Rp150.000", "Rp0 – Rp500.000". */
export function fee(value: Fee, locale: string, words: Words): string {
	if (value.to.amount === 0 && value.from.amount === 0) return words.free;
	const to = money(value.to, locale);
	return value.from.amount === value.to.amount ? to : `${money(value.from, locale)} – ${to}`;
}

/** A length of time in words: "3 hari kerja", "3 working days". */
export function duration(value: Duration, locale: string, words: Words): string {
	if (value.unit === 'until') return words.untilDay(dateText(value.date, locale));
	const unit: DurationUnit = value.unit;
	return words.duration[unit](value.count, number(value.count, locale));
}

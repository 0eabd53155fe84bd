import { currencyDigits } from '../currency.js';
import { hasDecimals } from '../numbers.js';
import type { Kind } from '../types.js';
import { readNumber, writeNumber } from './number-text.js';
import { checkNumber, numberTexts, withoutUnit } from './numbers.js';
import { asText, oneText } from './texts.js';

const signs = new Map<string, string>();

/** The sign of a currency before its amounts: `Rp`, `$`. */
export function currencySign(currency: string, locale: string): string {
	const key = `${locale} ${currency}`;
	let sign = signs.get(key);
	if (sign === undefined) {
		const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
		sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
		signs.set(key, sign);
	}
	return sign;
}

/** An amount as people write it: `Rp500.000`, `$12.50`. */
export function formatMoney(amount: number, currency: string, locale: string): string {
	const shown = writeNumber(Math.abs(amount), locale, currencyDigits(currency));
	return `${amount < 0 ? '−' : ''}${currencySign(currency, locale)}${shown}`;
}

/** An amount in the currency's unit, never below 0, with at most the currency's decimals (2b-11). `Rp`, `IDR` and `,-` may be typed along. */
export const money: Kind = {
	name: 'money',
	parse: (texts, field, locale) => {
		const given = oneText(texts);
		if (given === null) return { value: undefined };
		const currency = field.currency ?? 'IDR';
		const bare = withoutUnit(given, [currencySign(currency, locale), currency]).replace(/[,.]-+$/, '');
		const read = readNumber(bare, locale);
		if ('problem' in read) return { problem: read.problem };
		if (read.value < 0) return { problem: 'money' };
		return read.decimals > currencyDigits(currency) ? { problem: 'money' } : { value: read.value };
	},
	texts: (value, _field, locale) => numberTexts(value, locale),
	format: (value, field, locale) =>
		typeof value === 'number' ? formatMoney(value, field.currency ?? 'IDR', locale) : asText(value),
	check: (value, field) => {
		const wrong = checkNumber(value);
		if (wrong !== null || typeof value !== 'number') return wrong;
		return value < 0 || !hasDecimals(value, currencyDigits(field.currency ?? 'IDR')) ? 'money' : null;
	},
};

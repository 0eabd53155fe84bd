import type { Field } from '../../definition/service.js';
import type { Value } from '../../expression/types.js';
import { isShort } from '../numbers.js';
import { textIn } from '../text.js';
import type { Kind, Parsed, Texts } from '../types.js';
import { readNumber, writeNumber } from './number-text.js';
import { asText, oneText } from './texts.js';

/** A unit or currency people type along, at either end. */
export function withoutUnit(text: string, units: readonly (string | null)[]): string {
	let bare = text;
	for (const unit of units) {
		if (unit === null || unit === '') continue;
		if (bare.toLowerCase().startsWith(unit.toLowerCase())) bare = bare.slice(unit.length).replace(/^\./, '').trim();
		else if (bare.toLowerCase().endsWith(unit.toLowerCase())) bare = bare.slice(0, -unit.length).trim();
	}
	return bare;
}

/** A number from one input; `whole` refuses decimals. */
export function parseNumber(texts: Texts, locale: string, unit: string | null, whole: boolean): Parsed {
	const given = oneText(texts);
	if (given === null) return { value: undefined };
	const read = readNumber(withoutUnit(given, [unit]), locale);
	if ('problem' in read) return { problem: read.problem };
	return whole && read.decimals > 0 ? { problem: 'whole-number' } : { value: read.value };
}

/** The unit of a field in a language; null where it has none. */
export function unitIn({ unit }: Pick<Field, 'unit'>, locale: string): string | null {
	return unit === null ? null : textIn(unit, locale);
}

/** A number as written, with the field's unit after it. */
export function withUnit(number: string, field: Pick<Field, 'unit'>, locale: string): string {
	const unit = unitIn(field, locale);
	if (unit === null) return number;
	return unit === '%' ? `${number}%` : `${number} ${unit}`;
}

/** What is wrong with an answer that must be a number. */
export function checkNumber(value: Value): string | null {
	if (typeof value !== 'number') return 'type';
	return isShort(value) ? null : 'number-too-long';
}

/** The text that goes back into the input: grouped, as the language writes it. */
export function numberTexts(value: Value, locale: string): Texts {
	return typeof value === 'number' ? { '': [writeNumber(value, locale)] } : {};
}

/** A number field: its unit follows the number. */
export function numberKind(name: 'integer' | 'number', whole: boolean): Kind {
	return {
		name,
		parse: (texts, field, locale) => parseNumber(texts, locale, unitIn(field, locale), whole),
		texts: (value, _field, locale) => numberTexts(value, locale),
		format: (value, field, locale) =>
			withUnit(typeof value === 'number' ? writeNumber(value, locale) : asText(value), field, locale),
		check: (value) => checkNumber(value),
	};
}

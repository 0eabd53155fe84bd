import type { Kind } from '../types.js';
import { asText, oneText, readableText, single } from './texts.js';

/** A number of 16 digits of the civil register; blanks, dots and hyphens people type between them are dropped. */
export function civilNumber(name: 'nik' | 'kk', isPlausible: (digits: string) => boolean): Kind {
	return {
		name,
		parse: (texts) => {
			const given = oneText(texts);
			return given === null ? { value: undefined } : readableText(given.replaceAll(/[ .-]/g, ''), false);
		},
		texts: (value) => single(value),
		format: (value) => asText(value),
		check: (value) => {
			if (typeof value !== 'string') return 'type';
			return /^\d{16}$/.test(value) && isPlausible(value) ? null : name;
		},
	};
}

/** Day 1 to 31 (41 to 71 where `women` says that women's days are counted from 41), month 1 to 12, from digit 7 on: DDMMYY. */
export function hasDate(digits: string, women: boolean): boolean {
	const written = Number(digits.slice(6, 8));
	const day = women && written > 40 ? written - 40 : written;
	const month = Number(digits.slice(8, 10));
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

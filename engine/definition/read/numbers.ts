import type { Place, Problem } from '../problem.js';
import { error } from '../problems.js';
import { limits } from './limits.js';

/** A number that can't be kept as written: too many digits (2b-11), or none at all (`.inf`, `.nan`). Null where it can. */
export function numberProblem(value: number, source: string, place: Place): Problem | null {
	const quoted = {
		id: `Jika ini kode atau nomor, tulis di antara tanda kutip: "${source}"`,
		en: `If this is a code or an identity number, put it in quotes: "${source}"`,
	};
	if (significantDigits(source) > limits.digits) {
		return error(
			'number-too-long',
			place,
			{
				id: `Angka paling banyak ${limits.digits} digit; \`${source}\` lebih panjang.`,
				en: `A number has at most ${limits.digits} digits; \`${source}\` has more.`,
			},
			quoted,
		);
	}
	if (Number.isFinite(value)) return null;
	return error('out-of-range', place, {
		id: `\`${source}\` bukan angka yang dapat dihitung. Tulis angka biasa.`,
		en: `\`${source}\` is not a number that can be worked with. Write an ordinary number.`,
	});
}

/** What stands for a number that is none, once that was reported: 0, so that nothing else is said about it. */
export function finite(value: number): number {
	return Number.isFinite(value) ? value : 0;
}

/** Digits that carry meaning: without sign, exponent, leading zeros and, in whole numbers, without trailing ones. */
export function significantDigits(source: string): number {
	if (/^[-+]?0[xo]/.test(source)) return String(Number(source.replace(/^[-+]/, ''))).replace(/\D/g, '').length;
	const mantissa = source.replace(/^[-+]/, '').replace(/[eE].*$/, '');
	const [whole = '', fraction] = mantissa.split('.');
	const digits = (fraction === undefined ? whole.replace(/0+$/, '') : `${whole}${fraction.replace(/0+$/, '')}`).replace(
		/^0+/,
		'',
	);
	return digits.length;
}

import { number } from '../check/types.js';
import { isAmount, toPlaces } from '../numbers.js';
import { says } from '../problem.js';
import type { FunctionKind } from './function.js';

/** `round(x)`, `round(x, 2)`, `round(x, -3)`: half away from zero (2b-11). */
export const round: FunctionKind = {
	name: 'round',
	parameters: [
		{ name: 'number', accepts: ['number'] },
		{ name: 'places', accepts: ['number'], optional: true, constant: true },
	],
	result: ([of]) => of ?? number,
	wrong: ([, places]) =>
		typeof places === 'number' && (!Number.isInteger(places) || Math.abs(places) > 15)
			? {
					at: 1,
					code: 'wrong-arguments',
					says: says(
						'Banyaknya angka di belakang koma adalah bilangan bulat dari -15 sampai 15.',
						'The number of decimals is a whole number from -15 to 15.',
					),
				}
			: null,
	run: ([value, places]) => (isAmount(value) ? toPlaces(value, typeof places === 'number' ? places : 0) : undefined),
};

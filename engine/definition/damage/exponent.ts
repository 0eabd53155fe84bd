import { error } from '../problems.js';
import { repairedAs } from '../read/quote.js';
import { numberKeys } from './keys.js';
import { type DamageRule, isPlain, lineWith } from './rule.js';

/** `const: 3201E5`: YAML reads a number with an exponent, `0x1F` one in base 16. */
export const exponent: DamageRule = {
	code: 'yaml-number',
	*scalar(scalar, where, lines) {
		if (typeof scalar.value !== 'number' || !isPlain(scalar) || numberKeys.has(where.key)) return;
		if (where.type === 'number' || where.type === 'integer') return;
		if (!/^[-+]?(\d+[eE][-+]?\d+|0[xo][\da-fA-F]+)$/.test(scalar.source)) return;
		yield error(
			'yaml-number',
			scalar.place,
			{
				id: `\`${scalar.source}\` dibaca YAML sebagai angka ${scalar.value}. Kode ditulis di antara tanda kutip.`,
				en: `YAML reads \`${scalar.source}\` as the number ${scalar.value}. Codes go in quotes.`,
			},
			repairedAs(lineWith(lines, scalar, `"${scalar.source}"`)),
		);
	},
};

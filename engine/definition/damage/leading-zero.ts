import { error } from '../problems.js';
import { repairedAs } from '../read/quote.js';
import { type DamageRule, isPlain, lineWith } from './rule.js';

/** `const: 012`: YAML reads the number 12, and the zero is gone. */
export const leadingZero: DamageRule = {
	code: 'yaml-leading-zero',
	*scalar(scalar, _where, lines) {
		if (typeof scalar.value !== 'number' || !isPlain(scalar) || !/^[-+]?0\d/.test(scalar.source)) return;
		yield error(
			'yaml-leading-zero',
			scalar.place,
			{
				id: `\`${scalar.source}\` dibaca YAML sebagai angka ${scalar.value}; nol di depannya hilang. Kode ditulis di antara tanda kutip.`,
				en: `YAML reads \`${scalar.source}\` as the number ${scalar.value}; the zero in front is lost. Codes go in quotes.`,
			},
			repairedAs(lineWith(lines, scalar, `"${scalar.source}"`)),
		);
	},
};

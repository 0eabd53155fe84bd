import { error } from '../problems.js';
import { repairedAs } from '../read/quote.js';
import { amongAnswers, onlyTexts, valueKeys } from './keys.js';
import { type DamageRule, isPlain, lineWith } from './rule.js';

/** `const: true` under `type: string`, `title: 2026`: without quotes YAML reads yes/no, a number or nothing. */
export const notText: DamageRule = {
	code: 'yaml-not-text',
	*scalar(scalar, where, lines) {
		if (typeof scalar.value === 'string' || !isPlain(scalar) || scalar.source === '') return;
		const code = where.type === 'string' && valueKeys.has(where.key);
		const text = onlyTexts.has(where.key) && !amongAnswers(scalar.path);
		if (!code && !text) return;
		const read =
			scalar.value === null
				? { id: 'nilai kosong', en: 'nothing at all' }
				: { id: `nilai ${scalar.value}`, en: `the value ${scalar.value}` };
		yield error(
			'yaml-not-text',
			scalar.place,
			{
				id: `Di sini harus ada teks, tetapi \`${scalar.source}\` dibaca YAML sebagai ${read.id}. Tulis di antara tanda kutip.`,
				en: `A text is needed here, but YAML reads \`${scalar.source}\` as ${read.en}. Put it in quotes.`,
			},
			repairedAs(lineWith(lines, scalar, `"${scalar.source}"`)),
		);
	},
};

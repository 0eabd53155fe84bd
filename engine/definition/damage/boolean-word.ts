import { error } from '../problems.js';
import { repairedAs } from '../read/quote.js';
import { amongAnswers, booleanKeys, valueKeys } from './keys.js';
import { type DamageRule, isPlain, lineWith } from './rule.js';

const words: ReadonlyMap<string, boolean> = new Map([
	['yes', true],
	['y', true],
	['on', true],
	['ya', true],
	['no', false],
	['n', false],
	['off', false],
	['tidak', false],
]);

/** `leads: yes`: in YAML 1.2 `yes` is a text; yes and no are written `true` and `false`. */
export const booleanWord: DamageRule = {
	code: 'yaml-boolean',
	*scalar(scalar, where, lines) {
		if (typeof scalar.value !== 'string' || !isPlain(scalar)) return;
		const meant = words.get(scalar.value.toLowerCase());
		if (meant === undefined) return;
		const wanted =
			(booleanKeys.has(where.key) && !amongAnswers(scalar.path)) || (where.type === 'boolean' && valueKeys.has(where.key));
		if (!wanted) return;
		yield error(
			'yaml-boolean',
			scalar.place,
			{
				id: `\`${scalar.source}\` dibaca YAML sebagai teks. Ya dan tidak ditulis \`true\` dan \`false\`.`,
				en: `YAML reads \`${scalar.source}\` as a text. Yes and no are written \`true\` and \`false\`.`,
			},
			repairedAs(lineWith(lines, scalar, String(meant))),
		);
	},
};

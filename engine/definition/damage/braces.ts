import { error } from '../problems.js';
import { quoted, repairedAs } from '../read/quote.js';
import { type DamageRule, lineWith } from './rule.js';

/** `title: {{ name }}`: YAML takes double braces for a map inside a map. */
export const braces: DamageRule = {
	code: 'yaml-braces',
	*scalar(scalar, _where, lines) {
		if (!scalar.source.startsWith('{')) return;
		yield error(
			'yaml-braces',
			scalar.place,
			{
				id: 'Nilai yang dimulai dengan `{{` dibaca YAML sebagai kelompok kunci. Tulis di antara tanda kutip.',
				en: 'YAML reads a value that begins with `{{` as a group of keys. Put it in quotes.',
			},
			repairedAs(lineWith(lines, scalar, quoted(scalar.source))),
		);
	},
};

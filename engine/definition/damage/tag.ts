import { error } from '../problems.js';
import { quoted, repairedAs } from '../read/quote.js';
import { type DamageRule, lineWith } from './rule.js';

/** `when: !small`: YAML takes `!small` for a tag and gives nothing. */
export const tag: DamageRule = {
	code: 'yaml-tag',
	*scalar(scalar, _where, lines) {
		if (!scalar.source.startsWith('!')) return;
		const word = scalar.source.split(/\s/)[0] ?? '';
		const oneLine = !scalar.source.includes('\n');
		yield error(
			'yaml-tag',
			scalar.place,
			{
				id: `\`${word}\` dibaca YAML sebagai tanda jenis (tag), dan itu tidak dipakai di sini. Jika ini bagian dari nilainya, tulis di antara tanda kutip.`,
				en: `YAML reads \`${word}\` as a tag, which is not used here. If it is part of the value, put it in quotes.`,
			},
			oneLine ? repairedAs(lineWith(lines, scalar, quoted(scalar.source))) : null,
		);
	},
};

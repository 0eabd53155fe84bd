import { error } from '../problems.js';
import { quoted, repairedAs } from '../read/quote.js';
import { textKeys } from './keys.js';
import { type DamageRule, isPlain } from './rule.js';

/** `title: Formulir #3`: everything from ` #` on is a comment. After two spaces it is meant as one (2b-44). */
export const comment: DamageRule = {
	code: 'yaml-comment',
	*scalar(scalar, where, lines) {
		const isText = textKeys.has(where.key) || scalar.path.at(-2) === 'messages';
		if (!isText || !isPlain(scalar) || typeof scalar.value !== 'string' || scalar.source.startsWith('./')) return;
		const end = lines.offsetOf(scalar.place) + scalar.source.length;
		const place = lines.placeAt(end);
		const line = lines.line(place.line);
		const rest = line.slice(place.column - 1);
		if (!rest.startsWith(' #')) return;
		const start = place.line === scalar.place.line ? scalar.place.column - 1 : line.length - line.trimStart().length;
		const whole = `${line.slice(0, start)}${quoted(line.slice(start).trimEnd())}`;
		yield error(
			'yaml-comment',
			lines.placeAt(end + 1),
			{
				id: `\`${rest.trim()}\` dibaca YAML sebagai catatan dan hilang dari teks. Tulis seluruh teks di antara tanda kutip; untuk catatan, beri dua spasi sebelum \`#\`.`,
				en: `YAML reads \`${rest.trim()}\` as a comment, so it is lost from the text. Put the whole text in quotes; for a comment, leave two spaces before \`#\`.`,
			},
			place.line === scalar.place.line ? repairedAs(whole) : null,
		);
	},
};

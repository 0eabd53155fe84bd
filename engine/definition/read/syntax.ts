import type { ErrorCode } from 'yaml';
import type { Problem, Says } from '../problem.js';
import { error } from '../problems.js';
import type { Lines } from './lines.js';
import { quotedInBraces, quotedLine, repairedAs } from './quote.js';

const quotes: Says = {
	id: 'YAML tidak dapat membaca nilai ini. Tulis seluruh nilainya di antara tanda kutip.',
	en: "YAML can't read this value. Put the whole value in quotes.",
};
const indent: Says = {
	id: 'Jarak dari tepi kiri baris ini tidak cocok dengan baris di atasnya. Samakan dengan baris yang setingkat.',
	en: "The indentation of this line doesn't fit the lines above it. Align it with the lines of the same level.",
};
const flow: Says = {
	id: 'Kurung `{ }` atau `[ ]` ini tidak lengkap, atau ada tanda baca yang salah di dalamnya. Nilai yang memuat koma, kurung atau titik dua ditulis di antara tanda kutip.',
	en: 'These `{ }` or `[ ]` are not complete, or something inside is out of place. Values with commas, brackets or colons go in quotes.',
};
const colon: Says = {
	id: 'Ada titik dua di dalam nilai. Tulis nilainya di antara tanda kutip.',
	en: 'There is a colon inside the value. Put the value in quotes.',
};

/** The parser's codes in our words; its own sentences are never shown. */
const sentences: Readonly<Record<ErrorCode, Says>> = {
	ALIAS_PROPS: quotes,
	BAD_ALIAS: quotes,
	BAD_COLLECTION_TYPE: quotes,
	BAD_DIRECTIVE: quotes,
	BAD_DQ_ESCAPE: {
		id: 'Garis miring terbalik di dalam tanda kutip ganda punya arti khusus. Pakai tanda kutip tunggal, atau tulis `\\\\`.',
		en: 'A backslash inside double quotes has a meaning of its own. Use single quotes, or write `\\\\`.',
	},
	BAD_INDENT: indent,
	BAD_PROP_ORDER: quotes,
	BAD_SCALAR_START: quotes,
	BLOCK_AS_IMPLICIT_KEY: colon,
	BLOCK_IN_FLOW: {
		id: 'Di dalam `{ }` atau `[ ]` tidak boleh ada daftar atau blok dengan tanda `-`. Tutup kurungnya dulu, atau tulis semuanya sebagai baris.',
		en: 'Inside `{ }` or `[ ]` there can be no block or list with `-`. Close the bracket first, or write it all as lines.',
	},
	DUPLICATE_KEY: quotes,
	IMPOSSIBLE: quotes,
	KEY_OVER_1024_CHARS: {
		id: 'Nama di depan titik dua terlalu panjang. Mungkin ada tanda kutip yang belum ditutup.',
		en: 'The name before the colon is too long. Perhaps a quote is not closed.',
	},
	MISSING_CHAR: {
		id: 'Ada tanda yang kurang: titik dua setelah nama, atau tanda kutip atau kurung penutup.',
		en: 'Something is missing: the colon after a name, or a closing quote or bracket.',
	},
	MULTILINE_IMPLICIT_KEY: colon,
	MULTIPLE_ANCHORS: quotes,
	MULTIPLE_DOCS: quotes,
	MULTIPLE_TAGS: quotes,
	NON_STRING_KEY: quotes,
	RESOURCE_EXHAUSTION: quotes,
	TAB_AS_INDENT: {
		id: 'Baris ini dimulai dengan tab. Pakai spasi.',
		en: 'This line begins with a tab. Use spaces.',
	},
	TAG_RESOLVE_FAILED: quotes,
	UNEXPECTED_TOKEN: quotes,
};

/** Codes that mean a value was taken for something else; quotes may repair them. */
const byQuotes: ReadonlySet<ErrorCode> = new Set([
	'BAD_SCALAR_START',
	'BLOCK_AS_IMPLICIT_KEY',
	'MISSING_CHAR',
	'UNEXPECTED_TOKEN',
]);

/** A syntax problem of a YAML file in our words, with the repaired line where quoting its value repairs it. */
export function syntaxProblem(lines: Lines, code: ErrorCode, offset: number): Problem {
	const place = lines.placeAt(Math.min(offset, lines.text.length));
	const comment = swallowedBracket(lines, place.line);
	if (comment !== null) return comment;
	const line = lines.line(place.line);
	const inFlow = /[{[]/.test(line) && (code === 'BAD_INDENT' || code === 'MISSING_CHAR');
	const repair =
		code === 'TAB_AS_INDENT'
			? line.replace(/^[\t ]+/, (blank) => blank.replaceAll('\t', '  '))
			: byQuotes.has(code)
				? (quotedLine(line, place.column) ?? quotedInBraces(line, place.column))
				: null;
	return error('yaml-syntax', place, inFlow ? flow : sentences[code], repairedAs(repair));
}

/** A ` #` on this line or up to three above that makes a comment of the closing bracket: `{ title: Nomor #1 }`. */
function swallowedBracket(lines: Lines, from: number): Problem | null {
	for (let number = from; number > Math.max(0, from - 4); number -= 1) {
		const line = lines.line(number);
		const at = line.indexOf(' #');
		if (at === -1 || !/[}\]]\s*$/.test(line) || openBrackets(line.slice(0, at)) <= 0) continue;
		const rest = line.slice(at).trim();
		return error(
			'yaml-comment',
			lines.placeAt(lines.offsetOf({ file: lines.file, line: number, column: at + 2 })),
			{
				id: `\`${rest}\` dibaca YAML sebagai catatan, jadi kurungnya tidak tertutup. Tulis seluruh teks di antara tanda kutip.`,
				en: `YAML reads \`${rest}\` as a comment, so the bracket is not closed. Put the whole text in quotes.`,
			},
			repairedAs(quotedInBraces(line, at + 2)),
		);
	}
	return null;
}

function openBrackets(text: string): number {
	return text.split(/[{[]/).length - text.split(/[}\]]/).length;
}

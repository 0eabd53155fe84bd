import type { CST } from 'yaml';
import type { Problem } from '../problem.js';
import { error } from '../problems.js';
import type { Lines } from './lines.js';
import { quotedLine, repairedAs } from './quote.js';

/** The first thing in a file that YAML allows and Loket doesn't: an alias, an anchor (2b-44) or a directive. Null where there is none. */
export function refusedToken(tokens: readonly CST.Token[]): ((lines: Lines) => Problem) | null {
	const found = tokens.flatMap((token) => [...reserved(token)]).toSorted((a, b) => a.offset - b.offset)[0];
	return found === undefined ? null : (lines) => (found.type === 'directive' ? directive(lines, found) : alias(lines, found));
}

interface Found {
	readonly type: 'alias' | 'anchor' | 'directive';
	readonly offset: number;
	readonly source: string;
}

function* reserved(token: unknown): Iterable<Found> {
	if (typeof token !== 'object' || token === null) return;
	const { type, offset, source } = token as { type?: string; offset?: number; source?: string };
	if ((type === 'alias' || type === 'anchor' || type === 'directive') && offset !== undefined)
		yield { type, offset, source: source ?? '' };
	for (const part of Object.values(token)) {
		if (Array.isArray(part)) for (const item of part) yield* reserved(item);
		else yield* reserved(part);
	}
}

function directive(lines: Lines, found: Found): Problem {
	return error('yaml-directive', lines.placeAt(found.offset), {
		id: 'Baris yang dimulai dengan `%` (arahan YAML) tidak dipakai. Hapus baris ini.',
		en: 'Lines that begin with `%` (YAML directives) are not used. Remove this line.',
	});
}

function alias(lines: Lines, found: Found): Problem {
	const place = lines.placeAt(found.offset);
	return error(
		'yaml-alias',
		place,
		{
			id: `\`${found.source}\` dibaca YAML sebagai rujukan (alias), dan itu tidak dipakai di sini. Tulis di antara tanda kutip, atau tulis isinya sekali lagi.`,
			en: `YAML reads \`${found.source}\` as a reference (anchor or alias), which is not used here. Put it in quotes, or write the content out again.`,
		},
		repairedAs(quotedLine(lines.line(place.line))),
	);
}

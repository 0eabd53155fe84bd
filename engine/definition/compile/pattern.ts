import { RE2JS } from 're2js';
import type { Place, Says } from '../problem.js';
import type { Finding } from './context.js';

const lookAhead = /^\^?\(\?([!=])((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)/;

/** A pattern that the linear-time engine can't run (RE2: no look-around, no back-references): the problem with its repair, else null. */
export function checkPattern(pattern: string, at: Place): Finding | null {
	try {
		RE2JS.compile(RE2JS.translateRegExp(pattern));
		return null;
	} catch {
		const suggestion = repair(pattern);
		return {
			code: 'pattern-unsupported',
			severity: 'error',
			at,
			says: {
				id: 'Pola ini tidak bisa dijalankan. Pakai sintaks RE2: tanpa pandang depan atau belakang (`(?=`, `(?!`, `(?<=`), tanpa rujukan balik (`\\1`), pengulangan paling banyak 1.000.',
				en: 'This pattern can’t be run. Use RE2’s syntax: no look-ahead or look-behind (`(?=`, `(?!`, `(?<=`), no back-references (`\\1`), repeats of at most 1,000.',
			},
			...(suggestion === null ? {} : { suggestion }),
		};
	}
}

/** Look-ahead at the start can be said without it: what must not stand there as `not`, what must as a pattern of its own. */
function repair(pattern: string): Says | null {
	const found = lookAhead.exec(pattern);
	if (found === null) return null;
	const rest = pattern.slice(found[0].length);
	const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
	const inside = quoted(`^${found[2] ?? ''}`);
	const after = rest === '' ? '' : quoted(rest.startsWith('^') ? rest : `^${rest}`);
	const line =
		found[1] === '!'
			? `${after === '' ? '' : `pattern: ${after}, `}not: { pattern: ${inside} }`
			: `allOf: [{ pattern: ${inside} }${after === '' ? '' : `, { pattern: ${after} }`}]`;
	return { id: `Tulis \`${line}\`.`, en: `Write \`${line}\`.` };
}

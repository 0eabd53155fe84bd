import { says, write } from '../problem.js';
import type { Syntax } from '../syntax.js';
import { type Checked, type Checker, lost, report } from './checker.js';
import { is, type Loose, nameOf } from './types.js';

/** Is the part of one of these kinds? If not, that is reported. */
export function want(
	part: Checked,
	at: { readonly start: number; readonly end: number },
	checker: Checker,
	...kinds: readonly Loose['kind'][]
): boolean {
	if (is(part.type, ...kinds) || (part.type.kind === 'code' && kinds.includes('text'))) return true;
	const wanted = kinds.map(nameOf);
	const found = nameOf(part.type.kind);
	report(
		checker,
		'wrong-type',
		at,
		says(
			`Di sini perlu ${wanted.map((name) => name.id).join(' atau ')}, bukan ${found.id}.`,
			`This needs ${wanted.map((name) => name.en).join(' or ')}, not ${found.en}.`,
		),
	);
	return false;
}

/** Must be yes/no; where it isn't, the likeliest comparison is suggested. */
export function wantTest(part: Checked, at: Syntax, checker: Checker): Checked {
	if (is(part.type, 'boolean')) return part;
	const found = nameOf(part.type.kind);
	const isName = at.kind === 'name' || at.kind === 'member';
	const name = isName && part.field !== undefined ? part.field.replace(/^.*\[\]\./, '') : null;
	const kind = part.type.kind;
	const wanted =
		name === null
			? null
			: kind === 'code' && part.type.codes[0] !== undefined
				? `${name} == '${part.type.codes[0]}'`
				: kind === 'list'
					? `count(${name}) > 0`
					: `answered(${name})`;
	report(
		checker,
		'wrong-type',
		at,
		says(`Di sini perlu syarat (ya/tidak), bukan ${found.id}.`, `A condition (yes/no) is needed here, not ${found.en}.`),
		wanted === null ? null : write(wanted),
	);
	return lost();
}

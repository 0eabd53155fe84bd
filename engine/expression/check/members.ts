import { nearest } from '../../definition/suggest.js';
import { didYouMean, says } from '../problem.js';
import type { IndexSyntax, MemberSyntax } from '../syntax.js';
import type { Code } from '../tree.js';
import type { Member } from '../types.js';
import { type Check, type Checked, type Checker, lost, report } from './checker.js';
import { checkColumn } from './lookups.js';
import { reference } from './names.js';
import { is, type Loose, listOf, nameOf } from './types.js';

/** `of.name`: a field of a group, or of a list the list of that field over its rows (2.4). */
export function checkMember(syntax: MemberSyntax, checker: Checker, check: Check): Checked {
	const at = { start: syntax.nameStart, end: syntax.end };
	if (syntax.of.kind === 'call' && syntax.of.name === 'row') return checkColumn(syntax.of, syntax.name, at, checker, check);
	const of = check(syntax.of, checker);
	return member(of, syntax.name, at, syntax, checker);
}

/** `of[index]`: an entry of a list counted from 0, or with a constant text a field of a group: `answers['view:x']`. */
export function checkIndex(syntax: IndexSyntax, checker: Checker, check: Check): Checked {
	if (syntax.index.kind === 'text' && syntax.of.kind === 'call' && syntax.of.name === 'row')
		return checkColumn(syntax.of, syntax.index.value, syntax.index, checker, check);
	const of = check(syntax.of, checker);
	if (syntax.index.kind === 'text' && of.type.kind !== 'list')
		return member(of, syntax.index.value, syntax.index, syntax, checker);
	const index = check(syntax.index, checker);
	if (!is(of.type, 'list')) {
		const found = nameOf(of.type.kind);
		report(checker, 'wrong-type', syntax.of, says(`Perlu daftar, ini ${found.id}.`, `A list is needed, this is ${found.en}.`));
		return lost();
	}
	if (!is(index.type, 'number')) {
		const found = nameOf(index.type.kind);
		report(
			checker,
			'wrong-type',
			syntax.index,
			says(`Nomor urut harus angka, ini ${found.id}.`, `A place in a list is a number, this is ${found.en}.`),
		);
		return lost();
	}
	const type: Loose = of.type.kind === 'list' ? of.type.of : { kind: 'any' };
	return { code: { op: 'index', of: of.code, index: index.code }, type };
}

function member(
	of: Checked,
	name: string,
	at: { readonly start: number; readonly end: number },
	whole: { readonly start: number; readonly end: number },
	checker: Checker,
): Checked {
	if (of.type.kind === 'any') return lost();
	if (of.type.kind === 'group') {
		const found = of.type.members.get(name);
		if (found === undefined) return missing(of, name, at, checker, of.type.members);
		return reference(whole, checker, found, step(of.code, name));
	}
	if (of.type.kind === 'list' && of.type.of.kind === 'group') {
		const found = of.type.of.members.get(name);
		if (found === undefined) return missing(of, name, at, checker, of.type.of.members);
		return each(of, name, found, whole, checker);
	}
	const kind = nameOf(of.type.kind);
	report(
		checker,
		'wrong-type',
		at,
		says(
			`\`.${name}\` tidak ada: di depannya ${kind.id}, bukan kelompok isian.`,
			`There is no \`.${name}\`: what stands before it is ${kind.en}, not a group.`,
		),
	);
	return lost();
}

function step(of: Code, name: string): Parameters<typeof reference>[3] {
	if (of.op === 'answer') return { op: 'answer', level: of.level, keys: [...of.keys, name] };
	if (of.op === 'fact' || of.op === 'apart') return { op: of.op, keys: [...of.keys, name] };
	return { op: 'get', of, name };
}

function each(
	of: Checked,
	name: string,
	found: Member,
	whole: { readonly start: number; readonly end: number },
	checker: Checker,
): Checked {
	const flat = found.type.kind === 'list';
	const code: Code = flat ? { op: 'each', of: of.code, name, flat: true } : { op: 'each', of: of.code, name };
	const type: Loose = found.type.kind === 'list' ? found.type : listOf(found.type);
	if (found.type.kind !== 'group') checker.uses.add(found.field);
	checker.mentions.set(code, { field: found.field, start: whole.start, end: whole.end, type, mayBeAbsent: found.mayBeAbsent });
	return { code, type, field: found.field };
}

function missing(
	of: Checked,
	name: string,
	at: { readonly start: number; readonly end: number },
	checker: Checker,
	members: ReadonlyMap<string, Member>,
): Checked {
	const near = nearest(name, members.keys());
	const where =
		of.field === undefined || of.field === '' ? says('di sini', 'here') : says(`dalam \`${of.field}\``, `in \`${of.field}\``);
	report(
		checker,
		'unknown-name',
		at,
		says(`Tidak ada \`${name}\` ${where.id}.`, `There is no \`${name}\` ${where.en}.`),
		near === null ? null : didYouMean(near),
	);
	return lost();
}

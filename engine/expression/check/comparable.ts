import { nearest } from '../../definition/suggest.js';
import { isPlainDate } from '../../time/dates.js';
import { didYouMean, says, write } from '../problem.js';
import type { Syntax } from '../syntax.js';
import { type Checked, type Checker, report } from './checker.js';
import { type Loose, nameOf, union } from './types.js';

/** Reports what can never be equal: other kinds, another currency, a code that isn't among the choices. */
export function comparable(left: Checked, right: Checked, at: Syntax, checker: Checker): void {
	const [leftAt, rightAt] = at.kind === 'binary' ? [at.left, at.right] : [at, at];
	if (typeof left.literal === 'string' && right.type.kind === 'code') choice(left.literal, right, leftAt, checker);
	else if (typeof right.literal === 'string' && left.type.kind === 'code') choice(right.literal, left, rightAt, checker);
	else if (left.type.kind === 'number' && right.type.kind === 'number')
		sameCurrency(left.type.currency, right.type.currency, at, checker);
	else if (left.type.kind === 'code' && right.type.kind === 'code') commonChoice(left.type.codes, right.type.codes, at, checker);
	else if (union(left.type, right.type) === null) otherKinds(left, right, at, checker);
}

function otherKinds(left: Checked, right: Checked, at: Syntax, checker: Checker): void {
	const [one, other] = [nameOf(left.type.kind), nameOf(right.type.kind)];
	const sentence = says(
		`${capital(one.id)} tidak bisa dibandingkan dengan ${other.id}.`,
		`${capital(one.en)} can't be compared with ${other.en}.`,
	);
	const repaired =
		typeof left.literal === 'string'
			? repairedLiteral(left.literal, right.type)
			: typeof right.literal === 'string'
				? repairedLiteral(right.literal, left.type)
				: null;
	report(checker, 'wrong-type', at, sentence, repaired === null ? null : write(repaired));
}

/** How a text in quotes is written that is meant as a date, a number or yes/no; null where that can't be told. */
function repairedLiteral(literal: string, wanted: Loose): string | null {
	if (wanted.kind === 'date') return isPlainDate(literal) ? `date('${literal}')` : "date('2026-01-31')";
	if (wanted.kind === 'number') return /^\d+(\.\d+)?$/.test(literal) ? literal : null;
	if (wanted.kind !== 'boolean') return null;
	return /^(true|ya|yes)$/i.test(literal) ? 'true' : /^(false|tidak|no)$/i.test(literal) ? 'false' : null;
}

function commonChoice(left: readonly string[], right: readonly string[], at: Syntax, checker: Checker): void {
	if (left.length === 0 || right.length === 0 || left.some((code) => right.includes(code))) return;
	report(
		checker,
		'unknown-choice',
		at,
		says('Kedua pilihan ini tidak punya kode yang sama.', 'These two have no choice in common.'),
	);
}

function choice(code: string, of: Checked, at: { readonly start: number; readonly end: number }, checker: Checker): void {
	if (of.type.kind !== 'code' || code === '' || of.type.codes.includes(code)) return;
	const near = nearest(code, of.type.codes);
	const list = of.type.codes
		.slice(0, 8)
		.map((known) => `\`${known}\``)
		.join(', ');
	const name =
		of.field === undefined ? says('pilihan', 'the choices') : says(`pilihan \`${of.field}\``, `the choices of \`${of.field}\``);
	report(
		checker,
		'unknown-choice',
		at,
		says(`\`${code}\` tidak ada di antara ${name.id}: ${list}.`, `\`${code}\` isn't among ${name.en}: ${list}.`),
		near === null ? null : didYouMean(near),
	);
}

/** Are two currencies the same, or one of them none? If not, that is reported. */
export function sameCurrency(
	one: string | null,
	other: string | null,
	at: { readonly start: number; readonly end: number },
	checker: Checker,
): boolean {
	if (one === null || other === null || one === other) return true;
	report(
		checker,
		'currencies-differ',
		at,
		says(`${one} dan ${other} tidak bisa digabung atau dibandingkan.`, `${one} and ${other} can't be added or compared.`),
	);
	return false;
}

function capital(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

import { isDate } from '../dates.js';
import { didYouMean, nearest, says, write } from '../problem.js';
import type { BinarySyntax, ChoiceSyntax, ListSyntax, Syntax, UnarySyntax } from '../syntax.js';
import type { Code, Comparison } from '../tree.js';
import { type Check, type Checked, type Checker, lost, report } from './checker.js';
import { any, boolean, is, isText, type Loose, listOf, nameOf, number, text, union } from './types.js';

/** `-x`, `not x`, `!x`. */
export function checkUnary(syntax: UnarySyntax, checker: Checker, check: Check): Checked {
	const operand = check(syntax.operand, checker);
	if (syntax.operator === 'not')
		return { code: { op: 'not', of: wantTest(operand, syntax.operand, checker).code }, type: boolean };
	if (!want(operand, syntax.operand, checker, 'number')) return lost();
	if (typeof operand.literal === 'number')
		return { code: { op: 'const', value: 0 - operand.literal }, type: number, literal: 0 - operand.literal };
	if (operand.code.op === 'decimal') return { code: { op: 'decimal', digits: `-${operand.code.digits}` }, type: number };
	return { code: { op: 'negate', of: operand.code }, type: operand.type };
}

/** Every operator between two parts. */
export function checkBinary(syntax: BinarySyntax, checker: Checker, check: Check): Checked {
	const { operator } = syntax;
	if (operator === 'and' || operator === 'or') return logic(syntax, operator, checker, check);
	const left = check(syntax.left, checker);
	const right = check(syntax.right, checker);
	if (operator === 'in') return membership(left, right, syntax, checker);
	if (operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '%')
		return arithmetic(left, right, syntax, operator, checker);
	return comparison(left, right, syntax, operator, checker);
}

function logic(syntax: BinarySyntax, operator: 'and' | 'or', checker: Checker, check: Check): Checked {
	const parts: Code[] = [];
	for (const side of [syntax.left, syntax.right]) {
		const { code } = wantTest(check(side, checker), side, checker);
		if (code.op === operator) parts.push(...code.parts);
		else parts.push(code);
	}
	return { code: { op: operator, parts }, type: boolean };
}

/** `test ? yes : no` */
export function checkChoice(syntax: ChoiceSyntax, checker: Checker, check: Check): Checked {
	const test = wantTest(check(syntax.test, checker), syntax.test, checker);
	const yes = check(syntax.yes, checker);
	const no = check(syntax.no, checker);
	const type = union(yes.type, no.type);
	if (type === null) {
		const [one, other] = [nameOf(yes.type.kind), nameOf(no.type.kind)];
		report(
			checker,
			'wrong-type',
			{ start: syntax.yes.start, end: syntax.no.end },
			says(
				`Kedua cabang harus sejenis: yang pertama ${one.id}, yang kedua ${other.id}.`,
				`Both branches must be of one kind: the first is ${one.en}, the second ${other.en}.`,
			),
		);
		return lost();
	}
	return { code: { op: 'if', test: test.code, yes: yes.code, no: no.code }, type };
}

/** `[a, b]`: entries of one kind. */
export function checkList(syntax: ListSyntax, checker: Checker, check: Check): Checked {
	let of: Loose = any;
	const items: Code[] = [];
	for (const entry of syntax.items) {
		const item = check(entry, checker);
		const both = union(of, item.type);
		if (both === null) {
			const [one, other] = [nameOf(of.kind), nameOf(item.type.kind)];
			report(
				checker,
				'wrong-type',
				entry,
				says(
					`Isi daftar harus sejenis: ini ${other.id}, sebelumnya ${one.id}.`,
					`Entries of a list are of one kind: this is ${other.en}, before it ${one.en}.`,
				),
			);
		} else of = both;
		items.push(item.code);
	}
	return { code: { op: 'list', items }, type: listOf(of) };
}

function membership(left: Checked, right: Checked, syntax: BinarySyntax, checker: Checker): Checked {
	if (isText(right.type) && right.type.kind !== 'any') {
		const repaired = 'text.contains(…)';
		report(
			checker,
			'wrong-type',
			syntax.right,
			says('`in` mencari dalam daftar, bukan dalam teks.', '`in` looks in a list, not in a text.'),
			write(repaired),
		);
		return lost();
	}
	if (!want(right, syntax.right, checker, 'list')) return lost();
	const of = right.type.kind === 'list' ? right.type.of : any;
	if (syntax.right.kind === 'list')
		for (const item of syntax.right.items) comparable(left, literalOf(item, of), { ...item }, checker);
	else comparable({ type: of, code: right.code }, left, syntax.left, checker);
	return { code: { op: 'in', item: left.code, list: right.code }, type: boolean };
}

function literalOf(syntax: Syntax, of: Loose): Checked {
	const code: Code = { op: 'const', value: false };
	if (syntax.kind === 'text') return { code, type: text, literal: syntax.value };
	return { code, type: of };
}

/** `list.includes(item)`: `item in list`, for the commonest conditions without quotes in YAML. */
export function includes(
	list: Checked,
	item: Checked,
	spans: { readonly list: Syntax; readonly item: Syntax },
	checker: Checker,
): Checked {
	if (!want(list, spans.list, checker, 'list')) return lost();
	comparable({ type: list.type.kind === 'list' ? list.type.of : any, code: list.code }, item, spans.item, checker);
	return { code: { op: 'in', item: item.code, list: list.code }, type: boolean };
}

function arithmetic(
	left: Checked,
	right: Checked,
	syntax: BinarySyntax,
	operator: '+' | '-' | '*' | '/' | '%',
	checker: Checker,
): Checked {
	if (operator === '+' && isText(left.type) && isText(right.type) && !(left.type.kind === 'any' && right.type.kind === 'any'))
		return { code: { op: 'concat', left: left.code, right: right.code }, type: text };
	if (
		operator === '+' &&
		is(left.type, 'list') &&
		is(right.type, 'list') &&
		(left.type.kind === 'list' || right.type.kind === 'list')
	) {
		const type = union(left.type, right.type);
		if (type !== null) return { code: { op: 'append', left: left.code, right: right.code }, type };
	}
	if (left.type.kind === 'date' || right.type.kind === 'date') {
		const wanted = operator === '-' && left.type.kind === right.type.kind ? 'days_between(…, …)' : "add(…, '1 month')";
		report(
			checker,
			'wrong-type',
			syntax,
			says(`Tanggal tidak bisa dihitung dengan \`${operator}\`.`, `Dates aren't worked out with \`${operator}\`.`),
			write(wanted),
		);
		return lost();
	}
	const fine = [want(left, syntax.left, checker, 'number'), want(right, syntax.right, checker, 'number')];
	if (fine.includes(false)) return lost();
	const [one, other] = [currencyOf(left.type), currencyOf(right.type)];
	if (operator !== '/' && operator !== '*' && !sameCurrency(one, other, syntax, checker)) return lost();
	const currency =
		operator === '/' ? (other === null ? one : null) : operator === '*' && one !== null && other !== null ? null : (one ?? other);
	return { code: { op: operator, left: left.code, right: right.code }, type: { kind: 'number', currency } };
}

function comparison(left: Checked, right: Checked, syntax: BinarySyntax, operator: Comparison, checker: Checker): Checked {
	const ordered = operator !== '==' && operator !== '!=';
	const both = left.given === true && right.given === true;
	const code: Code = { op: operator, left: left.code, right: right.code, ...(both ? { both } : {}) };
	for (const side of [left, right]) if (side.type.kind === 'group' && side.field !== undefined) checker.uses.add(side.field);
	if (ordered)
		for (const [side, at] of [
			[left, syntax.left],
			[right, syntax.right],
		] as const)
			if (!want(side, at, checker, 'number', 'date', 'text', 'boolean')) return { code, type: boolean };
	comparable(left, right, syntax, checker);
	return { code, type: boolean };
}

/** Reports what can never be equal: other kinds, another currency, a code that isn't among the choices. */
export function comparable(left: Checked, right: Checked, at: Syntax, checker: Checker): void {
	const { start, end } = at;
	if (typeof left.literal === 'string' && right.type.kind === 'code')
		return choice(left.literal, right, at.kind === 'binary' ? at.left : at, checker);
	if (typeof right.literal === 'string' && left.type.kind === 'code')
		return choice(right.literal, left, at.kind === 'binary' ? at.right : at, checker);
	const literal = typeof left.literal === 'string' ? left.literal : right.literal;
	const other = typeof left.literal === 'string' ? right.type : left.type;
	if (typeof literal === 'string' && other.kind === 'date') {
		const suggestion = isDate(literal) ? write(`date('${literal}')`) : write("date('2026-01-31')");
		return report(
			checker,
			'wrong-type',
			{ start, end },
			says('Tanggal dibandingkan dengan tanggal, bukan teks.', 'A date is compared with a date, not a text.'),
			suggestion,
		);
	}
	if (left.type.kind === 'number' && right.type.kind === 'number') {
		sameCurrency(left.type.currency, right.type.currency, at, checker);
		return;
	}
	if (left.type.kind === 'code' && right.type.kind === 'code' && left.type.codes.length > 0) {
		const codes = right.type.codes;
		if (codes.length > 0 && !left.type.codes.some((code) => codes.includes(code)))
			report(
				checker,
				'unknown-choice',
				{ start, end },
				says('Kedua pilihan ini tidak punya kode yang sama.', 'These two have no choice in common.'),
			);
		return;
	}
	if (union(left.type, right.type) !== null) return;
	const [one, two] = [nameOf(left.type.kind), nameOf(right.type.kind)];
	const suggestion =
		typeof literal === 'string' && other.kind === 'number' && /^\d+(\.\d+)?$/.test(literal)
			? write(literal)
			: typeof literal === 'string' && other.kind === 'boolean' && /^(true|false|ya|tidak|yes|no)$/.test(literal)
				? write(/^(true|ya|yes)$/.test(literal) ? 'true' : 'false')
				: null;
	report(
		checker,
		'wrong-type',
		{ start, end },
		says(`${capital(one.id)} tidak bisa dibandingkan dengan ${two.id}.`, `${capital(one.en)} can't be compared with ${two.en}.`),
		suggestion,
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

function currencyOf(type: Loose): string | null {
	return type.kind === 'number' ? type.currency : null;
}

function sameCurrency(
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

function capital(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

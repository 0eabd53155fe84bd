import { says, write } from '../problem.js';
import type { BinarySyntax, ChoiceSyntax, ListSyntax, Syntax, UnarySyntax } from '../syntax.js';
import type { Code, Comparison } from '../tree.js';
import { type Check, type Checked, type Checker, lost, report } from './checker.js';
import { comparable, sameCurrency } from './comparable.js';
import { any, boolean, emptyPart, is, isText, type Loose, listOf, nameOf, number, text, union } from './types.js';
import { want, wantTest } from './want.js';

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
	const type = union(yes.type, no.type) ?? (checker.shown.has(syntax) ? besideWords(yes, no) : null);
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

/** The kind of a value that words stand in for; null where neither branch is words as they stand. */
function besideWords(yes: Checked, no: Checked): Loose | null {
	if (typeof no.literal === 'string') return yes.type;
	return typeof yes.literal === 'string' ? no.type : null;
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
	return { code: { op: 'in', item: left.code, list: right.code, ...emptyPart(of) }, type: boolean };
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
	const of = list.type.kind === 'list' ? list.type.of : any;
	comparable({ type: of, code: list.code }, item, spans.item, checker);
	return { code: { op: 'in', item: item.code, list: list.code, ...emptyPart(of) }, type: boolean };
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

function currencyOf(type: Loose): string | null {
	return type.kind === 'number' ? type.currency : null;
}

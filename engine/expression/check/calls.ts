import { nearest } from '../../definition/suggest.js';
import type { FunctionKind, Parameter } from '../functions/function.js';
import { functions } from '../functions/index.js';
import { didYouMean, says, write } from '../problem.js';
import type { CallSyntax, Syntax } from '../syntax.js';
import type { Code } from '../tree.js';
import { type Check, type Checked, type Checker, lost, report } from './checker.js';
import { comparable } from './comparable.js';
import { type Form, forms } from './forms.js';
import { usesToday } from './names.js';
import { is, nameOf } from './types.js';
import { want } from './want.js';

/** Names from other languages, and what they are called here. */
const meant: ReadonlyMap<string, string> = new Map([
	['length', 'size'],
	['len', 'size'],
	['umur', 'age'],
	['usia', 'age'],
	['jumlah', 'sum'],
	['banyak', 'count'],
	['toLowerCase', 'lower'],
	['toUpperCase', 'upper'],
	['some', 'exists'],
	['every', 'all'],
	['has', 'answered'],
	['isEmpty', 'not answered'],
	['includesAll', 'includes'],
]);

/** `f(x, y)` or `x.f(y)`: a form that sees more than values, else a plain function. */
export function checkCall(syntax: CallSyntax, checker: Checker, check: Check): Checked {
	const form: Form | undefined = forms.get(syntax.name);
	if (form !== undefined) return form(syntax, checker, check);
	const kind = functions.get(syntax.name);
	const given = syntax.target === null ? syntax.parameters : [syntax.target, ...syntax.parameters];
	if (kind === undefined) {
		const near = meant.get(syntax.name) ?? nearest(syntax.name, [...functions.keys(), ...forms.keys()]);
		if (near === null || !forms.has(near)) for (const parameter of given) check(parameter, checker);
		return unknown(syntax, near, checker);
	}
	return plain(kind, given, syntax, checker, check);
}

function unknown(syntax: CallSyntax, near: string | null, checker: Checker): Checked {
	const at = { start: syntax.nameStart, end: syntax.nameEnd };
	report(
		checker,
		'unknown-function',
		at,
		says(`Tidak ada fungsi \`${syntax.name}\`.`, `There is no function \`${syntax.name}\`.`),
		near === null ? null : didYouMean(near),
	);
	return lost();
}

function plain(kind: FunctionKind, given: readonly Syntax[], syntax: CallSyntax, checker: Checker, check: Check): Checked {
	const checked = given.map((parameter) => check(parameter, checker));
	if (!arity(kind, given.length, syntax, checker)) return lost();
	let fine = true;
	for (const [index, part] of checked.entries()) {
		const parameter = kind.parameters[index] ?? kind.parameters.at(-1);
		const at = given[index];
		if (parameter === undefined || at === undefined) continue;
		fine = accepts(parameter, part, at, kind, checker) && fine;
	}
	if (!fine || (kind.alike === true && !alike(checked, given, kind, syntax, checker))) return lost();
	const wrong = kind.wrong?.(checked.map((part) => part.literal)) ?? null;
	if (wrong !== null) {
		report(checker, wrong.code, given[wrong.at] ?? syntax, wrong.says);
		return lost();
	}
	if (kind.usesToday?.(given.length) === true) usesToday({ start: syntax.nameStart, end: syntax.nameEnd }, checker, null);
	const code: Code = { op: 'call', name: kind.name, parameters: checked.map((part) => part.code) };
	return { code, type: kind.result(checked.map((part) => part.type)) };
}

/** Can the parameters be compared with each other? Several lists, or a list beside a value, can't. */
function alike(
	checked: readonly Checked[],
	given: readonly Syntax[],
	kind: FunctionKind,
	syntax: CallSyntax,
	checker: Checker,
): boolean {
	const [first, ...more] = checked;
	if (first === undefined || more.length === 0) return true;
	if (checked.some(({ type }) => type.kind === 'list')) {
		wrongNumber(signature(kind.name, kind.parameters), syntax, checker);
		return false;
	}
	const before = checker.problems.length;
	for (const [index, part] of more.entries()) comparable(first, part, given[index + 1] ?? syntax, checker);
	return checker.problems.length === before;
}

function arity(kind: FunctionKind, given: number, syntax: CallSyntax, checker: Checker): boolean {
	const least = kind.parameters.filter((parameter) => parameter.optional !== true).length;
	const most = kind.parameters.at(-1)?.rest === true ? 100 : kind.parameters.length;
	if (given >= least && given <= most) return true;
	wrongNumber(signature(kind.name, kind.parameters), syntax, checker);
	return false;
}

/** Reports a call with too many or too few parameters, or others than it takes, showing how it is written. */
function wrongNumber(shown: string, at: CallSyntax, checker: Checker): void {
	report(
		checker,
		'wrong-arguments',
		at,
		says(`\`${at.name}\` dipanggil dengan cara lain.`, `\`${at.name}\` is called in another way.`),
		write(shown),
	);
}

function signature(name: string, parameters: readonly Parameter[]): string {
	const least = parameters.filter((parameter) => parameter.optional !== true).map((parameter) => parameter.name);
	return `${name}(${least.join(', ')})`;
}

function accepts(parameter: Parameter, part: Checked, at: Syntax, kind: FunctionKind, checker: Checker): boolean {
	if (kind.name === 'contains' && is(part.type, 'list') && part.type.kind === 'list') {
		report(
			checker,
			'wrong-type',
			at,
			says('Untuk daftar pakai `includes`.', 'For a list use `includes`.'),
			didYouMean('includes'),
		);
		return false;
	}
	if (!want(part, at, checker, ...parameter.accepts)) return false;
	if (parameter.constant === true && part.literal === undefined) {
		report(
			checker,
			'wrong-arguments',
			at,
			says(
				`\`${parameter.name}\` ditulis langsung, supaya bisa diperiksa lebih dulu.`,
				`\`${parameter.name}\` is written out, so that it can be checked beforehand.`,
			),
		);
		return false;
	}
	if (part.type.kind !== 'list' || parameter.entries === undefined || is(part.type.of, ...parameter.entries)) return true;
	const wanted = parameter.entries.map(nameOf);
	const found = nameOf(part.type.of.kind);
	report(
		checker,
		'wrong-type',
		at,
		says(
			`\`${kind.name}\` perlu daftar berisi ${wanted.map((name) => name.id).join(' atau ')}, bukan ${found.id}.`,
			`\`${kind.name}\` needs a list of ${wanted.map((name) => name.en).join(' or ')}, not of ${found.en}.`,
		),
	);
	return false;
}

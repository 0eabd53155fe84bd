import { absentReferences } from './absent.js';
import { costOf, mostSteps, sizeOf } from './bounds.js';
import { type Checked, type Checker, makeChecker } from './check/checker.js';
import { check } from './check/index.js';
import { nameOf, settled } from './check/types.js';
import { parse } from './parse.js';
import { problemAt, says } from './problem.js';
import { makeRun } from './run/index.js';
import type { Syntax } from './syntax.js';
import type { Code } from './tree.js';
import type { Environment, Expression, ExpressionProblem, Type } from './types.js';
import { longestText } from './values.js';

/** What an expression is wanted to give; `scalar` is anything but a list or group, `shown` anything a text shows (words may stand in for it). */
export type Expected = Type['kind'] | 'any' | 'scalar' | 'shown';

export interface Compiled {
	/** Null where there is a problem. */
	readonly expression: Expression | null;
	readonly problems: readonly ExpressionProblem[];
	/** Advice that leaves the expression usable: a name that hides another (2.4). */
	readonly hints: readonly ExpressionProblem[];
}

/**
 * Reads an expression, checks it against the names and types of its place, and makes a closure of it. Several problems at once,
 * each at its characters. Never throws.
 */
export function compile(text: string, environment: Environment, expected: Expected): Compiled {
	const parsed = parse(text);
	if (parsed.tree === null) return { expression: null, problems: parsed.problems, hints: [] };
	const checker = makeChecker(environment, expected === 'shown' ? outcomes(parsed.tree) : undefined);
	const checked = check(parsed.tree, checker);
	const whole = { start: parsed.tree.start, end: parsed.tree.end };
	gives(checked, expected, whole, checker);
	const cost = costOf(checked.code, environment);
	const size = sizeOf(checked.code, checker.mentions);
	if (cost > mostSteps || size.constant > longestText || [...size.of.values()].some((times) => times > longestText))
		tooCostly(whole, checker);
	const all = [...parsed.problems, ...checker.problems].toSorted((left, right) => left.start - right.start);
	const hints = all.filter((problem) => problem.severity === 'hint');
	const problems = all.filter((problem) => problem.severity !== 'hint');
	if (problems.length > 0) return { expression: null, problems, hints };
	const run = makeRun(checked.code, environment, checker.slots);
	return { expression: { ...described(text, checked, checker), size, cost, run }, problems, hints };
}

/** The choices of an expression whose outcome is the whole's. */
function outcomes(tree: Syntax): ReadonlySet<Syntax> {
	return tree.kind === 'choice' ? new Set([tree, ...outcomes(tree.yes), ...outcomes(tree.no)]) : new Set();
}

function described(text: string, checked: Checked, checker: Checker): Omit<Expression, 'size' | 'cost' | 'run'> {
	return {
		source: text,
		tree: checked.code,
		type: settled(checked.type),
		uses: [...checker.uses],
		conditions: [...checker.conditions],
		tables: [...checker.tables],
		usesToday: checker.usesToday,
		absent: absentReferences(checked.code, checker.mentions),
	};
}

function gives(
	checked: Checked,
	expected: Expected,
	at: { readonly start: number; readonly end: number },
	checker: Checker,
): void {
	const { kind } = checked.type;
	if (expected === 'shown') shows(checked.code, at, checker);
	if (expected === 'any' || expected === 'shown' || kind === 'any' || kind === expected) return;
	if (expected === 'scalar' ? kind !== 'list' && kind !== 'group' : isWord(expected) && isWord(kind)) return;
	const found = nameOf(kind);
	const wanted = expected === 'scalar' ? says('satu nilai', 'a single value') : nameOf(expected);
	checker.problems.push(
		problemAt(
			'wrong-type',
			at,
			says(
				`Rumus ini menghasilkan ${found.id}; yang perlu ${wanted.id}.`,
				`The expression gives ${found.en}; ${wanted.en} is needed.`,
			),
		),
	);
}

/** What a text shows: an address as a whole is then used, not only named on the way to a line of it; a file can't be shown. */
function shows(code: Code, at: { readonly start: number; readonly end: number }, checker: Checker): void {
	if (code.op === 'if') for (const part of [code.yes, code.no]) shows(part, at, checker);
	const mention = checker.mentions.get(code);
	if (mention === undefined) return;
	if (mention.type.kind === 'group' && mention.type.lines === true) checker.uses.add(mention.field);
	if (isFile(mention.type)) fileInText(at, checker);
}

/** Files have names nobody chose for others to read, and addresses only their applicant may open. */
function isFile(type: Checked['type']): boolean {
	return type.kind === 'list' ? isFile(type.of) : type.kind === 'text' && type.file === true;
}

function fileInText(at: { readonly start: number; readonly end: number }, checker: Checker): void {
	checker.problems.push(
		problemAt(
			'file-in-text',
			at,
			says(
				'Berkas tidak bisa ditulis di dalam teks. Tulis apakah berkasnya ada: `answered(x) ? …`, atau berapa banyak: `count(x)`.',
				'A file can’t be written into a text. Write whether it is there, `answered(x) ? …`, or how many there are, `count(x)`.',
			),
		),
	);
}

function isWord(kind: string): boolean {
	return kind === 'text' || kind === 'code';
}

function tooCostly(at: { readonly start: number; readonly end: number }, checker: Checker): void {
	checker.problems.push(
		problemAt(
			'expression-too-costly',
			at,
			says(
				'Rumus ini bisa terlalu berat dihitung. Kurangi daftar di dalam daftar, kondisi yang dipakai berulang-ulang, atau teks yang digandakan.',
				'This may become too much to work out. Use fewer lists within lists, conditions used over and over, or texts that multiply.',
			),
		),
	);
}

import { nearest } from '../../definition/suggest.js';
import { isPlainDate } from '../../time/dates.js';
import { didYouMean, says, write } from '../problem.js';
import type { CallSyntax, Syntax } from '../syntax.js';
import type { Code, MacroName } from '../tree.js';
import { type Check, type Checked, type Checker, lost, report } from './checker.js';
import { checkLabel, checkRow } from './lookups.js';
import { table } from './names.js';
import { includes } from './operators.js';
import { any, boolean, date, emptyPart, type Loose, listOf } from './types.js';
import { want, wantTest } from './want.js';

/** A call that sees more than the values of its parameters: names, variables, what is unanswered. */
export type Form = (syntax: CallSyntax, checker: Checker, check: Check) => Checked;

/** Every such form, in one list. */
export const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
	['answered', answered],
	['date', dateConstant],
	['table', tableValue],
	['row', checkRow],
	['label', checkLabel],
	['includes', includesItem],
	['any', overItems],
	[
		'all',
		(syntax, checker, check) =>
			syntax.target === null ? overItems(syntax, checker, check) : macro('all')(syntax, checker, check),
	],
	['exists', macro('exists')],
	['exists_one', macro('exists_one')],
	['filter', macro('filter')],
	['map', macro('map')],
]);

/** What can be asked whether it is there: answers, what stands apart, entries and fields of lists, conditions and tables. */
const answerable: ReadonlySet<Code['op']> = new Set<Code['op']>([
	'answer',
	'fact',
	'apart',
	'this',
	'variable',
	'get',
	'each',
	'index',
	'row',
	'condition',
	'table',
]);

/** `answered(x)`: was it given? Never unknown (2.4). */
function answered(syntax: CallSyntax, checker: Checker, check: Check): Checked {
	const [of, ...more] = whole(syntax);
	if (of === undefined || more.length > 0) return wrong('answered(x)', syntax, checker);
	const part = check(of, checker);
	if (part.type.kind === 'group' && part.field !== undefined) checker.uses.add(part.field);
	if (part.type.kind !== 'any' && !answerable.has(part.code.op)) {
		const sentence = says(
			'`answered` menanyakan sebuah jawaban, bukan hasil hitungan.',
			'`answered` asks about an answer, not about what is worked out.',
		);
		report(checker, 'wrong-arguments', of, sentence, write('answered(x)'));
		return lost();
	}
	return { code: { op: 'answered', of: part.code }, type: boolean };
}

/** `date('2026-01-31')`: a date that stands in the expression (2b-39). */
function dateConstant(syntax: CallSyntax, checker: Checker): Checked {
	const [of, ...more] = whole(syntax);
	if (of?.kind !== 'text' || more.length > 0) return wrong("date('2026-01-31')", syntax, checker);
	if (isPlainDate(of.value)) return { code: { op: 'const', value: of.value }, type: date };
	report(
		checker,
		'wrong-arguments',
		of,
		says(
			`\`${of.value}\` bukan tanggal yang ada; ditulis tahun-bulan-hari.`,
			`\`${of.value}\` is no date that exists; it is written year-month-day.`,
		),
		write("date('2026-01-31')"),
	);
	return lost();
}

/** `table('fee')`: the value of a table. */
function tableValue(syntax: CallSyntax, checker: Checker): Checked {
	const [of, ...more] = whole(syntax);
	if (of === undefined || more.length > 0) return wrong("table('id')", syntax, checker);
	if (of.kind !== 'text') return wrong(of.kind === 'name' ? `table('${of.name}')` : "table('id')", syntax, checker);
	const found = table({ name: of.value, start: of.start, end: of.end }, checker);
	if (found !== null) return found;
	const near = nearest(of.value, checker.environment.tables.keys());
	report(
		checker,
		'unknown-table',
		of,
		says(`Tidak ada tabel \`${of.value}\`.`, `There is no table \`${of.value}\`.`),
		near === null ? null : didYouMean(near),
	);
	return lost();
}

/** `list.includes('x')`: the same as `'x' in list`. */
function includesItem(syntax: CallSyntax, checker: Checker, check: Check): Checked {
	const [list, item, ...more] = whole(syntax);
	if (list === undefined || item === undefined || more.length > 0) return wrong('list.includes(item)', syntax, checker);
	const checked = check(list, checker);
	if (checked.type.kind === 'text' || checked.type.kind === 'code') {
		report(
			checker,
			'wrong-type',
			list,
			says('Untuk teks pakai `contains`.', 'For a text use `contains`.'),
			didYouMean('contains'),
		);
		return lost();
	}
	return includes(checked, check(item, checker), { list, item }, checker);
}

/** `any(list, condition)` and `all(list, condition)`, the row being `item` (2.4). */
function overItems(syntax: CallSyntax, checker: Checker, check: Check): Checked {
	const [list, body, ...more] = syntax.parameters;
	if (syntax.target !== null || list === undefined || body === undefined || more.length > 0)
		return wrong(`${syntax.name}(list, item.field > 0)`, syntax, checker);
	return loop(syntax.name === 'any' ? 'exists' : 'all', list, 'item', body, checker, check);
}

/** `list.exists(x, condition)` and the like, CEL's macros. */
function macro(name: MacroName): Form {
	return (syntax, checker, check) => {
		const [variable, body, ...more] = syntax.parameters;
		if (syntax.target === null || variable?.kind !== 'name' || body === undefined || more.length > 0)
			return wrong(`list.${name}(x, ${name === 'map' ? 'x.field' : 'x.field > 0'})`, syntax, checker);
		return loop(name, syntax.target, variable.name, body, checker, check);
	};
}

function loop(name: MacroName, over: Syntax, variable: string, body: Syntax, checker: Checker, check: Check): Checked {
	const list = check(over, checker);
	if (!want(list, over, checker, 'list')) return lost();
	const type: Loose = list.type.kind === 'list' ? list.type.of : any;
	const slot = checker.variables.length;
	checker.slots = Math.max(checker.slots, slot + 1);
	checker.variables.push({ name: variable, slot, type, field: list.field ?? null });
	const inner = check(body, checker);
	checker.variables.pop();
	const test = name === 'map' ? inner : wantTest(inner, body, checker);
	const code: Code = { op: name, list: list.code, slot, ...emptyPart(type), body: test.code };
	if (name === 'map') return { code, type: listOf(inner.type) };
	return {
		code,
		type: name === 'filter' ? listOf(type) : boolean,
		...(name === 'filter' && list.field !== undefined ? { field: list.field } : {}),
	};
}

/** Target and parameters in one row: `x.f(y)` is `f(x, y)`. */
function whole(syntax: CallSyntax): readonly Syntax[] {
	return syntax.target === null ? syntax.parameters : [syntax.target, ...syntax.parameters];
}

function wrong(shown: string, syntax: CallSyntax, checker: Checker): Checked {
	const sentence = says(`\`${syntax.name}\` dipanggil dengan cara lain.`, `\`${syntax.name}\` is called in another way.`);
	report(checker, 'wrong-arguments', syntax, sentence, write(shown));
	return lost();
}

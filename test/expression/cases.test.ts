import t, { type Test as TapTest } from 'tap';
import { compile } from '../../engine/expression/compile.js';
import { digitsOf, isAmount } from '../../engine/expression/numbers.js';
import type { Value } from '../../engine/expression/types.js';
import { readCases } from '../support/cases.js';
import { environmentOf, type ScopeParts, scopeOf, type World } from '../support/expressions.js';

interface Case extends ScopeParts {
	readonly name?: string;
	readonly is: string;
	/** The value; `unknown`; a number of more than 15 digits as text after `exactly`. */
	readonly gives?: unknown;
	readonly exactly?: string;
	/** Codes of the problems expected, in order. */
	readonly problems?: readonly string[];
	/** The characters the first problem marks. */
	readonly marks?: string;
	/** Words of the first suggestion, in English. */
	readonly suggests?: string;
	readonly hints?: readonly string[];
	/** References without a guard: `field effect`. */
	readonly absent?: readonly string[];
	readonly uses?: readonly string[];
	readonly world?: Partial<World>;
}

interface Group {
	readonly name: string;
	readonly world: World;
	readonly cases: readonly Case[];
}

/** One file for each numbered rule of the language's exact meaning, and one for each part of the language. */
const files = [
	'semantics/01-names.yaml',
	'semantics/02-unknown.yaml',
	'semantics/11-numbers.yaml',
	'semantics/12-dates.yaml',
	'semantics/13-lists.yaml',
	'semantics/14-texts.yaml',
	'semantics/38-guards.yaml',
	'semantics/39-today.yaml',
	'semantics/51-digits.yaml',
	'semantics/54-tables-unknown.yaml',
	'semantics/55-leap-day.yaml',
	'expressions/grammar.yaml',
	'expressions/types.yaml',
	'expressions/functions.yaml',
	'hostile/expressions.yaml',
];

function plain(value: Value): unknown {
	if (value === undefined) return 'unknown';
	if (isAmount(value)) return typeof value === 'number' ? value : digitsOf(value);
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
	return value;
}

function run(t: TapTest, group: Group, one: Case): void {
	const world: World = { ...group.world, ...one.world };
	const { expression, problems, hints } = compile(one.is, environmentOf(world), 'any');
	const found = problems.map((problem) => `${problem.code} ${problem.says.en}`);
	if (one.problems !== undefined) {
		t.strictSame(
			problems.map((problem) => problem.code),
			one.problems,
			`problems: ${found.join('; ')}`,
		);
		const [first] = problems;
		if (one.marks !== undefined) t.equal(one.is.slice(first?.start, first?.end), one.marks, 'marks');
		if (one.suggests !== undefined) t.match(first?.suggestion?.en, one.suggests, 'suggests');
		for (const { says, start, end } of problems) {
			t.ok(says.id !== '' && says.en !== '', 'speaks both languages');
			t.ok(start >= 0 && end > start && start <= one.is.length, 'stands in the text');
		}
		return;
	}
	t.strictSame(found, [], 'no problems');
	if (one.hints !== undefined)
		t.strictSame(
			hints.map((hint) => hint.code),
			one.hints,
			'hints',
		);
	if (one.absent !== undefined)
		t.strictSame(
			expression?.absent.map(({ field, effect }) => `${field} ${effect}`),
			one.absent,
			'absent',
		);
	if (one.uses !== undefined) t.strictSame(expression?.uses.toSorted(), one.uses.toSorted(), 'uses');
	if (!Object.hasOwn(one, 'gives') && one.exactly === undefined) return;
	const value = plain(expression?.run(scopeOf(one, world)));
	t.strictSame(value, one.exactly ?? one.gives, `${one.is} gives`);
	t.strictSame(JSON.parse(JSON.stringify(expression?.tree)), expression?.tree, 'the tree is plain JSON');
}

for (const file of files) {
	const groups = readCases<readonly Group[]>(file);
	void t.test(file, async (t) => {
		t.ok(groups.length > 0, 'holds cases');
		for (const group of groups)
			await t.test(group.name, async (t) => {
				for (const one of group.cases) await t.test(one.name ?? one.is, async (t) => run(t, group, one));
			});
	});
}

/** Random expressions and answers over one small world, for properties that must hold of all of them. */
import fc from 'fast-check';
import type { Group } from '../../engine/expression/types.js';
import type { World } from './expressions.js';

export const world: World = {
	shape: {
		a: 'number',
		b: 'number',
		name: 'text',
		other: 'text',
		kind: 'choice x y z',
		sort: 'choice x y',
		yes: 'boolean',
		no: 'boolean',
		on: 'date',
		kinds: 'choices x y z',
		home: { city: 'text', area: 'number', mine: 'boolean' },
		rows: [{ share: 'number', name: 'text', ok: 'boolean', tags: 'texts' }],
	},
	conditions: { big: 'a > 1', homely: "home.mine or home.city == 'Solo'", both: 'big and homely' },
};

const absentOr = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
	fc.option(value, { nil: undefined, freq: 2 });
const amount = fc.constantFrom(0, 1, 2, 3, 0.1, 0.2, -1, 1.5);
const word = fc.constantFrom('', 'x', 'y', 'Solo', 'z');
const some = (record: Record<string, unknown>): Group =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Group;

/** Answers, each of them missing now and then. */
export const answers: fc.Arbitrary<Group> = fc
	.record({
		a: absentOr(amount),
		b: absentOr(amount),
		name: absentOr(word),
		other: absentOr(word),
		kind: absentOr(fc.constantFrom('x', 'y', 'z')),
		sort: absentOr(fc.constantFrom('x', 'y')),
		yes: absentOr(fc.boolean()),
		no: absentOr(fc.boolean()),
		on: absentOr(fc.constantFrom('2020-02-29', '2026-11-30')),
		kinds: absentOr(fc.uniqueArray(fc.constantFrom('x', 'y', 'z'))),
		home: absentOr(fc.record({ city: absentOr(word), area: absentOr(amount), mine: absentOr(fc.boolean()) }).map(some)),
		rows: absentOr(
			fc.array(
				fc
					.record({ share: absentOr(amount), name: absentOr(word), ok: absentOr(fc.boolean()), tags: absentOr(fc.array(word)) })
					.map(some),
				{ maxLength: 3 },
			),
		),
	})
	.map(some);

interface Parts {
	readonly test: string;
	readonly amount: string;
	readonly word: string;
}

/** `rich` also uses what the page leaves to the server: arithmetic, macros, functions, conditions. */
function grammar(
	rich: boolean,
): (tie: <Key extends keyof Parts>(key: Key) => fc.Arbitrary<string>) => { readonly [Key in keyof Parts]: fc.Arbitrary<string> } {
	return (tie) => {
		const tests = [
			fc.constantFrom('yes', 'no', 'home.mine', 'true', 'false'),
			fc.constantFrom(
				"kind == 'x'",
				"kind != 'y'",
				"'x' in kinds",
				"kind in ['x', 'z']",
				"kinds.includes('z')",
				'kind == sort',
				'name == other',
			),
			fc.constantFrom(
				'answered(a)',
				'answered(name)',
				'answered(kinds)',
				'answered(home)',
				'answered(yes)',
				'count(rows) > 1',
				"'Solo' in rows.name",
				'2 in rows.share',
				"'x' in rows.tags",
				'yes == no',
				"on > date('2024-01-01')",
			),
			fc
				.tuple(tie('test'), fc.constantFrom('and', 'or', '=='), tie('test'))
				.map(([left, operator, right]) => `((${left}) ${operator} (${right}))`),
			tie('test').map((test) => `not (${test})`),
			fc.tuple(tie('test'), tie('test'), tie('test')).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
			fc.tuple(tie('amount'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('amount')).map((parts) => parts.join(' ')),
			fc.tuple(tie('word'), fc.constantFrom('<', '==', '!='), tie('word')).map((parts) => parts.join(' ')),
		];
		const more = [
			fc.constantFrom(
				'big',
				'homely',
				'both',
				'any(rows, item.share > 1)',
				'all(rows, item.ok)',
				"rows.exists_one(r, r.name == 'x')",
				'unique(rows.name)',
				'unique(rows.share)',
				'rows.filter(r, r.ok).exists(r, r.share > 1)',
				'rows.exists(r, r.name == name)',
			),
		];
		const amounts = [fc.constantFrom('a', 'b', 'home.area', '1', '0.1', '2', 'count(rows)', 'count(rows.share)', 'count(kinds)')];
		const moreAmounts = [
			fc
				.tuple(tie('amount'), fc.constantFrom('+', '-', '*', '/', '%'), tie('amount'))
				.map(([left, operator, right]) => `((${left}) ${operator} (${right}))`),
			fc.constantFrom('sum(rows.share)', 'min(rows.share)', 'size(name)', 'age(on)', 'rows[0].share', 'max(a, b)'),
		];
		const words = [fc.constantFrom('name', 'other', 'home.city', "'x'", "''", 'kind')];
		const moreWords = [
			fc.tuple(tie('word'), tie('word')).map(([left, right]) => `(${left} + ${right})`),
			fc.constantFrom('join(rows.name)', 'name.upper()'),
		];
		return {
			test: fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...tests, ...(rich ? more : [])),
			amount: fc.oneof({ depthSize: 'small' }, ...amounts, ...(rich ? moreAmounts : [])),
			word: fc.oneof({ depthSize: 'small' }, ...words, ...(rich ? moreWords : [])),
		};
	};
}

/** Conditions of everything the language has. */
export const conditions: fc.Arbitrary<string> = fc.letrec<{ test: string; amount: string; word: string }>(grammar(true)).test;
/** Conditions the page may work out itself. */
export const pageConditions: fc.Arbitrary<string> = fc.letrec<{ test: string; amount: string; word: string }>(
	grammar(false),
).test;

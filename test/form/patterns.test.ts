/** Patterns: which run in one pass and which by RE2, that both mean the same, and that no text makes one slow. `LOKET_SEED` replays a run. */
import { RE2JS } from 're2js';
import t from 'tap';
import { onePass } from '../../engine/form/one-pass.js';
import { patternOf } from '../../engine/form/patterns.js';
import { readCases } from '../support/cases.js';
import { randomFrom, seedOfRun } from '../support/random.js';

interface PatternCase {
	readonly pattern: string;
	readonly runs: 'one-pass' | 're2';
	readonly takes: readonly string[];
	readonly refuses: readonly string[];
}

void t.test('what runs a pattern, and what it takes', async (t) => {
	for (const { pattern, runs, takes, refuses } of readCases<readonly PatternCase[]>('form/patterns.yaml')) {
		t.equal(onePass(pattern) === null ? 're2' : 'one-pass', runs, pattern);
		for (const text of takes) t.equal(patternOf(pattern).test(text), true, `${pattern} takes ${JSON.stringify(text)}`);
		for (const text of refuses) t.equal(patternOf(pattern).test(text), false, `${pattern} refuses ${JSON.stringify(text)}`);
	}
	t.not(String(patternOf('^a$')), String(patternOf('^b$')), 'patterns are told apart by their text');
	t.equal(patternOf('^(?=a)$').test('a'), false, 'what nothing can run takes nothing');
});

const seed = seedOfRun();
const random = randomFrom(seed);
const below = (count: number): number => Math.floor(random() * count);
const oneOf = <One>(list: readonly One[]): One => list[below(list.length)] as One;
const many = <One>(most: number, make: () => One): One[] => Array.from({ length: below(most + 1) }, make);

const letters = ['a', 'b', 'x', '0', '7', '-', ' ', '_', '.', '+', '\n', 'é', '🌾', '\ud83c', '!'] as const;
const pieces = [
	'a b x 0 - _ é . \\d \\w \\s \\. \\+ \\- [ab] [a-x] [0-9] [^a] [\\d-] [-a] [a\\-x] [\\w.] [0-9a] [ -] [+--] [\\]x] [é-î] [a-]'.split(
		' ',
	),
	'(a+)+ (a|a)* (?:ab)? (x+x+)+ (\\d+)* a|b'.split(' '),
] as const;
const repeats = ['', '', '', '?', '*', '+', '{2}', '{0,2}', '{1,}', '{0}', '{2,3}', '*?'] as const;

function randomPattern(): string {
	const parts = many(5, () => oneOf(below(6) === 0 ? pieces[1] : pieces[0]) + oneOf(repeats));
	return (below(8) === 0 ? '' : '^') + parts.join('') + (below(8) === 0 ? '' : '$');
}

void t.test('one pass takes what RE2 takes', async (t) => {
	const differences: string[] = [];
	let [inOnePass, taken] = [0, 0];
	for (let times = 0; times < 20_000; times++) {
		const source = randomPattern();
		const pass = onePass(source);
		if (pass === null) continue;
		inOnePass++;
		const pattern = RE2JS.compile(RE2JS.translateRegExp(source));
		for (let turn = 0; turn < 12; turn++) {
			const text = many(7, () => oneOf(letters)).join('');
			const wanted = pattern.test(text);
			if (wanted) taken++;
			if (pass(text) !== wanted) differences.push(`${source} ${JSON.stringify(text)}`);
		}
	}
	t.comment(`seed ${seed}: ${inOnePass} patterns in one pass, ${taken} texts taken`);
	t.strictSame(differences.slice(0, 5), [], `the same for seed ${seed}`);
	t.ok(inOnePass > 2000 && taken > 2000, 'enough were tried');
});

/** Patterns that engines which try again take exponential, cubic or quadratic time for, on the right text. */
const hostile: readonly (readonly [pattern: string, around: string])[] = [
	['^(a+)+$', 'a'],
	['^(a|a)*$', 'a'],
	['^(a|aa)+$', 'a'],
	['^a*a*a*a*b$', 'a'],
	['^(a?){20}a{20}$', 'a'],
	['(x+x+)+y', 'x'],
	['^(\\d+)*$', '1'],
	['^((\\d+)-?)*$', '1'],
	['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'],
	['\\s*\\s*$', ' '],
	['^\\s*\\s*\\s*$', ' '],
	['^(.*)*(.*)*,$', 'a'],
	['^([a-zA-Z0-9._-]+)*@', 'a'],
	['^[a-z]*[a-z]*[a-z]*-$', 'a'],
	['^a+$', 'a'],
	['^[0-9]*-?$', '1'],
];

void t.test('no text makes a pattern slow', async (t) => {
	let worst = { source: '', milliseconds: 0 };
	const slow = (source: string, letter: string): boolean => {
		const { test } = patternOf(source);
		const [short, long] = [10_000, 100_000].map((length) => `${letter.repeat(length)}\u0001`);
		test(short ?? '');
		const tries = Array.from({ length: 5 }, () => ({ short: timeOf(test, short), long: timeOf(test, long) }));
		const best = { short: Math.min(...tries.map((one) => one.short)), long: Math.min(...tries.map((one) => one.long)) };
		if (best.long > worst.milliseconds) worst = { source, milliseconds: best.long };
		// Ten times the text takes ten times as long; tried again from each place, a hundred times.
		return best.long > 1 && best.long > 50 * best.short;
	};
	for (const [source, letter] of hostile) t.equal(slow(source, letter), false, source);
	const found: string[] = [];
	for (let times = 0; times < 60; times++) {
		const source = randomPattern();
		for (const letter of ['a', '0', ' ']) if (slow(source, letter)) found.push(`${source} on ${letter}`);
	}
	t.comment(`seed ${seed}: slowest ${worst.source}, ${worst.milliseconds.toFixed(1)} ms for 100,000 characters`);
	t.strictSame(found, [], `none for seed ${seed}`);
});

function timeOf(test: (text: string) => boolean, text = ''): number {
	const start = performance.now();
	test(text);
	return performance.now() - start;
}

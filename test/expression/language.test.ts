import fc from 'fast-check';
import t from 'tap';
import { mostSteps } from '../../engine/expression/bounds.js';
import { compile } from '../../engine/expression/compile.js';
import { hide, mask } from '../../engine/expression/mask.js';
import { amountOf, digitsOf, isDecimal, toPlaces } from '../../engine/expression/numbers.js';
import { deepestExpression, longestExpression, mostParts } from '../../engine/expression/reader.js';
import { splitText } from '../../engine/expression/template.js';
import { compileOne } from '../support/compile.js';
import { compiled, environmentOf, scopeOf, type World } from '../support/expressions.js';
import { answers as randomAnswers, conditions as randomConditions, world as randomWorld } from '../support/random-expressions.js';

const world: World = {
	shape: {
		a: 'number',
		name: 'text',
		born: 'date',
		on: 'date',
		rows: [{ x: 'number', name: 'text', below: [{ y: 'number', deep: [{ z: 'number', last: [{ n: 'number' }] }] }] }],
	},
};
const environment = environmentOf(world);

void t.test('texts with expressions', async (t) => {
	const shown = (text: string) =>
		splitText(text).parts.map((part) =>
			'text' in part ? `${part.start} ${part.text}` : `${part.start}-${part.end} {${part.source}}`,
		);
	t.strictSame(shown('Halo {{ name }}!'), ['0 Halo ', '8-12 {name}', '15 !']);
	t.strictSame(shown('{{a}}{{ b }}'), ['2-3 {a}', '8-9 {b}']);
	t.strictSame(shown('no names'), ['0 no names']);
	t.strictSame(shown(''), ['0 ']);
	t.strictSame(shown('{{ \'}}\' + "{{" }} x'), ['3-14 {\'}}\' + "{{"}', '17  x'], 'braces in quotes are text');
	t.strictSame(shown('{{ }}'), ['3-3 {}']);
	t.strictSame(shown("{{ it's }} x"), ["3-7 {it's}", '10  x'], 'a quote that is not closed hides nothing');
	const open = splitText('Halo {{ name');
	t.strictSame(
		open.problems.map(({ code, start, end }) => [code, start, end]),
		[['expression-syntax', 5, 7]],
	);
	t.equal(splitText('{{ a {{ b }}').problems.length, 1);
});

void t.test('limits', async (t) => {
	const codes = (text: string) => compile(text, environment, 'any').problems.map((problem) => problem.code);
	t.strictSame(codes(`1${' + 1'.repeat(longestExpression)}`), ['expression-too-long']);
	t.strictSame(codes(`${'('.repeat(10 * deepestExpression)}1`), ['expression-too-deep']);
	t.strictSame(codes(`${'['.repeat(deepestExpression + 1)}1${']'.repeat(deepestExpression + 1)}`), ['expression-too-deep']);
	t.strictSame(codes(`${'not '.repeat(deepestExpression * 2)}true`), ['expression-too-deep']);
	t.strictSame(codes(`${'-'.repeat(deepestExpression * 2)}1`), ['expression-too-deep']);
	t.strictSame(codes(`${'true?true:'.repeat(deepestExpression * 2)}true`), ['expression-too-deep']);
	t.strictSame(codes(`1${'+1'.repeat(mostParts)}`), ['expression-too-long']);
	t.strictSame(codes(`a${'.b'.repeat(mostParts + 10)}`), ['expression-too-long']);
	t.strictSame(codes(`${'('.repeat(30)}1${')'.repeat(30)}`), []);
	t.strictSame(codes(`1${'+1'.repeat(400)}`), []);
});

void t.test('what it costs is known before it runs', async (t) => {
	const cost = (text: string) => compile(text, environment, 'any').problems.map((problem) => problem.code);
	t.strictSame(cost('rows.all(r, r.below.all(b, b.deep.all(d, d.z > 1)))'), [], 'three lists in one another');
	t.strictSame(cost('rows.all(r, r.below.all(b, b.deep.all(d, d.last.all(n, n.n > 1))))'), ['expression-too-costly'], 'four');
	t.strictSame(cost('rows.all(a, rows.all(b, a.x + b.x > a.x * b.x))'), [], 'twice the same list');
	const chain: Record<string, string> = { c0: 'a > 1' };
	for (let index = 1; index <= 40; index++) chain[`c${index}`] = `c${index - 1} and c${index - 1}`;
	t.throws(() => environmentOf({ ...world, conditions: chain }), /expression-too-costly/, 'conditions that double');
	const doubling = Object.entries(chain).map(([id, is]) => `  ${id}: { is: "${is}" }`);
	const service = `
loket: 1
title: Usaha
schema: { type: object, properties: { a: { type: number, title: Banyaknya } } }
conditions:
${doubling.join('\n')}
workflow: { start: x, states: { x: { end: granted } } }
`;
	const catalogue = 'languages: [id]\nzone: Asia/Jakarta\n';
	t.throws(
		() => compileOne({ 'catalogue.yaml': catalogue, 'usaha/service.yaml': service }),
		/expression-too-costly/,
		'in a service too',
	);
	t.ok(compiled('a > 1', environment).cost < 10);
	t.ok(mostSteps < 10_000_000);
});

void t.test('how long a text may become is known before it runs', async (t) => {
	const size = (text: string) => {
		const { constant, of } = compiled(text, environment).size;
		return [constant, ...[...of].map(([field, times]) => `${times} ${field}`)];
	};
	t.strictSame(size('name + name'), [0, '2 name']);
	t.strictSame(size("name + ', ' + name"), [2, '2 name']);
	t.strictSame(size("name.replace('a', 'bbbb')"), [0, '4 name']);
	t.strictSame(size('join(rows.name)'), [0, '3 rows[].name']);
	t.strictSame(size("rows.map(r, r.name + '!')"), [0, '2 rows']);
	t.strictSame(size("answered(name) ? name : '–'"), [1, '1 name']);
	// Sixty-four computed fields, each twice the one before: the form multiplies what each expression says of itself.
	let total = 1;
	for (let index = 0; index < 64; index++) total *= compiled('name + name', environment).size.of.get('name') ?? 0;
	t.ok(total > 1e18);
	const replaced = compile("name.replace('a', name).replace('b', name) + name.replace('a', name)", environment, 'any');
	t.strictSame(
		replaced.problems.map((problem) => problem.code),
		['expression-too-costly'],
	);
});

void t.test('a text that was let through all the same stops at the limit', async (t) => {
	const double = compiled('name + name', environment);
	let name: unknown = 'x'.repeat(1000);
	const start = performance.now();
	for (let index = 0; index < 64 && typeof name === 'string'; index++) name = double.run(scopeOf({ answers: { name } }));
	t.equal(name, undefined, 'unknown, not endless');
	t.ok(performance.now() - start < 500);
	const rows = Array.from({ length: 2000 }, (_, x) => ({ x }));
	const squared = compiled('rows.all(a, rows.all(b, a.x + b.x > -1))', environment);
	t.equal(squared.run(scopeOf({ answers: { rows } })), undefined, 'four million rounds are too many');
});

void t.test('nothing throws, every problem has a place and both languages', async (t) => {
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
	const pieces = [
		'a',
		'name',
		'rows',
		'x',
		'.',
		'(',
		')',
		'[',
		']',
		'{',
		'}',
		',',
		'?',
		':',
		'==',
		'<',
		'!',
		'not ',
		' and ',
		' or ',
		' in ',
		'+',
		'-',
		'*',
		'/',
		'%',
		"'",
		'"',
		'1',
		'0x',
		'1e',
		'\\',
		'__proto__',
		'constructor',
		'null',
		'\n',
		'“',
		'𝒳',
		'\ud800',
		'rows.map(r, ',
		'any(rows, ',
		'item',
		'date(',
		'table(',
		'row(',
		'answered(',
		'matches(',
	];
	const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));
	// A sound condition with something put in or cut out gets much further than mere soup.
	const damaged = fc
		.tuple(randomConditions, fc.nat(), fc.integer({ min: 0, max: 3 }), fc.constantFrom('', '', ...pieces))
		.map(([source, at, cut, put]) => source.slice(0, at % source.length) + put + source.slice((at % source.length) + cut));
	const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), soup, damaged, randomConditions);
	const random = environmentOf(randomWorld);
	let compiledOnes = 0;
	const property = fc.property(text, (source) => {
		const { expression, problems, hints } = compile(source, random, 'any');
		if (expression === null && problems.length === 0) throw new Error('neither an expression nor a problem');
		for (const { code, start, end, says } of [...problems, ...hints])
			if (!/^[a-z]+(-[a-z]+)*$/.test(code) || start < 0 || end <= start || says.id === '' || says.en === '')
				throw new Error(`a bad problem: ${code}`);
		if (expression === null) return;
		compiledOnes++;
		expression.run(scopeOf({ answers: { a: 1, name: 'x', rows: [{ share: 1 }, {}] } }));
		expression.run(scopeOf({ answers: {} }));
	});
	const result = fc.check(property, { numRuns: 6000, seed });
	t.comment(`seed ${seed}; ${compiledOnes} compiled`);
	t.notOk(result.failed, fc.defaultReportMessage(result) ?? '');
	t.ok(compiledOnes > 300, 'enough of them were sound');
});

void t.test('knowing more never changes what was known', async (t) => {
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
	const random = environmentOf(randomWorld);
	const fields = [
		['a'],
		['b'],
		['name'],
		['other'],
		['kind'],
		['sort'],
		['yes'],
		['no'],
		['on'],
		['kinds'],
		['rows'],
		['home', 'city'],
		['home', 'mine'],
		['rows', 0, 'share'],
		['rows', 0, 'name'],
		['rows', 1, 'ok'],
	];
	let known = 0;
	const property = fc.property(randomConditions, randomAnswers, fc.subarray(fields), (source, answers, unknown) => {
		const expression = compiled(source, random);
		const masked = mask(scopeOf({ answers }));
		for (const keys of unknown) hide(masked, { of: 'answers', keys, field: '' });
		const less = expression.run(masked.scope);
		if (less !== undefined) known++;
		return less === undefined || less === expression.run(scopeOf({ answers }));
	});
	const result = fc.check(property, { numRuns: 3000, seed });
	t.comment(`seed ${seed}; ${known} known with less`);
	t.notOk(result.failed, fc.defaultReportMessage(result) ?? '');
	t.ok(known > 500);
});

void t.test('numbers', async (t) => {
	const exact = amountOf('12345678901234567.891');
	t.ok(exact !== undefined && isDecimal(exact));
	t.equal(exact === undefined ? '' : digitsOf(exact), '12345678901234567.891');
	t.equal(toPlaces(0.125, 2), 0.13);
	t.equal(toPlaces(-0.125, 2), -0.13);
	t.equal(amountOf('1e9999999'), undefined);
	t.equal(amountOf('x'), undefined);
	t.equal(digitsOf(1e21), '1000000000000000000000');
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
	const cents = fc.integer({ min: -1e9, max: 1e9 });
	const property = fc.property(cents, cents, fc.integer({ min: 0, max: 4 }), (left, right, places) => {
		const shifted = (digits: bigint) => {
			const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
			const point = text.length - places;
			return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${places === 0 ? '' : `.${text.slice(point)}`}`;
		};
		const sum = compiled(
			`${shifted(BigInt(left))} + ${shifted(BigInt(right))} == ${shifted(BigInt(left) + BigInt(right))}`,
			environment,
		);
		return sum.run(scopeOf({})) === true;
	});
	const result = fc.check(property, { numRuns: 500, seed });
	t.notOk(result.failed, fc.defaultReportMessage(result) ?? '');
});

void t.test('what is expected', async (t) => {
	const codes = (text: string, expected: Parameters<typeof compile>[2]) =>
		compile(text, environment, expected).problems.map((problem) => problem.code);
	t.strictSame(codes('a > 1', 'boolean'), []);
	t.strictSame(codes('a', 'boolean'), ['wrong-type']);
	t.strictSame(codes("'x'", 'code'), []);
	t.strictSame(codes('rows', 'scalar'), ['wrong-type']);
	t.strictSame(codes('a', 'scalar'), []);
	t.strictSame(codes('rows', 'any'), []);
	t.strictSame(codes('nme', 'number'), ['unknown-name'], 'one mistake, one problem');
});

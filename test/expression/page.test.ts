import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import t from 'tap';
import { canInterpret, pageTree } from '../../engine/expression/page.js';
import { interpret } from '../../renderers/html/script/interpret.js';
import { compiled, conditionsOf, environmentOf, scopeOf, type World } from '../support/expressions.js';
import {
	pageConditions,
	answers as randomAnswers,
	conditions as randomConditions,
	world,
} from '../support/random-expressions.js';

const environment = environmentOf(world);
const conditions = conditionsOf(world);

void t.test('the page works out what the server works out', async (t) => {
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
	let [interpreted, unknown] = [0, 0];
	const property = fc.property(fc.oneof(pageConditions, randomConditions), randomAnswers, (source, answers) => {
		const expression = compiled(source, environment);
		const tree = pageTree(expression, conditions);
		if (tree === null) return;
		interpreted++;
		const value = interpret(JSON.parse(JSON.stringify(tree)) as typeof tree, answers);
		const wanted = expression.run(scopeOf({ answers }));
		if (wanted === undefined) unknown++;
		if (value !== wanted) throw new Error(`the page gives ${JSON.stringify(value)}, the server ${JSON.stringify(wanted)}`);
	});
	const result = fc.check(property, { numRuns: 4000, seed });
	t.comment(`seed ${seed}; ${interpreted} interpreted, ${unknown} of them unknown`);
	t.notOk(result.failed, fc.defaultReportMessage(result) ?? '');
	t.ok(interpreted > 1500 && unknown > 100, 'enough were interpreted, and enough of them unknown');
});

void t.test('in a row and on the field itself', async (t) => {
	const inside: World = {
		shape: { a: 'number', rows: [{ share: 'number', name: 'text' }] },
		inside: ['rows[]'],
		self: 'rows[].share',
	};
	const expression = compiled("share > a and name == 'x' and this == share", environmentOf(inside));
	const answers = { a: 1, rows: [{ share: 2, name: 'x' }] };
	const tree = pageTree(expression, new Map());
	t.not(tree, null);
	t.equal(tree === null ? null : interpret(tree, answers, answers.rows, 2), true);
	t.equal(tree === null ? null : interpret(tree, { rows: [{ name: 'x' }] }, [{ name: 'x' }]), undefined);
});

void t.test('what stays with the server', async (t) => {
	for (const source of [
		'a + 1 > 2',
		"name.upper() == 'X'",
		'age(on) > 17',
		'any(rows, item.ok)',
		'kinds == kinds',
		"matches(name, 'x')",
		'on < today',
	])
		t.notOk(canInterpret(compiled(source, environment).tree), source);
	for (const source of ['yes and not no', "kind in ['x', 'y']", 'count(rows) > 1', 'answered(home)', 'a >= 2'])
		t.ok(canInterpret(compiled(source, environment).tree), source);
	t.notOk(canInterpret(compiled('big', environment).tree), 'a condition by name');
	t.not(pageTree(compiled('both or yes', environment), conditions), null, 'a condition put in place');
});

void t.test('names that all objects have', async (t) => {
	const strange: World = { shape: { constructor: 'text', toString: 'boolean' } };
	const tree = compiled("constructor == '' and not toString", environmentOf(strange)).tree;
	t.equal(interpret(tree, {}), true);
});

void t.test('size', async (t) => {
	const file = fileURLToPath(new URL('../../renderers/html/script/interpret.js', import.meta.url));
	const { minify } = await minifier();
	const written = readFileSync(file, 'utf8');
	const bytes = brotliCompressSync(minify(written)).length;
	t.comment(`the interpreter: ${bytes} bytes compressed`);
	t.ok(bytes <= 1536, `at most 1.5 KB: ${bytes}`);
});

/** A bundler where there is one; else comments and indentation are left out, which gives a little more than the real size. */
async function minifier(): Promise<{ readonly minify: (code: string) => string }> {
	const name = 'esbuild';
	try {
		const bundler = (await import(name)) as {
			readonly transformSync: (code: string, options: object) => { readonly code: string };
		};
		return { minify: (code) => bundler.transformSync(code, { minify: true, format: 'esm' }).code };
	} catch {
		return { minify: (code) => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/^\s+/gm, '') };
	}
}

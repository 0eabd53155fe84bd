/** The cel-spec cases for grammar, logic, text, lists and macros, through our own compiler; what isn't met is listed with its reason. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { compile } from '../../engine/expression/compile.js';
import { amountOf, isAmount, sameAmount } from '../../engine/expression/numbers.js';
import { parse } from '../../engine/expression/parse.js';
import type { Environment, Group, Type, Value } from '../../engine/expression/types.js';
import { readCases } from '../support/cases.js';
import { environmentOf, scopeOf } from '../support/expressions.js';

interface Json {
	readonly [name: string]: Json | readonly Json[] | string | undefined;
}
interface CelTest extends Json {
	readonly name: string;
	readonly expr: string;
	readonly value?: Json;
	readonly eval_error?: Json;
	readonly type_env?: Json;
	readonly bindings?: Json;
}
interface CelFile {
	readonly name: string;
	readonly section: readonly { readonly name: string; readonly test: CelTest | readonly CelTest[] }[];
}
/** Reasons, each with the cases it holds for: `file/section/name`. */
type Misses = Readonly<Record<string, readonly string[]>>;

const files = ['basic', 'parse', 'logic', 'string', 'lists', 'macros'];
const suites = process.env.LOKET_SUITES;
const folder = suites === undefined ? null : join(suites, 'conformance', 'cel');
const skip =
	folder === null
		? 'LOKET_SUITES is not set: the folder with the suites of others'
		: existsSync(folder)
			? false
			: `${folder} is not there`;

function many<Item>(items: Item | readonly Item[] | undefined): readonly Item[] {
	return items === undefined ? [] : Array.isArray(items) ? (items as readonly Item[]) : [items as Item];
}

/** The suite's JSON has some texts as the bytes of their UTF-8, one character for each byte. */
function readText(written: string): string {
	return written.replace(/[\u00c2-\u00f4][\u0080-\u00bf]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

/** The value a case wants, in our own: every number one kind; undefined where it is a kind we have not. */
function wanted(value: Json): Value {
	const number = value.int64_value ?? value.double_value;
	if (typeof number === 'string') return amountOf(number);
	if (typeof value.string_value === 'string') return value.string_value;
	if (typeof value.bool_value === 'string') return value.bool_value === 'true';
	if (value.list_value !== undefined)
		return many((value.list_value as Json).values as Json | readonly Json[] | undefined).map(wanted);
	return undefined;
}

function equal(found: Value, value: Json): boolean {
	const want = wanted(value);
	if (Array.isArray(want))
		return Array.isArray(found) && found.length === want.length && found.every((entry, index) => sameValue(entry, want[index]));
	return sameValue(found, want);
}

function sameValue(found: Value, want: Value): boolean {
	if (isAmount(found) && isAmount(want)) return sameAmount(found, want);
	return typeof found === 'string' && typeof want === 'string'
		? found === want || found === readText(want)
		: found !== undefined && found === want;
}

function text(part: Json[string]): string {
	return typeof part === 'string' ? part : '';
}

/** Names the case binds, where their type is one of ours. */
function environment(test: CelTest): Environment {
	const base = environmentOf({ shape: {} });
	const members = new Map(
		many(test.type_env as Json | readonly Json[] | undefined).map((entry) => {
			const type = ((entry.ident as Json | undefined)?.type ?? {}) as Json;
			const kind: Type =
				type.list_type === undefined
					? { kind: 'number', currency: null }
					: { kind: 'list', of: { kind: 'number', currency: null } };
			return [text(entry.name), { type: kind, field: text(entry.name), mayBeAbsent: false }];
		}),
	);
	return { ...base, frames: [{ level: 0, keys: [], members }] };
}

function answers(test: CelTest): Group {
	return Object.fromEntries(
		many(test.bindings as Json | readonly Json[] | undefined).map((entry) => {
			const { value = {} } = (entry.value ?? {}) as { readonly value?: Json };
			return [text(entry.key), wanted(value)];
		}),
	);
}

/** An error while running is "unknown" here, and much of it is found before it runs. */
function met(test: CelTest): boolean {
	const { expression } = compile(test.expr, environment(test), 'any');
	if (expression === null) return test.eval_error !== undefined;
	const value = expression.run(scopeOf({ answers: answers(test) }));
	return test.value === undefined ? value === undefined : equal(value, test.value);
}

void t.test('cel-spec', { skip }, async (t) => {
	const misses = readCases<Misses>('../expression/cel-misses.yaml');
	const listed = new Map(Object.entries(misses).flatMap(([reason, names]) => names.map((name) => [name, reason])));
	const seen = new Set<string>();
	for (const file of files) {
		const cases = JSON.parse(readFileSync(join(folder ?? '', `${file}.json`), 'utf8')) as CelFile;
		let [passed, missed] = [0, 0];
		const unexpected: string[] = [];
		for (const section of cases.section)
			for (const test of many(section.test)) {
				const name = `${file}/${section.name}/${test.name}`;
				const group = [...listed.keys()].find((key) => key === name || (key.endsWith('/*') && name.startsWith(key.slice(0, -1))));
				const ok = met(test);
				if (ok) passed++;
				else missed++;
				if (group !== undefined) seen.add(group);
				if (ok && group !== undefined) unexpected.push(`${name} is met and still listed`);
				const checked = group !== undefined && (listed.get(group) ?? '').startsWith('An expression is checked');
				if (checked && parse(test.expr).problems.length > 0) unexpected.push(`${name} is not even read`);
				if (!ok && group === undefined) unexpected.push(`${name}: ${test.expr.slice(0, 80)}`);
			}
		t.strictSame(unexpected, [], `${file}: ${passed} met, ${missed} listed with a reason`);
		t.comment(`${file}: ${passed} met, ${missed} listed with a reason`);
	}
	t.strictSame(
		[...listed.keys()].filter((name) => !seen.has(name)),
		[],
		'nothing is listed that the suite does not have',
	);
});

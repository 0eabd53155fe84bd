/**
 * The required tests of JSON Schema 2020-12 for the keywords that are in, through our own re-emission and validator. What differs on
 * purpose stands in `conformance-misses.yaml` with its reason; a miss that isn't listed fails, and so does a listed one that passes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { compileCatalogue } from '../../engine/definition/compile/catalogue.js';
import { makeContext } from '../../engine/definition/compile/context.js';
import { child } from '../../engine/definition/compile/reading.js';
import { emitSchema } from '../../engine/definition/compile/schema.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import { combines } from '../../engine/form/combines.js';
import { leafTest, schemasAt } from '../../engine/form/leaf.js';
import { makeValidator } from '../../engine/form/validator.js';
import { readCases } from '../support/cases.js';

interface Suite {
	readonly description: string;
	readonly schema: unknown;
	readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const files = [
	'additionalProperties',
	'allOf',
	'anyOf',
	'boolean_schema',
	'const',
	'default',
	'defs',
	'enum',
	'exclusiveMaximum',
	'exclusiveMinimum',
	'format',
	'if-then-else',
	'infinite-loop-detection',
	'items',
	'maximum',
	'maxItems',
	'maxLength',
	'minimum',
	'minItems',
	'minLength',
	'multipleOf',
	'not',
	'oneOf',
	'pattern',
	'properties',
	'ref',
	'required',
	'type',
	'uniqueItems',
];
const suites = process.env['LOKET_SUITES'];
const folder = suites === undefined ? '' : join(suites, 'conformance', 'json-schema-2020-12');
const skip =
	suites === undefined
		? 'LOKET_SUITES is not set: the folder with the suites of others'
		: existsSync(folder)
			? false
			: `there is no ${folder}`;

void t.test('JSON Schema 2020-12, required tests of the keywords that are in', { skip }, async (t) => {
	const listed = new Map<string, string>();
	for (const { reason, misses } of readCases<readonly { reason: string; misses: readonly string[] }[]>(
		'form/conformance-misses.yaml',
	)) {
		for (const miss of misses) listed.set(miss, reason);
	}
	const missed = new Set<string>();
	const counted = { passed: 0, listed: 0, alone: 0 };
	for (const file of files) {
		for (const { description, schema, tests } of JSON.parse(
			readFileSync(join(folder, `${file}.json`), 'utf8'),
		) as readonly Suite[]) {
			const emitted = emittedOf(schema);
			for (const one of tests) {
				const name = `${file} / ${description} / ${one.description}`;
				const said = emitted === null ? !one.valid : isValid(emitted, one.data);
				const reason = listed.get(`${file} / ${description}`) ?? listed.get(name);
				if (said === one.valid) counted.passed++;
				else counted.listed++;
				if (reason === undefined && said !== one.valid) t.fail(`${name}: should be ${one.valid}`);
				if (said !== one.valid) missed.add(name).add(`${file} / ${description}`);
				const alone = emitted === null || !isSingle(one.data) || combines(emitted) ? null : isRightAlone(emitted, one.data);
				if (alone === null || said !== one.valid) continue;
				counted.alone++;
				if (alone !== one.valid) t.fail(`${name}: as a single answer it should be ${one.valid}`);
			}
		}
	}
	for (const name of listed.keys()) t.ok(missed.has(name), `${name} is listed as a miss, and differs`);
	t.comment(`${counted.passed} pass, ${counted.listed} are listed misses; ${counted.alone} of them also as single answers`);
	t.ok(counted.passed > 400, 'most of the suite ran');
});

/** The schema as it reaches the validator; null where a definition with it is refused (a `$ref` that leads nowhere …). */
function emittedOf(schema: unknown): Readonly<Record<string, unknown>> | null {
	const text = JSON.stringify({ title: 'Conformance', schema });
	const source = readCatalogue(
		new Map([
			['catalogue.yaml', 'languages: [id]\n'],
			['one/service.json', text],
			['one/service.yaml', text],
		]),
	);
	const service = source.services[0];
	const node = child(service?.root, 'schema');
	if (service === undefined || node === null) return typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : null;
	const context = makeContext(
		service,
		compileCatalogue(source, () => undefined),
		() => undefined,
	);
	return emitSchema(context, node);
}

function isValid(schema: Readonly<Record<string, unknown>>, data: unknown): boolean {
	return makeValidator(schema).call({ notAsked: new Map() }, data);
}

/** Can it be the answer to one question. */
function isSingle(data: unknown): boolean {
	return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
}

function isRightAlone(schema: Readonly<Record<string, unknown>>, data: unknown): boolean {
	const test = leafTest(schemasAt(schema, []), schema, new Set());
	return test === null || test(data) === null;
}

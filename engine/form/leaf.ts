import { kebab } from '../definition/words.js';
import { atLeast, atMost, formats } from './formats.js';
import { isMultiple } from './numbers.js';
import { patternOf } from './patterns.js';

type Schema = Readonly<Record<string, unknown>> | boolean;
/** The code of the keyword that doesn't hold, or null. */
export type Test = (value: unknown) => string | null;
type Holds = (value: unknown) => boolean;

/**
 * What an answer breaks of its own schema, keyword by keyword. Asked before any expression sees it (2b-52), so it is made for single
 * answers: texts, numbers, yes and no, lists of them. `root` is where `$ref`s lead; `known` keywords are looked at elsewhere.
 */
export function leafTest(
	schemas: readonly Schema[],
	root: Readonly<Record<string, unknown>>,
	known: ReadonlySet<string>,
): Test | null {
	const held = schemas.flatMap((schema) => heldBy(schema, root, known));
	return held.reduceRight<Test | null>(
		(after, { holds, code }) =>
			after === null ? (value) => (holds(value) ? null : code) : (value) => (holds(value) ? after(value) : code),
		null,
	);
}

/** A keyword as it is held to. */
interface Held {
	readonly holds: Holds;
	readonly code: string;
}

const none: ReadonlySet<string> = new Set();

function holdsAll(schemas: readonly Schema[], root: Readonly<Record<string, unknown>>): Holds {
	const test = leafTest(schemas, root, none);
	return (value) => test === null || test(value) === null;
}

/** The schemas of one field: all that stand at its keys, through `allOf` and `$ref`. */
export function schemasAt(root: Readonly<Record<string, unknown>>, keys: readonly string[]): readonly Schema[] {
	let here: readonly Schema[] = spread(root, root, 0);
	for (const key of keys) {
		here = here.flatMap((schema) => {
			if (typeof schema === 'boolean') return [];
			const next = key === '*' ? schema['items'] : propertyOf(schema, key);
			return next === undefined ? [] : spread(next as Schema, root, 0);
		});
	}
	return here.map((schema) => (typeof schema === 'boolean' ? schema : withoutAll(schema)));
}

function propertyOf(schema: Readonly<Record<string, unknown>>, name: string): unknown {
	const properties = schema['properties'];
	return typeof properties === 'object' && properties !== null && Object.hasOwn(properties, name)
		? (properties as Readonly<Record<string, unknown>>)[name]
		: undefined;
}

function spread(schema: Schema, root: Readonly<Record<string, unknown>>, depth: number): readonly Schema[] {
	if (typeof schema === 'boolean' || depth > 20) return [schema];
	const all = (schema['allOf'] as readonly Schema[] | undefined) ?? [];
	const target = referred(schema, root);
	return [
		schema,
		...all.flatMap((one) => spread(one, root, depth + 1)),
		...(target === null ? [] : spread(target, root, depth + 1)),
	];
}

function withoutAll(schema: Readonly<Record<string, unknown>>): Schema {
	const { allOf: _all, $ref: _ref, ...own } = schema;
	return own;
}

function referred(schema: Readonly<Record<string, unknown>>, root: Readonly<Record<string, unknown>>): Schema | null {
	const ref = schema['$ref'];
	if (typeof ref !== 'string' || !ref.startsWith('#/$defs/')) return null;
	const definitions = root['$defs'] as Readonly<Record<string, Schema>> | undefined;
	return definitions?.[ref.slice(8)] ?? null;
}

type Maker = (setting: never, schema: Readonly<Record<string, unknown>>, root: Readonly<Record<string, unknown>>) => Holds;

/** One line a keyword; those of groups (`properties`, `required`) aren't asked of single answers. */
const makers: Readonly<Record<string, Maker>> = {
	type: (type: string | readonly string[]) => {
		if (typeof type !== 'string') return (value) => type.some((one) => isOf(value, one));
		return type === 'string' || type === 'number' || type === 'boolean'
			? (value) => typeof value === type
			: (value) => isOf(value, type);
	},
	enum: (values: readonly unknown[]) => isAmong(values),
	choice: (values: readonly unknown[]) => isAmong(values),
	const: (wanted: unknown) => (value) => same(value, wanted),
	minimum: (limit: number) => (value) => typeof value !== 'number' || value >= limit,
	maximum: (limit: number) => (value) => typeof value !== 'number' || value <= limit,
	exclusiveMinimum: (limit: number) => (value) => typeof value !== 'number' || value > limit,
	exclusiveMaximum: (limit: number) => (value) => typeof value !== 'number' || value < limit,
	multipleOf: (step: number) => (value) => typeof value !== 'number' || isMultiple(value, step),
	minLength: (count: number) => (value) => typeof value !== 'string' || atLeast(value, count),
	maxLength: (count: number) => (value) => typeof value !== 'string' || atMost(value, count),
	minItems: (count: number) => (value) => !Array.isArray(value) || value.length >= count,
	maxItems: (count: number) => (value) => !Array.isArray(value) || value.length <= count,
	uniqueItems: (unique: boolean) => (value) => !unique || !Array.isArray(value) || new Set(value).size === value.length,
	pattern: (source: string) => {
		const pattern = patternOf(source);
		return (value) => typeof value !== 'string' || pattern.test(value);
	},
	format: (name: string) => {
		const holds = formats.get(name);
		return (value) => holds === undefined || typeof value !== 'string' || holds(value);
	},
	items: (schema: Schema, _own, root) => {
		const test = holdsAll([schema], root);
		return (value) => !Array.isArray(value) || value.every((item) => test(item));
	},
	allOf: (schemas: readonly Schema[], _own, root) => holdsAll(schemas, root),
	anyOf: (schemas: readonly Schema[], _own, root) => {
		const tests = schemas.map((schema) => holdsAll([schema], root));
		return (value) => tests.some((test) => test(value));
	},
	oneOf: (schemas: readonly Schema[], _own, root) => {
		const tests = schemas.map((schema) => holdsAll([schema], root));
		return (value) => tests.filter((test) => test(value)).length === 1;
	},
	not: (schema: Schema, _own, root) => {
		const test = holdsAll([schema], root);
		return (value) => !test(value);
	},
	if: (schema: Schema, own, root) => {
		const condition = holdsAll([schema], root);
		const then = holdsAll([(own['then'] as Schema | undefined) ?? true], root);
		const otherwise = holdsAll([(own['else'] as Schema | undefined) ?? true], root);
		return (value) => (condition(value) ? then(value) : otherwise(value));
	},
	$ref: (_ref: string, own, root) => {
		const target = referred(own, root);
		return target === null ? () => true : holdsAll([target], root);
	},
};

function heldBy(schema: Schema, root: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): readonly Held[] {
	if (typeof schema === 'boolean') return schema ? [] : [{ holds: () => false, code: 'false' }];
	return Object.entries(schema).flatMap(([word, setting]): Held[] => {
		const maker = Object.hasOwn(makers, word) && !known.has(word) ? makers[word] : undefined;
		return maker === undefined ? [] : [{ holds: maker(setting as never, schema, root), code: codes.get(word) ?? kebab(word) }];
	});
}

/** Keywords of ours, and those that only lead elsewhere, by what they are called in a problem. */
const codes: ReadonlyMap<string, string> = new Map([
	['choice', 'one-of'],
	['items', 'enum'],
	['$ref', 'type'],
]);

function isAmong(values: readonly unknown[]): Holds {
	if (values.every((one) => typeof one !== 'object' || one === null)) {
		const known = new Set(values);
		return (value) => known.has(value);
	}
	return (value) => values.some((one) => same(one, value));
}

function same(left: unknown, right: unknown): boolean {
	return (
		left === right || (typeof left === 'object' && typeof right === 'object' && JSON.stringify(left) === JSON.stringify(right))
	);
}

function isOf(value: unknown, type: string): boolean {
	if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
	if (type === 'array') return Array.isArray(value);
	if (type === 'null') return value === null;
	if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
	return typeof value === type;
}

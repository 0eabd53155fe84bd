type Schema = Readonly<Record<string, unknown>> | boolean;

/** Keywords of groups and lists that are looked at while answers are settled; anything else combines answers. */
const plain = new Set([
	'type',
	'properties',
	'required',
	'items',
	'minItems',
	'maxItems',
	'allOf',
	'$ref',
	'$defs',
	'additionalProperties',
]);
const known = new WeakMap<object, boolean>();

/**
 * Does a re-emitted schema say anything about answers together (`if`, `oneOf`, `anyOf`, `not`, `uniqueItems` of groups …)? Only then is it
 * compiled by Ajv. Names the form doesn't have never get this far, so a closed group says nothing.
 */
export function combines(schema: Readonly<Record<string, unknown>>): boolean {
	let answer = known.get(schema);
	if (answer === undefined) {
		const definitions = Object.values((schema['$defs'] as Readonly<Record<string, Schema>> | undefined) ?? {});
		answer = [schema, ...definitions].some((one) => saysMore(one));
		known.set(schema, answer);
	}
	return answer;
}

function saysMore(schema: Schema): boolean {
	if (typeof schema === 'boolean') return false;
	if (!isContainer(schema)) return false;
	if (Object.keys(schema).some((word) => !plain.has(word))) return true;
	if (typeof schema['additionalProperties'] === 'object') return true;
	const below = [
		...Object.values((schema['properties'] as Readonly<Record<string, Schema>> | undefined) ?? {}),
		...((schema['allOf'] as readonly Schema[] | undefined) ?? []),
		...(schema['items'] === undefined ? [] : [schema['items'] as Schema]),
	];
	return below.some(saysMore);
}

/** Does it describe a group or list of groups; a single answer is looked at whole while it is settled. */
function isContainer(schema: Readonly<Record<string, unknown>>): boolean {
	if (schema['properties'] !== undefined || schema['required'] !== undefined || schema['present'] !== undefined) return true;
	const items = schema['items'];
	if (typeof items === 'object' && items !== null) return isContainer(items as Readonly<Record<string, unknown>>);
	const parts = [
		...list(schema['allOf']),
		...list(schema['anyOf']),
		...list(schema['oneOf']),
		schema['not'],
		schema['if'],
		schema['then'],
		schema['else'],
	];
	return (
		schema['type'] === 'object' ||
		parts.some((one) => typeof one === 'object' && one !== null && isContainer(one as Readonly<Record<string, unknown>>))
	);
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

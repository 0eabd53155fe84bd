import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { recordTypesSource } from './record.js';
import { readSchemas } from './schemas.js';
import { documents } from './validators.js';

/** The TypeScript types of a document, made from its JSON Schema: the file's whole text. */
export async function typesSource(folder: string, name: string): Promise<string> {
	return compile(bundled(readSchemas(folder), name), name, {
		bannerComment: `/* Made from schemas/${name}.schema.json by \`npm run types:generate\`; not to be edited. */`,
		additionalProperties: false,
		style: { useTabs: true, singleQuote: true, printWidth: 130 },
	});
}

/** Keywords that limit values and say nothing about types. */
const limiting: ReadonlySet<string> = new Set(['if', 'then', 'else', 'not', 'propertyNames', 'minItems', 'maxItems', '$schema']);

/** One schema that holds all the files it refers to, without what types can't say. */
function bundled(schemas: ReadonlyMap<string, object>, name: string): Record<string, unknown> {
	const definitions: Record<string, unknown> = {};
	for (const [file, schema] of schemas) {
		const { $defs = {}, ...root } = schema as { $defs?: Record<string, unknown> };
		const stem = file.replace('.schema.json', '');
		definitions[stem] = simplified(root, stem);
		for (const [key, part] of Object.entries($defs)) definitions[`${stem}.${key}`] = simplified(part, stem);
	}
	return { $ref: `#/$defs/${name}`, $defs: definitions };
}

function simplified(schema: unknown, stem: string): unknown {
	if (typeof schema !== 'object' || schema === null) return schema;
	if (Array.isArray(schema)) return schema.map((item) => simplified(item, stem));
	const result: Record<string, unknown> = {};
	for (const [key, part] of Object.entries(schema)) {
		if (key === '$ref' && typeof part === 'string') result[key] = reference(part, stem);
		else if (key === 'properties') result[key] = eachOf(part, stem);
		else if (!limiting.has(key)) result[key] = simplified(part, stem);
	}
	const { $ref, description, ...others } = result;
	// A description beside a reference would make a second type of what it refers to.
	return $ref !== undefined && description !== undefined ? { ...others, description, allOf: [{ $ref }] } : result;
}

/** Names of properties are never keywords: `then` of a table's row, `not` of a field. */
function eachOf(properties: object, stem: string): Record<string, unknown> {
	return Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, simplified(part, stem)]));
}

function reference(ref: string, stem: string): string {
	const [file = '', pointer] = ref.split('#/$defs/');
	const of = file === '' ? stem : file.replace('.schema.json', '');
	return `#/$defs/${pointer === undefined ? of : `${of}.${pointer}`}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const folder = fileURLToPath(new URL('../../../schemas', import.meta.url));
	mkdirSync(`${folder}/generated`, { recursive: true });
	for (const name of documents) writeFileSync(`${folder}/generated/${name}.ts`, await typesSource(folder, name));
	writeFileSync(`${folder}/generated/record.ts`, await recordTypesSource(folder));
}

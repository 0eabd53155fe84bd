import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const folder = fileURLToPath(new URL('../../../schemas/record/', import.meta.url));
const names = ['application', 'draft', 'entry'];

/** The checked-in types of the record. */
export const recordTypesFile = fileURLToPath(new URL('../../../schemas/generated/record.ts', import.meta.url));

/** TypeScript types of the shapes in `schemas/record`, all in one file so that what they share is one type. */
export async function generateRecordTypes(): Promise<string> {
	const parts: Record<string, JSONSchema> = {};
	for (const name of names) {
		const { $defs, $id, $schema, ...whole }: JSONSchema & { $id?: string } = JSON.parse(
			readFileSync(`${folder}${name}.schema.json`, 'utf8'),
		);
		for (const [part, schema] of Object.entries<JSONSchema>({ ...$defs, [name]: whole })) {
			if (part in parts) throw new Error(`${$id} (${$schema}): two parts are called ${part}`);
			parts[part] = schema;
		}
	}
	const record = {
		title: 'RecordShapes',
		description: 'Everything the record is made of.',
		type: 'object',
		additionalProperties: false,
		required: [...names, 'stored'],
		properties: Object.fromEntries([...names, 'stored'].map((name) => [name, { $ref: `#/$defs/${name}` }])),
		$defs: parts,
	};
	const whole: JSONSchema = JSON.parse(JSON.stringify(record), bundled);
	return compile(whole, 'RecordShapes', {
		bannerComment:
			'/* Generated from schemas/record by `node dist/test/support/generate-record-types.js`. Change the schemas, not this file. */',
		style: { useTabs: true, singleQuote: true, printWidth: 130 },
		additionalProperties: false,
	});
}

/** Leads references between the files into the one schema, and leaves out what stands beside them, which would make types of their own. */
function bundled(this: unknown, _key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || !('$ref' in value)) return value;
	return {
		$ref: String(value.$ref)
			.replace(/^\w+\.schema\.json#\//, '#/')
			.replace(/^(\w+)\.schema\.json$/, '#/$defs/$1'),
	};
}

/** The file as it stands, or nothing where there is none. */
export function recordTypesNow(): string {
	try {
		return readFileSync(recordTypesFile, 'utf8');
	} catch {
		return '';
	}
}

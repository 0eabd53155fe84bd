import { readFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const names = ['application', 'draft', 'entry'];

/** TypeScript types of the shapes in `schemas/record`, all in one file so that what they share is one type: the file's whole text. */
export async function recordTypesSource(folder: string): Promise<string> {
	const parts: Record<string, JSONSchema> = {};
	for (const name of names) {
		const file: JSONSchema = JSON.parse(readFileSync(`${folder}/record/${name}.schema.json`, 'utf8'));
		const { $defs, $id: _id, $schema: _schema, ...whole } = file;
		for (const [part, schema] of Object.entries<JSONSchema>({ ...$defs, [name]: whole })) {
			if (part in parts) throw new Error(`${name}.schema.json: two parts are called ${part}`);
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
		bannerComment: '/* Made from schemas/record by `npm run types:generate`; not to be edited. */',
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

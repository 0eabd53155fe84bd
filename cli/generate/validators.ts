import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { readSchemas } from './schemas.js';

/** The documents an author writes, each with its own validator. */
export const documents = ['service', 'catalogue', 'calendar', 'persona'] as const;

/** These, and the blocks that stand elsewhere too: fields in shared schemas, pages in what an action asks. */
const validated = [...documents, 'field', 'page'];

/** The shape validators as one CommonJS module: no schema is compiled when Loket runs. */
export function validatorsSource(folder: string): string {
	const ajv = new Ajv2020({
		allErrors: true,
		verbose: true,
		inlineRefs: false,
		allowUnionTypes: true,
		strictTypes: false,
		strictRequired: false,
		code: { source: true, lines: true },
	});
	for (const [name, schema] of readSchemas(folder)) ajv.addSchema(schema, name);
	const generate = typeof standalone === 'function' ? standalone : standalone.default;
	return generate(ajv, Object.fromEntries(validated.map((name) => [name, `${name}.schema.json`])));
}

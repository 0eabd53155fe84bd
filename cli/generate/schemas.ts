import { readdirSync, readFileSync } from 'node:fs';

/** The JSON Schemas of the definition language in a folder, by file name: `field.schema.json`. */
export function readSchemas(folder: string): ReadonlyMap<string, object> {
	const names = readdirSync(folder)
		.filter((name) => name.endsWith('.schema.json'))
		.toSorted();
	return new Map(names.map((name) => [name, JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))]));
}

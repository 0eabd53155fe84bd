import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Stage } from '../../engine/services/rehearse/stage.js';
import { asOf } from '../../engine/workflow/as-of.js';
import { verifyChain, verifyParts } from '../../engine/workflow/entry.js';
import { replay } from '../../engine/workflow/replay.js';
import { same } from '../../engine/workflow/values.js';

const folder = fileURLToPath(new URL('../../../schemas/record/', import.meta.url));
const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
for (const name of ['entry', 'application', 'draft'])
	ajv.addSchema(JSON.parse(readFileSync(`${folder}${name}.schema.json`, 'utf8')));

/** What is wrong with a value of the record by its schema: `application`, `draft` or `entry`. */
export function misshapen(name: string, value: unknown): readonly string[] {
	if (ajv.validate(`${name}.schema.json`, JSON.parse(JSON.stringify(value)))) return [];
	return (ajv.errors ?? []).map((error) => `${name}${error.instancePath} ${error.message}`);
}

/**
 * Whatever happened, this holds of the record: its shape, the chain, the commitments; replay of the entries gives the stored state, tasks,
 * timers and effects; folding what was written gives the stored answers and facts.
 */
export function sound({ application }: Stage): readonly string[] {
	if (application === null) return [];
	const wrong = [...misshapen('application', application)];
	for (const broken of verifyChain(application.id, application.entries, application.before))
		wrong.push(`entry ${broken.number}: ${broken.code}`);
	for (const entry of application.entries) {
		const parts = application.content.parts[String(entry.number)] ?? {};
		if (!same(Object.keys(parts).toSorted(), Object.keys(entry.commitments).toSorted()))
			wrong.push(`entry ${entry.number}: other parts than committed to`);
		for (const broken of verifyParts(entry, parts, new Uint8Array(32))) wrong.push(`entry ${broken.number}: ${broken.code}`);
	}
	for (const [key, value] of Object.entries(replay(application.entries))) {
		const stored: unknown = Reflect.get(application, key);
		if (!same(JSON.parse(JSON.stringify(stored)), JSON.parse(JSON.stringify(value))))
			wrong.push(`replay gives another ${key}: ${JSON.stringify(value)}, stored ${JSON.stringify(stored)}`);
	}
	const then = asOf(application, application.entries.at(-1)?.number ?? 0);
	for (const part of ['answers', 'facts', 'marks', 'contact'] as const)
		if (!same(then[part], application.content[part]))
			wrong.push(
				`folding gives other ${part}: ${JSON.stringify(then[part])}, stored ${JSON.stringify(application.content[part])}`,
			);
	return wrong;
}

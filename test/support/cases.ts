import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** Reads a file of cases below `test/cases`, as the test that names it expects them. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the test names the shape it reads
export function readCases<Cases>(path: string): Cases {
	const file = fileURLToPath(new URL(`../../../test/cases/${path}`, import.meta.url));
	const cases: Cases = parse(readFileSync(file, 'utf8'));
	return cases;
}

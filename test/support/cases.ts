import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** Reads a file of cases below `test/cases`, as the test that names it expects them. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the test names the shape it reads
export function readCases<Cases>(path: string): Cases {
	const cases: Cases = parse(readText(path));
	return cases;
}

/** A file below `test/cases` as text. */
export function readText(path: string): string {
	return readFileSync(fileURLToPath(new URL(`../../../test/cases/${path}`, import.meta.url)), 'utf8');
}

import { plain } from '../../definition/compile/reading.js';
import type { Node } from '../../definition/node.js';
import type { Problem } from '../../definition/problem.js';
import { error } from '../../definition/problems.js';
import { significantDigits } from '../../definition/read/numbers.js';
import { readText } from '../../definition/read/text.js';
import { isShort, storedDigits } from '../../form/numbers.js';

/** Answers as they were given: JSON or YAML, whichever the file's name says. */
export type Given = { readonly [name: string]: unknown };

/** Problems that the form itself tells about, at the answer: names it doesn't know, numbers it can't keep. */
const toldByTheForm: ReadonlySet<string> = new Set(['forbidden-key', 'number-too-long']);

/**
 * Reads a file of answers; `given` is null where it is no map of answers or can't be read, with the reasons. A number with more than 15
 * digits (2b-11) is found in its text and given as one that no field takes.
 */
export function readAnswers(file: string, text: string): { readonly given: Given | null; readonly problems: readonly Problem[] } {
	const { nodes, problems } = readText(new Map([[file, text]]), file, { document: file, path: [] });
	const refused = problems.filter(({ code }) => !toldByTheForm.has(code));
	const node = nodes?.[0] ?? null;
	if (refused.some(({ severity }) => severity === 'error') || nodes === null) return { given: null, problems: refused };
	if (node?.kind !== 'map') return { given: null, problems: [notAnswers(file)] };
	const long = tooLong(node);
	const given: unknown = file.endsWith('.json') ? JSON.parse(text.replace(/^\uFEFF/, '')) : plain(node);
	for (const path of long) lengthen(given, path);
	return { given: given as Given, problems: refused };
}

function notAnswers(file: string): Problem {
	return error(
		'not-answers',
		{ file, line: 1, column: 1 },
		{
			id: 'Berkas ini harus memuat jawaban: nama isian, lalu jawabannya.',
			en: 'This file must hold answers: the name of a field, then its answer.',
		},
		{ id: '{ "name": "Siti Aminah" }', en: '{ "name": "Siti Aminah" }' },
	);
}

/** Where numbers stand that have more digits than are kept. */
function tooLong(node: Node): readonly (readonly (string | number)[])[] {
	if (node.kind === 'list') return node.items.flatMap(tooLong);
	if (node.kind === 'map') return [...node.entries.values()].flatMap((entry) => tooLong(entry.node));
	return typeof node.value === 'number' && significantDigits(node.source) > storedDigits ? [node.path] : [];
}

/** Parsing has cut the number short, perhaps to one that may be kept: the next number that may not stands for it. */
function lengthen(given: unknown, path: readonly (string | number)[]): void {
	const [step, ...rest] = path;
	if (typeof given !== 'object' || given === null || step === undefined) return;
	const holder = given as Record<string | number, unknown>;
	const value = holder[step];
	if (rest.length > 0) lengthen(value, rest);
	else if (typeof value === 'number' && isShort(value)) holder[step] = value * (1 + Number.EPSILON);
}

/** Spoiled definitions: whatever a line becomes, the check ends with problems that have a place and words. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Files } from '../../engine/definition/source.js';
import { randomFrom, seedOfRun } from '../support/random.js';

const times = Number(process.env['LOKET_FUZZ'] ?? 150);
const sample = fileURLToPath(new URL('../../../services-catalog', import.meta.url));
const signs = [
	'{',
	'}',
	'[',
	']',
	': ',
	' #',
	'!x ',
	'&a ',
	'*a ',
	'"',
	"'",
	'- ',
	'|',
	'>',
	'%',
	'@',
	'~',
	'\t',
	'\u0000',
	'(',
	')',
	',',
];
const words = [
	'null',
	'true',
	'0123',
	'1e9',
	'1.5',
	'-1',
	'9'.repeat(20),
	'{{ x }}',
	'[]',
	'{}',
	'not ',
	'stay',
	'applicant',
	'__proto__: 1',
];
const pieces = [...signs, ...words, '$ref: "#/$defs/x"'];

type Random = () => number;
type Spoil = (lines: string[], at: number, random: Random) => void;

const spoils: readonly Spoil[] = [
	(lines, at) => lines.splice(at, 1),
	(lines, at) => lines.splice(at, 0, lines[(at * 7) % lines.length] ?? ''),
	(lines, at) => (lines[at] = `  ${lines[at]}`),
	(lines, at, random) =>
		(lines[at] = (lines[at] ?? '').replace(/^(\s*[-\w]+:\s)(.*)$/, (_, key) => `${key}${pick(pieces, random)}`)),
	(lines, at, random) => {
		const line = lines[at] ?? '';
		const cut = Math.floor(random() * line.length);
		lines[at] = `${line.slice(0, cut)}${pick(pieces, random)}${line.slice(cut)}`;
	},
	(lines, at, random) => {
		const line = lines[at] ?? '';
		const cut = Math.floor(random() * line.length);
		lines[at] = `${line.slice(0, cut)}${line.slice(cut + 1 + Math.floor(random() * 4))}`;
	},
];

function pick<Item>(items: readonly Item[], random: Random): Item {
	const item = items[Math.floor(random() * items.length)];
	if (item === undefined) throw new RangeError('nothing to pick from');
	return item;
}

void t.test('a spoiled line never ends the check', async (test) => {
	const { files } = await readFolder(sample);
	const names = [...files.keys()].filter((name) => name.endsWith('.yaml'));
	const seed = seedOfRun();
	const random = randomFrom(seed);
	const codes = new Set<string>();
	for (let round = 0; round < times; round += 1) {
		const name = pick(names, random);
		const lines = (files.get(name) ?? '').split('\n');
		const at = Math.floor(random() * lines.length);
		pick(spoils, random)(lines, at, random);
		for (const code of wrongIn(new Map([...files, [name, lines.join('\n')]]), `${name}:${at + 1} ${lines[at]}`)) codes.add(code);
	}
	test.comment(`seed ${seed}, ${times} definitions, problems met: ${[...codes].toSorted().join(', ')}`);
	test.ok(codes.size > 1, 'problems are found');
});

/** The codes of all problems; throws where one has no place or no words. */
function wrongIn(files: Files, what: string): readonly string[] {
	try {
		const { problems } = checkCatalogue(files);
		for (const { place, says, code } of problems) {
			if (place.line < 1 || place.column < 1 || says.id === '' || says.en === '')
				throw new Error(`${code} has no place or no words`);
		}
		return problems.map((problem) => problem.code);
	} catch (cause) {
		throw new Error(`spoiled: ${what}`, { cause });
	}
}

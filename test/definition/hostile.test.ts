import t from 'tap';
import { formatProblem } from '../../engine/definition/print.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import { checkService } from '../../engine/definition/sound.js';
import { readCases } from '../support/cases.js';

interface Case {
	readonly id: string;
	readonly what: string;
	readonly file?: string;
	readonly text?: string;
	readonly made?: string;
	readonly code: string;
	readonly says?: string;
	readonly within: number;
}

const small = 'title: x\nworkflow: { start: a, states: { a: } }\n';
const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const made: Readonly<Record<string, () => string>> = {
	'alias bomb': () =>
		nine
			.map((level) => `l${level}: &l${level} [${nine.map(() => (level === 1 ? 'x' : `*l${level - 1}`)).join(', ')}]`)
			.join('\n'),
	'open brackets': () => '['.repeat(10_000),
	'brackets to repair': () => `a: ${'['.repeat(900)} 'x' y`,
	'brackets within': () => `a: ${'['.repeat(60)} 'x' y`,
	'nested dashes': () => '- '.repeat(10_000),
	'nested keys': () => '? '.repeat(10_000),
	'65 levels': () => `a: ${'{ a: '.repeat(65)}1${' }'.repeat(65)}`,
	'ten megabytes': () => `title: ${'x'.repeat(10 * 1024 * 1024)}`,
	'too many fields': () =>
		`${small}schema:\n  properties:\n${Array.from({ length: 10_001 }, (_, index) => `    f${index}: {}`).join('\n')}\n`,
	'long name': () => `${small}schema: { properties: { ${'a'.repeat(101)}: {} } }\n`,
	'one long line': () => `${small}schema: { required: [${'a, '.repeat(80_000)}a] }\n`,
};

for (const one of readCases<{ cases: readonly Case[] }>('hostile/definitions.yaml').cases) {
	void t.test(`${one.id}: ${one.what}`, (test) => {
		const file = one.file ?? 'x/service.yaml';
		const text = one.text ?? made[one.made ?? '']?.() ?? '';
		const before = Object.getOwnPropertyNames(Object.prototype);
		let best = Number.POSITIVE_INFINITY;
		let problems = run(file, text);
		for (let round = 0; round < 5 && best > one.within; round += 1) {
			const start = performance.now();
			problems = run(file, text);
			best = Math.min(best, performance.now() - start);
		}
		if (one.code === 'shape') test.ok(problems.length > 0, 'ends with problems');
		else
			test.ok(
				problems.some((problem) => problem.code === one.code),
				`${one.code} among ${problems.map((problem) => problem.code).join(', ')}`,
			);
		if (one.says !== undefined)
			test.ok(
				problems.some((problem) => problem.says.en.includes(one.says ?? '')),
				one.says,
			);
		for (const problem of problems.slice(0, 20)) {
			test.ok(
				formatProblem(problem, text.split('\n')[problem.place.line - 1] ?? null, 'id').length < 3000,
				'is printed in a few lines',
			);
		}
		test.comment(`${best.toFixed(1)} ms, at most ${one.within} ms`);
		test.ok(best <= one.within, `within ${one.within} ms`);
		test.same(Object.getOwnPropertyNames(Object.prototype), before, 'no object is changed by it');
		test.end();
	});
}

function run(file: string, text: string) {
	const source = readCatalogue(new Map([[file, text]]));
	return [...source.problems, ...source.services.flatMap((service) => checkService(service).problems)];
}

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import type { Problem } from '../../engine/definition/problem.js';
import { readCases } from '../support/cases.js';
import { checkService } from '../support/small-service.js';

interface Case {
	readonly name: string;
	readonly service: string;
	/** In the place of the small catalogue of all other cases. */
	readonly catalogue?: string;
	readonly files?: Readonly<Record<string, string>>;
	/** Is it whole enough to be published for practice. */
	readonly published?: boolean;
	readonly problems: readonly {
		readonly code: string;
		readonly line: number;
		readonly severity?: string;
		readonly file?: string;
		/** A word the repair must name. */
		readonly suggestion?: string;
	}[];
}

interface Cases {
	/** The codes the file is about; errors of any other code fail the case. */
	readonly codes: readonly string[];
	readonly cases: readonly Case[];
}

const folder = fileURLToPath(new URL('../../../test/cases/rules', import.meta.url));

/** Numbered rules of the language's meaning that rules on definitions hold. */
const semantics = [
	'31-proof',
	'35-severity',
	'36-fee-without-charging',
	'38-letters',
	'40-exits',
	'41-sum-of-due-times',
	'45-html-is-text',
	'49-personas-are-checked',
	'50-what-is-translated',
];

const all = [...readdirSync(folder).map((file) => `rules/${file}`), ...semantics.map((name) => `semantics/${name}.yaml`)];

for (const file of all) {
	const { codes, cases } = readCases<Cases>(file);
	await t.test(file, async (group) => {
		for (const one of cases) {
			const { problems, service } = checkService(one.service, one.files ?? {}, one.catalogue);
			const about = problems.filter((problem) => codes.includes(problem.code) || problem.severity === 'error');
			group.same(shown(about, one), expected(one), one.name);
			if (one.published !== undefined)
				group.equal(service !== null, one.published, `${one.name}: ${one.published ? 'can' : "can't"} be published`);
			for (const wanted of one.problems)
				if (wanted.suggestion !== undefined)
					group.ok(
						about.some((problem) => problem.code === wanted.code && problem.suggestion?.en.includes(wanted.suggestion ?? '')),
						`${one.name}: suggests ${wanted.suggestion}`,
					);
			group.ok(
				about.every(({ says }) => says.id !== '' && says.en !== '' && says.id !== says.en),
				`${one.name}: in both languages`,
			);
		}
		group.ok(
			cases.some((one) => one.problems.length === 0 || one.published === true),
			'has a case that passes',
		);
	});
}

function shown(problems: readonly Problem[], one: Case): readonly string[] {
	return problems
		.map((problem) => line(shortFile(problem.place.file), problem.place.line, problem.code, severityIn(problem, one)))
		.toSorted();
}

function severityIn(problem: Problem, one: Case): string {
	return one.problems.some((wanted) => wanted.code === problem.code && wanted.severity !== undefined) ? problem.severity : '';
}

function expected(one: Case): readonly string[] {
	return one.problems
		.map(({ file = 'service.yaml', line: number, code }) => {
			const severity = one.problems.find((wanted) => wanted.code === code && wanted.severity !== undefined)?.severity ?? '';
			return line(file, number, code, severity);
		})
		.toSorted();
}

function line(file: string, number: number, code: string, severity: string): string {
	return `${file}:${number} ${code} ${severity}`.trim();
}

/** As cases name files: those of the service bare, those of the catalogue with a `/` before them. */
function shortFile(file: string): string {
	return file.startsWith('uji/') ? file.slice('uji/'.length) : `/${file}`;
}

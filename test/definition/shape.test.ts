import t from 'tap';
import { readCases } from '../support/cases.js';
import { problemsOf, serviceText, shortly } from '../support/definitions.js';

interface Case {
	readonly name: string;
	/** Blocks of `x/service.yaml` that differ from the smallest service, or come after it. */
	readonly blocks?: Readonly<Record<string, string>>;
	readonly files?: Readonly<Record<string, string>>;
	readonly problems: readonly string[];
	readonly suggest?: string;
}

const sources = ['shape/cases.yaml', 'not-yet/cases.yaml', 'semantics/43-references-and-keywords.yaml'];

for (const source of sources) {
	for (const [group, cases] of Object.entries(readCases<Record<string, readonly Case[]>>(source))) {
		void t.test(`${source}: ${group}`, (test) => {
			for (const one of cases) {
				const problems = problemsOf({ 'x/service.yaml': serviceText(one.blocks ?? {}), ...one.files });
				const found = problems.map((problem) => shortly(problem).replace(/^x\/service\.yaml:/, ''));
				test.same(found, one.problems, one.name);
				if (one.suggest !== undefined) test.equal(problems[0]?.suggestion?.en, one.suggest, `${one.name}: the repair`);
				for (const problem of problems) test.notSame(problem.says.id, problem.says.en, `${one.name}: in both languages`);
			}
			test.end();
		});
	}
}

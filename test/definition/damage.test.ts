import t from 'tap';
import { damageRules } from '../../engine/definition/damage/index.js';
import { readText } from '../../engine/definition/read/text.js';
import { readCases } from '../support/cases.js';

interface Case {
	readonly name?: string;
	readonly yaml: string;
	readonly code?: string;
	readonly at?: string;
	readonly write?: string;
}

const files = [
	'damage/cases',
	'semantics/29-yaml-damage',
	'semantics/44-anchors-and-comments',
	'semantics/11-digits-in-the-text',
];
const groups: Readonly<Record<string, readonly Case[]>> = Object.assign(
	{},
	...files.map((file) => readCases<Record<string, readonly Case[]>>(`${file}.yaml`)),
);

for (const [group, cases] of Object.entries(groups)) {
	void t.test(`YAML damage: ${group}`, (test) => {
		for (const one of cases) {
			const { problems } = readText(new Map([['x.yaml', one.yaml]]), 'x.yaml', { document: 'x.yaml', path: [] });
			const [first] = problems;
			const name = one.name ?? one.yaml;
			test.equal(first?.code, one.code, `${name}: ${one.code ?? 'nothing to report'}`);
			if (one.at !== undefined) test.equal(`${first?.place.line}:${first?.place.column}`, one.at, `${name}: place`);
			if (one.write !== undefined) test.equal(first?.suggestion?.en, `Write: \`${one.write}\``, `${name}: the repaired line`);
			for (const problem of problems) test.notSame(problem.says.id, problem.says.en, `${name}: in both languages`);
		}
		test.end();
	});
}

void t.test('each damage rule has cases that fail and cases that pass', (test) => {
	const reported = new Set(Object.values(groups).flatMap((cases) => cases.map((one) => one.code)));
	for (const rule of damageRules) test.ok(reported.has(rule.code), rule.code);
	for (const [group, cases] of Object.entries(groups)) {
		if (group !== 'directive')
			test.ok(
				cases.some((one) => one.code === undefined),
				`${group}: something passes`,
			);
	}
	test.end();
});

void t.test('only the first syntax problem of a file is shown', (test) => {
	const { problems, nodes } = readText(new Map([['x.yaml', "a: 'x' y\nb: 'x' y\nc: @\n"]]), 'x.yaml', {
		document: 'x.yaml',
		path: [],
	});
	test.same(
		problems.map((problem) => problem.place.line),
		[1],
	);
	test.equal(nodes, null);
	test.end();
});

/** Definitions that public bodies really use, read from the folder that LOKET_SUITES names: the check ends with problems, and finds what is wrong in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Group } from '../../engine/expression/types.js';
import { settle } from '../../engine/form/relevance.js';
import { unknownAnswers, validate } from '../../engine/form/validate.js';
import { convertDigit, type DigitWorkflow, flawsOf } from '../support/digit.js';
import { on } from '../support/form.js';
import { checkService, smallCatalogue } from '../support/small-service.js';

const suites = process.env['LOKET_SUITES'];
const folder = join(suites ?? '.', 'real');
const options = suites === undefined ? { skip: 'LOKET_SUITES is not set: it names the folder of shared test suites' } : {};

/** Paths of the files below the folder whose name passes. */
function filesOf(passes: (name: string) => boolean): readonly string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter(passes)
		.toSorted()
		.map((name) => join(folder, name));
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

void t.test('schemas of veterans’ forms', options, (test) => {
	const schemas = filesOf((name) => name.endsWith('-schema.json'));
	test.ok(schemas.length >= 6);
	let sound = 0;
	let examples = 0;
	for (const path of schemas) {
		const name = path.split('__').at(-1) ?? path;
		const text = readFileSync(path, 'utf8');
		const asIs = checkService('schema: ./schema.json\n', { 'schema.json': text });
		test.ok(
			asIs.problems.some(({ code, place }) => code === 'not-yet' && place.file === 'uji/schema.json'),
			`${name}: its draft is not built yet, said at its line`,
		);
		test.equal(asIs.service, null, `${name}: and is not published`);
		const lifted = checkService('schema: ./schema.json\n', { 'schema.json': JSON.stringify(lift(read(path))) });
		for (const { says, place } of [...asIs.problems, ...lifted.problems])
			if (says.id === '' || says.en === '' || place.line < 1) test.fail(`${name}: a problem without words or place`);
		const errors = lifted.problems.filter(({ severity }) => severity === 'error');
		test.comment(`${name}: ${errors.map(({ code }) => code).join(', ') || 'sound once lifted'}`);
		test.equal(lifted.service === null, errors.length > 0);
		if (lifted.service === null) continue;
		sound += 1;
		const example = filesOf((one) => one.endsWith(path.slice(folder.length + 1).replace('-schema.json', '-example.json')))[0];
		if (example === undefined) continue;
		examples += 1;
		const { form } = lifted.service;
		const answers = read(example) as Group;
		const problems = [
			...unknownAnswers(form, answers, on('2026-11-25', 'en')),
			...validate(form, settle(form, answers, on('2026-11-25', 'en')), on('2026-11-25', 'en')),
		];
		test.same(
			problems.map(({ path: at, code }) => `${at} ${code}`),
			[],
			`${name}: its own example is valid`,
		);
	}
	test.ok(sound >= 3 && examples >= 2, `${sound} are sound once lifted to 2020-12, ${examples} of them have an example`);
	test.end();
});

/** What lifting from draft 04 takes for these: names of definitions. */
function lift(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lift);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([key]) => key !== '$schema');
	return Object.fromEntries(
		entries.map(([key, part]) => {
			if (key === '$ref' && typeof part === 'string') return [key, part.replace('#/definitions/', '#/$defs/')];
			return [key === 'definitions' ? '$defs' : key, lift(part)];
		}),
	);
}

void t.test('approval workflows', options, (test) => {
	const workflows = filesOf((name) => name.includes('__workflows__'));
	test.ok(workflows.length >= 13);
	const met = new Set<string>();
	for (const path of workflows) {
		const original = read(path) as DigitWorkflow;
		const name = `${original.businessService} (${path.split('__').at(-1)})`;
		const { workflow, roles } = convertDigit(original);
		const people = Object.fromEntries(roles.map((role) => [role, { title: role, seats: 2 }]));
		const catalogue = `${smallCatalogue.replace(/^roles:\n(?: .*\n)*/m, '')}roles: ${JSON.stringify(people)}\n`;
		const { problems } = checkService(workflow, {}, catalogue);
		const states = workflow.split('\n');
		const about = (code: string): readonly string[] =>
			problems
				.filter((problem) => problem.code === code)
				.map(({ place }) => /^ *"?([\w-]+)"?:/.exec(states[place.line - 1] ?? '')?.[1] ?? '');
		const flaws = flawsOf(original);
		test.same(about('unreachable-state').toSorted(), flaws.unreachable.toSorted(), `${name}: what nobody comes to`);
		test.same(about('state-without-exit').toSorted(), flaws.stuck.toSorted(), `${name}: what nobody leaves`);
		test.same(
			problems.filter(({ severity, code }) => severity === 'error' && code !== 'state-without-exit').map(({ says }) => says.en),
			[],
			`${name}: nothing else is wrong`,
		);
		for (const { code, severity } of problems) met.add(`${severity} ${code}`);
		const between = about('end-in-between');
		if (between.length > 0) test.comment(`${name}: an end in between: ${between.join(', ')}`);
		if (/ptr|ewst/.test(name)) test.ok(between.length >= 1, `${name}: a state in between that is marked as final is found`);
		else test.same(between, [], `${name}: no end in between`);
	}
	test.comment([...met].toSorted().join(', '));
	test.end();
});

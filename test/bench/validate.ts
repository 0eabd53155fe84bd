/** Validation of a whole submission beside plain Ajv, in one run: the work item with its if/then written as `when`, three checks, one computed answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Group } from '../../engine/expression/types.js';
import { settle } from '../../engine/form/relevance.js';
import { validate } from '../../engine/form/validate.js';
import { on, soundForm } from '../support/form.js';

interface WorkItem {
	readonly schema: Record<string, unknown> & { properties: Record<string, Record<string, unknown>>; required: string[] };
	readonly valid: Group;
	readonly invalid: Group;
}

export interface Measured {
	/** Validations a second. */
	readonly loket: number;
	readonly ajv: number;
	readonly ratio: number;
	/** The same for the submission with six errors. */
	readonly invalid: { readonly loket: number; readonly ajv: number };
	/** Places found wrong in the invalid submission, dotted. */
	readonly wrong: readonly string[];
}

/** The work item as a service: conditions as `when`, checks beside the fields they are about. */
export function workItem(suites: string): { readonly service: string; readonly item: WorkItem } {
	const read = (name: string): unknown => JSON.parse(readFileSync(join(suites, 'bench', name), 'utf8'));
	const item: WorkItem = {
		schema: read('schema.json') as WorkItem['schema'],
		valid: read('valid.json') as Group,
		invalid: read('invalid.json') as Group,
	};
	const { allOf: _conditions, $id: _id, ...schema } = item.schema;
	const employed = "employmentStatus in ['employed', 'self-employed']";
	const properties: Record<string, unknown> = { ...schema.properties };
	for (const name of ['employerName', 'employedSince']) properties[name] = { ...schema.properties[name], when: employed };
	properties['disabilityPercent'] = { ...schema.properties['disabilityPercent'], when: "hasDisability == 'yes'" };
	properties['dateOfBirth'] = {
		...schema.properties['dateOfBirth'],
		check: [{ that: 'age(dateOfBirth) >= 17', says: 'At least 17 years old' }],
	};
	properties['members'] = {
		...schema.properties['members'],
		check: [{ that: 'unique(members.name)', says: 'No two members the same' }],
	};
	properties['monthlyIncome'] = {
		...schema.properties['monthlyIncome'],
		check: [{ that: 'monthlyIncome < 100000000', says: 'Less than that' }],
	};
	properties['householdIncome'] = { type: 'number', title: 'Household income', compute: 'monthlyIncome + sum(members.income)' };
	const required = [...schema.required, 'employerName', 'employedSince', 'disabilityPercent'];
	return { service: JSON.stringify({ title: 'Household support', schema: { ...schema, properties, required } }), item };
}

/** Measures both in turns for about a second each, best of five, and says what is wrong in the invalid submission. */
export function measureValidation(suites: string, milliseconds = 200): Measured {
	const { service, item } = workItem(suites);
	const form = soundForm(service);
	const circumstances = on('2026-11-25', 'en');
	const ours = (answers: Group) => validate(form, settle(form, answers, circumstances), circumstances);
	const plain = plainAjv(item.schema);
	let best = { loket: 0, ajv: 0 };
	let invalid = { loket: 0, ajv: 0 };
	for (let turn = 0; turn < 5; turn++) {
		best = {
			loket: Math.max(
				best.loket,
				rate(() => ours(item.valid), milliseconds),
			),
			ajv: Math.max(
				best.ajv,
				rate(() => plain(item.valid), milliseconds),
			),
		};
		invalid = {
			loket: Math.max(
				invalid.loket,
				rate(() => ours(item.invalid), milliseconds),
			),
			ajv: Math.max(
				invalid.ajv,
				rate(() => plain(item.invalid), milliseconds),
			),
		};
	}
	const wrong = ours(item.invalid).map(({ path }) => path.slice(1).replaceAll('/', '.'));
	return { ...best, ratio: best.loket / best.ajv, invalid, wrong };
}

/** Ajv as anybody would use it, with formats of its own making for what the schema names: the package for formats isn't needed for two. */
function plainAjv(schema: object): (answers: Group) => boolean {
	const ajv = new Ajv2020({ allErrors: true, strict: false });
	ajv.addFormat('date', (text: string) => {
		const parts = /^(\d\d\d\d)-(\d\d)-(\d\d)$/.exec(text);
		return parts !== null && new Date(`${text}T00:00:00Z`).getUTCDate() === Number(parts[3]);
	});
	ajv.addFormat(
		'email',
		/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
	);
	const run = ajv.compile(schema);
	return (answers) => run(answers);
}

function rate(run: () => unknown, milliseconds: number): number {
	const end = performance.now() + milliseconds;
	let count = 0;
	const start = performance.now();
	while (performance.now() < end) {
		for (let times = 0; times < 100; times++) run();
		count += 100;
	}
	return Math.round((count / (performance.now() - start)) * 1000);
}

/** The work item of the suites as a service: its conditions as `when`, checks beside the fields they are about, one computed answer; its five pages; decisions one after the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../engine/definition/source.js';
import type { Group } from '../../engine/expression/types.js';

export interface WorkItem {
	readonly schema: Record<string, unknown> & { properties: Record<string, Record<string, unknown>>; required: string[] };
	readonly valid: Group;
	readonly invalid: Group;
}

/** The work item as text of a service without pages, as the measure of validation takes it. */
export function workItem(suites: string): { readonly service: string; readonly item: WorkItem } {
	const read = (name: string): unknown => JSON.parse(readFileSync(join(suites, 'bench', name), 'utf8'));
	const item: WorkItem = {
		schema: read('schema.json') as WorkItem['schema'],
		valid: read('valid.json') as Group,
		invalid: read('invalid.json') as Group,
	};
	return { service: JSON.stringify(definition(item)), item };
}

function definition(item: WorkItem) {
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
	return { title: 'Household support', schema: { ...schema, properties, required } };
}

/** The pages, each by the field it begins with. */
const pages = [
	['person', 'You', 'fullName'],
	['home', 'Your home', 'address'],
	['work', 'Work and income', 'employmentStatus'],
	['money', 'Benefits and bank', 'benefits'],
	['send', 'Document and declarations', 'idDocument'],
] as const;

const workflow = {
	start: 'verifying',
	states: {
		verifying: {
			title: 'Being verified',
			actions: {
				verify: { by: 'verifier', to: 'committee', title: 'Verify' },
				return: { by: 'verifier', to: 'correction', title: 'Return' },
			},
		},
		correction: { title: 'To be corrected', actions: { resubmit: { by: 'applicant', to: 'verifying', title: 'Send again' } } },
		committee: {
			title: 'With the committee',
			actions: { approve: { by: 'committee', to: 'signing', title: 'Approve' } },
		},
		signing: { title: 'To be signed', actions: { sign: { by: 'head', to: 'issued', title: 'Sign' } } },
		issued: { end: 'granted' },
	},
};

export const office = 'north';
export const serviceId = 'household-support';

/** The whole service in a catalogue of its own, and the answers it is sent with. */
export function workItemFolder(suites: string): { readonly files: Files; readonly item: WorkItem } {
	const { item } = workItem(suites);
	const whole = definition(item);
	const names = Object.keys(whole.schema.properties);
	const starts = pages.map(([, , first]) => names.indexOf(first));
	const service = {
		...whole,
		loket: 1,
		reference: 'HSP',
		pages: pages.map(([id, title], number) => ({ id, title, fields: names.slice(starts[number], starts[number + 1]) })),
		workflow,
		find: ['nationalId', 'fullName'],
		privacy: { purpose: 'Support of households', basis: 'The act', retention: { granted: '5 years' } },
	};
	return {
		files: new Map([
			['catalogue.yaml', catalogue],
			[`${serviceId}/service.yaml`, JSON.stringify(service)],
		]),
		item,
	};
}

const catalogue = `
languages: [en]
zone: Asia/Jakarta
organisations: { city: { name: City } }
offices:
  ${office}: { name: North, code: NTH }
roles:
  verifier: { title: Verifier, seats: 2 }
  committee: { title: Committee, seats: 3 }
  head: { title: Head, seats: 1, leads: true }
`;

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { readCases } from '../support/cases.js';
import { type PersonaCase, type PersonaCases, runCases } from '../support/personas.js';
import { sound } from '../support/record.js';

/** A case may also say which office works the application after the form and after each step. */
type Case = PersonaCase & { readonly desks?: readonly string[] };

const files = ['10', '18', '20', '24', '25', '26', '27', '33', '34', '46', '47-asked', '56', '57', '58', '59', '60', '61', '62'];
const folder = fileURLToPath(new URL('../../../test/cases/semantics/', import.meta.url));

for (const number of files) {
	const file = readdirSync(folder).find((name) => name.startsWith(`${number}-`)) ?? '';
	void t.test(`2b-${file.replace('.yaml', '')}`, (test) => {
		const { personas, like, ...own } = readCases<PersonaCases & { personas?: readonly Case[]; like?: string }>(
			`semantics/${file}`,
		);
		const group = like === undefined ? own : { ...readCases<PersonaCases>(`semantics/${like}`), ...own };
		const all: readonly Case[] = personas ?? group.cases;
		const cases = all.map(({ desks: _desks, ...each }) => each);
		for (const [index, { of, result, stages }] of runCases({ ...group, cases }).runs.entries()) {
			const finds = result.problems.map(({ step, code, path }) => ({ step, code, ...(path === undefined ? {} : { path }) }));
			const wanted = (of.finds ?? []).map((find, at) => ({ ...finds[at], ...find }));
			test.same(finds, wanted, of.name, { found: result.problems });
			const desks = all[index]?.desks;
			if (desks !== undefined)
				test.same(
					stages.map((stage) => stage.application?.desk),
					desks,
					`${of.name}: desks`,
				);
			for (const stage of stages) test.same(sound(stage), [], `${of.name}: the record is sound`);
		}
		test.end();
	});
}

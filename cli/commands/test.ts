import type { CheckedService } from '../../engine/definition/check.js';
import { nearest } from '../../engine/definition/suggest.js';
import { rehearseAll } from '../../engine/services/rehearse/index.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import type { Command, Input } from '../command.js';
import { catalogueFolder, type Loaded, loadFolder, usualFolder } from '../folder.js';
import { say } from '../input.js';
import { printProblems } from '../print.js';
import { printRehearsal, type Rehearsed } from '../rehearsal.js';

/** `loket test`: runs every persona in process, and says how much of the services they cover. */
export const test: Command = {
	name: 'test',
	summary: {
		id: 'Jalankan persona: apakah layanan berbuat seperti yang diharapkan, dan bagian mana belum diuji',
		en: 'Run the personas: does each service do what is expected, and what is not tested yet',
	},
	positionals: [catalogueFolder],
	options: [
		{
			name: 'only',
			about: {
				id: 'hanya layanan ini, atau persona yang namanya memuat ini',
				en: 'only this service, or personas whose name has this in it',
			},
			value: 'NAME',
		},
		{
			name: 'format',
			about: { id: 'bentuk hasil yang dicetak', en: 'how the result is printed' },
			value: 'FORMAT',
			among: ['text', 'json'],
			default: 'text',
		},
	],
	examples: [
		{ line: 'loket test', about: { id: 'semua persona di services-catalog', en: 'every persona in services-catalog' } },
		{ line: 'loket test my-catalogue --only "Siti"', about: { id: 'persona bernama Siti saja', en: 'personas named Siti' } },
		{
			line: 'loket test --format json',
			about: {
				id: '{ passed, failed, personas, coverage }',
				en: '{ passed, failed, personas, coverage }',
			},
		},
	],
	run: async (input) => {
		const loaded = await loadFolder(input.positionals[0] ?? usualFolder);
		const only = input.option('only') ?? null;
		const chosen = loaded.checked.services.map((one) => ({ one, personas: chosenOf(one, only) }));
		if (only !== null && chosen.every(({ personas }) => personas.length === 0)) return nobody(only, loaded, input);

		const rehearsed: Rehearsed[] = chosen.flatMap(({ one, personas }) =>
			one.service === null || (only !== null && personas.length === 0) ? [] : [{ service: one.service, source: { personas } }],
		);
		const rehearsal = rehearseAll(rehearsed, loaded.checked.catalogue, input.locale);
		if (input.option('format') === 'json') input.out(JSON.stringify(rehearsal, null, 2));
		else input.out(printRehearsal(rehearsal, rehearsed, input.locale));
		const broken = nameBroken(loaded, input);
		return rehearsal.failed > 0 || broken ? 1 : 0;
	},
};

type Personas = CheckedService['source']['personas'];

/** The personas of a service that were asked for; of a service with an error too, so that it is named. */
function chosenOf({ id, source }: CheckedService, only: string | null): Personas {
	if (only === null || only === id) return source.personas;
	const wanted = only.toLowerCase();
	return source.personas.filter((one) => readPersona(one).persona.toLowerCase().includes(wanted));
}

/** Names what has an error and so wasn't run, also a folder without services; yes where there is an error. */
function nameBroken({ checked, files, problems }: Loaded, input: Input): boolean {
	const errors = problems.filter(({ severity, code }) => severity === 'error' || code === 'no-service');
	if (errors.length > 0) input.complain(printProblems(errors, files, input.locale));
	for (const { id, service } of checked.services)
		if (service === null)
			input.complain(
				say(
					input.locale,
					`${id}: ada kesalahan, jadi tidak satu pun personanya dijalankan.`,
					`${id}: it has errors, so none of its personas was run.`,
				),
			);
	return errors.some(({ severity }) => severity === 'error');
}

function nobody(only: string, { checked }: Loaded, input: Input): number {
	const known = checked.services.flatMap(({ id, source }) => [id, ...source.personas.map((one) => readPersona(one).persona)]);
	const near = nearest(only, known);
	const meant = near === null ? '' : say(input.locale, ` Maksudnya ${near}?`, ` Did you mean ${near}?`);
	input.complain(
		say(
			input.locale,
			`Tidak ada layanan atau persona bernama ${only}.${meant}`,
			`There is no service or persona named ${only}.${meant}`,
		),
	);
	return 2;
}

import { circumstancesOf } from '../../engine/applications/circumstances.js';
import type { Files } from '../../engine/definition/source.js';
import { nearest } from '../../engine/definition/suggest.js';
import { explainDesk, printedDesk } from '../../engine/services/explain/desk.js';
import { explainField } from '../../engine/services/explain/field.js';
import { explainForm, type FormExplanation } from '../../engine/services/explain/form.js';
import { pointerOf } from '../../engine/services/rehearse/paths.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import type { Command, Input } from '../command.js';
import { type Narrow, printDesk, printForm, printStep, printTitle } from '../explain/print.js';
import { readStory, type Story } from '../explain/story.js';
import { findTarget, type Target } from '../explain/target.js';
import { usualFolder } from '../folder.js';
import { say } from '../input.js';
import { printProblems } from '../print.js';

/** `loket explain`: why these pages, this fee, this date, and why an action is closed. */
export const explain: Command = {
	name: 'explain',
	summary: {
		id: 'Jelaskan: mengapa halaman ini ditanyakan, mengapa biayanya sekian, mengapa tindakan ini tertutup',
		en: 'Explain: why this page is asked, why this fee, why this date, why an action is closed',
	},
	positionals: [
		{
			name: 'FOLDER',
			about: {
				id: `folder satu layanan, atau katalog dengan --service (bawaan: ${usualFolder})`,
				en: `the folder of a service, or a catalogue with --service (default: ${usualFolder})`,
			},
			required: false,
		},
	],
	options: [
		{ name: 'service', about: { id: 'layanan di dalam katalog', en: 'the service in the catalogue' }, value: 'ID' },
		{
			name: 'answers',
			about: {
				id: 'berkas JSON atau YAML berisi jawaban; yang tidak ada memakai usulan, null berarti dikosongkan',
				en: 'JSON or YAML file of answers; what is missing takes the proposal, null is a cleared one',
			},
			value: 'FILE',
		},
		{
			name: 'persona',
			about: {
				id: 'persona (nama, bagian nama, atau berkasnya) sebagai ganti --answers',
				en: 'a persona (its name, part of it, or its file) instead of --answers',
			},
			value: 'NAME',
		},
		{
			name: 'step',
			about: { id: 'setelah langkah persona ini; 0 sesudah dikirim', en: 'after this step of the persona; 0 once it is sent' },
			value: 'N',
		},
		{
			name: 'at',
			about: {
				id: 'tanggal dan jam setempat; bawaan: sekarang, atau dari persona',
				en: 'local date and time; now, or the persona’s, where not said',
			},
			value: 'TIME',
		},
		{ name: 'office', about: { id: 'kantor yang dituju', en: 'the office applied to' }, value: 'ID' },
		{ name: 'page', about: { id: 'hanya halaman ini', en: 'only this page' }, value: 'ID' },
		{
			name: 'field',
			about: { id: 'hanya isian ini, baris dihitung dari 1', en: 'only this field, rows counted from 1' },
			value: 'PATH',
		},
		{ name: 'action', about: { id: 'hanya tindakan ini', en: 'only this action' }, value: 'NAME' },
		{
			name: 'format',
			about: { id: 'bentuk penjelasan yang dicetak', en: 'how the explanation is printed' },
			value: 'FORMAT',
			among: ['text', 'json'],
			default: 'text',
		},
	],
	examples: [
		{
			line: 'loket explain services-catalog/surat-keterangan-usaha --persona Siti --step 1',
			about: { id: 'keadaan setelah langkah pertama Siti', en: 'how things stand after Siti’s first step' },
		},
		{
			line: 'loket explain --persona Siti --action approve',
			about: { id: 'mengapa tindakan ini tertutup', en: 'why this action is closed' },
		},
		{
			line: 'loket explain FOLDER --answers FILE --at "2026-11-30 09:00" --format json',
			about: {
				id: '{ pages, skipped, open, answers, problems, computed, fee }',
				en: '{ pages, skipped, open, answers, problems, computed, fee }',
			},
		},
	],
	run: async (input) => {
		const found = await findTarget(input);
		if ('wrong' in found) return refuse(found.wrong, input);
		if ('problems' in found) {
			input.complain(printProblems(found.problems, found.files, input.locale));
			return 1;
		}
		const { target } = found;
		const told = await readStory(input, target);
		if ('wrong' in told) return refuse(told.wrong, input);
		if ('problems' in told) {
			const files: Files = new Map([[told.file, told.text]]);
			input.complain(printProblems(told.problems, files, input.locale));
			return 1;
		}
		return explainStory(target, told.story, input);
	},
};

function explainStory(target: Target, { given, persona, office, now }: Story, input: Input): number {
	const { service, catalogue } = target;
	const { locale } = input;
	const channel = persona?.channel ?? 'web';
	const circumstances = circumstancesOf({ office, channel, locale, filler: null }, catalogue, now);
	const explained = explainForm(service, given, circumstances);
	const journey = persona === null ? null : rehearse(service, catalogue, persona, locale);
	const last = (journey?.stages.length ?? 1) - 1;
	const step = input.option('step') === undefined ? last : Number(input.option('step'));
	if (!Number.isInteger(step) || step < 0 || step > last || (journey === null && input.option('step') !== undefined))
		return refuse(wrongStep(journey === null ? null : last, input), input);
	const stage = journey?.stages[step];
	const desk = stage === undefined ? null : explainDesk(stage);

	const narrow = narrowOf(input);
	const wrong = wrongName(narrow, target, input);
	if (wrong !== null) return refuse(wrong, input);
	if (input.option('format') === 'json') {
		input.out(JSON.stringify(desk === null ? explained.form : { ...explained.form, desk: printedDesk(desk, locale) }, null, 2));
		return 0;
	}
	input.out(
		[
			printTitle(service, persona?.persona ?? null, locale),
			...printForm(service, explained, narrow, locale),
			...fieldLines(target, explained, narrow, locale),
			...(journey === null || persona === null || narrow.page !== null || narrow.field !== null
				? []
				: printStep(step, persona.steps.length, journey.result.problems, locale)),
			...(desk === null ? [] : printDesk(desk, narrow, locale)),
		].join('\n'),
	);
	return 0;
}

function narrowOf(input: Input): Narrow {
	const name = (option: string): string | null => input.option(option) ?? null;
	return { page: name('page'), field: name('field'), action: name('action') };
}

/** A page, field or action that the service doesn't have, with the one that may be meant; null where all are there. */
function wrongName({ page, field, action }: Narrow, { service }: Target, input: Input): string | null {
	const states = [...service.workflow.states.values()];
	const actions = [
		...states.flatMap((state) => [...state.actions.keys()].flatMap((id) => [`${state.id}.${id}`, id])),
		...service.workflow.anywhere.keys(),
	];
	const path = field?.replaceAll(/\[\d+\]/g, '[]') ?? null;
	const looked = [
		{ name: page, known: service.form.pages.map(({ id }) => id), kind: ['halaman', 'page'] },
		{ name: path, known: [...service.form.fields.keys()], kind: ['isian', 'field'] },
		{ name: action, known: actions, kind: ['tindakan', 'action'] },
	] as const;
	for (const { name, known, kind } of looked) {
		if (name === null || known.includes(name)) continue;
		const near = nearest(name, known);
		const meant = near === null ? '' : say(input.locale, ` Maksudnya ${near}?`, ` Did you mean ${near}?`);
		return say(input.locale, `Tidak ada ${kind[0]} ${name}.${meant}`, `There is no ${kind[1]} ${name}.${meant}`);
	}
	return null;
}

function fieldLines({ service }: Target, explained: FormExplanation, { field }: Narrow, locale: 'id' | 'en'): readonly string[] {
	if (field === null) return [];
	const says = explainField(service, pointerOf(field), explained) ?? [];
	return ['', field, ...says.map((one) => `  ${one[locale]}`)];
}

function wrongStep(last: number | null, input: Input): string {
	return last === null
		? say(input.locale, '--step hanya bersama --persona.', '--step goes with --persona only.')
		: say(
				input.locale,
				`--step menerima 0 sampai ${last}; bukan ${input.option('step')}.`,
				`--step takes 0 to ${last}; not ${input.option('step')}.`,
			);
}

function refuse(sentence: string, input: Input): number {
	input.complain(`${sentence}\nloket explain --help`);
	return 2;
}

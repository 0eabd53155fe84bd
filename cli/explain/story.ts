import { readTextFile } from '../../engine/definition/folder.js';
import type { Problem } from '../../engine/definition/problem.js';
import { nearest } from '../../engine/definition/suggest.js';
import { type Given, readAnswers } from '../../engine/services/explain/answers.js';
import { type Persona, readPersona } from '../../engine/services/rehearse/persona.js';
import type { Instant } from '../../engine/time/types.js';
import { instantOf, localDateTime } from '../../engine/time/zone.js';
import { placeOf } from '../../engine/workflow/place.js';
import type { Input } from '../command.js';
import { say } from '../input.js';
import { personasNamed } from './personas.js';
import type { Target } from './target.js';

/** What is explained: answers from a file, or a persona's whole journey; where and when. */
export interface Story {
	readonly given: Given;
	readonly persona: Persona | null;
	readonly office: string | null;
	readonly now: Instant;
}

export type Told =
	| { readonly story: Story }
	| { readonly wrong: string }
	| { readonly problems: readonly Problem[]; readonly file: string; readonly text: string };

/** Reads what a command line wants explained: `--answers FILE` with `--at` and `--office`, or `--persona`. */
export async function readStory(input: Input, target: Target): Promise<Told> {
	const [file, name] = [input.option('answers'), input.option('persona')];
	if ((file === undefined) === (name === undefined))
		return {
			wrong: say(
				input.locale,
				'Sebut salah satu: --answers BERKAS, atau --persona NAMA.',
				'Name one of the two: --answers FILE, or --persona NAME.',
			),
		};
	if (name !== undefined) {
		const persona = findPersona(name, target, input.locale);
		return 'wrong' in persona ? persona : placed(input, target, persona.answers, persona);
	}
	const path = file ?? '';
	const text = await readTextFile(path);
	if (text === null)
		return {
			wrong: say(
				input.locale,
				`Berkas ${path} tidak ada atau tidak dapat dibaca.`,
				`The file ${path} isn't there or can't be read.`,
			),
		};
	const { given, problems } = readAnswers(path, text);
	return given === null ? { problems, file: path, text } : placed(input, target, given, null);
}

function placed(input: Input, { catalogue }: Target, given: Given, persona: Persona | null): Told {
	const offices = [...catalogue.offices.keys()];
	const office = input.option('office') ?? persona?.office ?? (offices.length === 1 ? (offices[0] ?? null) : null);
	if (office !== null && !catalogue.offices.has(office)) {
		const near = nearest(office, offices) ?? offices.join(', ');
		return {
			wrong: say(
				input.locale,
				`Tidak ada kantor ${office}. Maksudnya ${near}?`,
				`There is no office ${office}. Did you mean ${near}?`,
			),
		};
	}
	const at = input.option('at') ?? persona?.at ?? null;
	const { zone } = placeOf(catalogue, office);
	const now = at === null ? new Date().toISOString() : momentOf(at, zone);
	if (now === null)
		return {
			wrong: say(
				input.locale,
				`--at menerima tanggal dan jam seperti 2026-11-30 09:00; bukan ${at}.`,
				`--at takes a date and time like 2026-11-30 09:00; not ${at}.`,
			),
		};
	const acted = persona === null ? null : { ...persona, office, at: localDateTime(now, zone) };
	return { story: { given, persona: acted, office, now } };
}

/** A local date and time, or an instant in UTC. */
function momentOf(text: string, zone: string): Instant | null {
	if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) {
		const time = Date.parse(text);
		return Number.isNaN(time) ? null : new Date(time).toISOString();
	}
	return instantOf(text, zone);
}

function findPersona(name: string, { source }: Target, locale: 'id' | 'en'): Persona | { readonly wrong: string } {
	const found = personasNamed(source, name);
	const [first] = found;
	if (first !== undefined && found.length === 1) return first;
	const all = found.length > 0 ? found : source.personas.map(readPersona);
	const names = all.map(({ persona }) => `  ${persona}`).join('\n');
	return {
		wrong:
			found.length > 0
				? say(locale, `Ada beberapa persona untuk ${name}:\n${names}`, `There are several personas for ${name}:\n${names}`)
				: say(locale, `Tidak ada persona ${name}. Yang ada:\n${names}`, `There is no persona ${name}. There are:\n${names}`),
	};
}

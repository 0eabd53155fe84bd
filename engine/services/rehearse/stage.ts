import type { Application, Effect, Entry } from '../../../schemas/generated/record.js';
import type { Catalogue, Service } from '../../definition/service.js';
import type { Instant } from '../../time/types.js';
import { localDate } from '../../time/zone.js';
import { firstInSeries, letterNumber, renderLetter, seriesPeriod } from '../../workflow/letters.js';
import { deskPlace, placeOf } from '../../workflow/place.js';
import { makeReaders } from '../../workflow/readers.js';
import type { Actor, Readers, Refused, World } from '../../workflow/types.js';
import type { Answered } from './answering.js';
import { makePeople, type People } from './people.js';
import type { Persona } from './persona.js';

/** A rehearsal as it stands after a step. */
export interface Stage {
	readonly service: Service;
	readonly catalogue: Catalogue;
	readonly persona: Persona;
	readonly people: People;
	readonly locale: string;
	readonly readers: Readers;
	readonly now: Instant;
	readonly answered: Answered;
	/** Null while nothing was sent. */
	readonly application: Application | null;
	/** Entries of this step. */
	readonly entries: readonly Entry[];
	/** Who acted in this step. */
	readonly actor: Actor | null;
	/** The refusal of this step, and what was wanted. */
	readonly refused: { readonly action: string; readonly refusal: Refused } | null;
	/** Numbers of letters by entry and letter, and the next of each series. */
	readonly numbers: ReadonlyMap<string, string>;
	readonly series: ReadonlyMap<string, number>;
}

/** The key of every rehearsal: its commitments prove nothing. */
const rehearsalKey = new Uint8Array(32);

/** A stage before anything was answered. */
export function openStage(
	service: Service,
	catalogue: Catalogue,
	persona: Persona,
	locale: string,
	now: Instant,
	answered: Answered,
): Stage {
	return {
		service,
		catalogue,
		persona,
		people: makePeople(catalogue, persona),
		locale,
		readers: makeReaders(service, locale),
		now,
		answered,
		application: null,
		entries: [],
		actor: null,
		refused: null,
		numbers: new Map(),
		series: new Map(),
	};
}

/** The world of a stage. */
export function worldOf({ service, catalogue, people, locale, readers, now }: Stage): World {
	return { service, catalogue, now, locale, holds: people.holds, blind: (value) => value, read: readers, key: rehearsalKey };
}

/** Zone and calendar where the application is worked, or would be applied for. */
export function stagePlace(stage: Stage, office: string | null) {
	return stage.application === null ? placeOf(stage.catalogue, office) : deskPlace(stage.catalogue, stage.application);
}

/** The stage with what a step wrote: the document, its entries, and the numbers its letters claim. */
export function withWritten(stage: Stage, application: Application, entries: readonly Entry[]): Stage {
	let here = { ...stage, application, entries: [...stage.entries, ...entries] };
	for (const entry of entries)
		for (const effect of entry.effects) if (effect.kind === 'number') here = { ...here, ...claimed(here, entry, effect) };
	return here;
}

function claimed(stage: Stage, entry: Entry, effect: Effect): Pick<Stage, 'numbers' | 'series'> {
	const letter = stage.service.letters.get(effect.letter ?? '');
	if (letter?.number == null) return stage;
	const series = letter.series ?? letter.id;
	const office = entry.office;
	const period = seriesPeriod(stage.catalogue, office, series, entry);
	const key = JSON.stringify([office, series, period]);
	const sequence = stage.series.get(key) ?? firstInSeries(stage.catalogue, office, series, period);
	const code = (office === null ? undefined : stage.catalogue.offices.get(office)?.code) ?? '';
	const date = localDate(entry.at, placeOf(stage.catalogue, office).zone);
	const number = letterNumber(letter.number, { sequence, office: code, date });
	return {
		numbers: new Map([...stage.numbers, [`${entry.number} ${letter.id}`, number]]),
		series: new Map([...stage.series, [key, sequence + 1]]),
	};
}

/** The letters issued in this step, as texts in the applicant's language. */
export function lettersOf(stage: Stage): readonly { readonly letter: string; readonly text: string }[] {
	const { application, service, catalogue } = stage;
	if (application === null) return [];
	return stage.entries.flatMap((entry) =>
		entry.letters.flatMap(({ letter }) => {
			const found = service.letters.get(letter);
			if (found === undefined) return [];
			const signer = application.content.parts[String(entry.number)]?.signer ?? null;
			const number = stage.numbers.get(`${entry.number} ${letter}`) ?? null;
			return [
				{
					letter,
					text: renderLetter(found.text, { service, catalogue, application, entry, number, signer }, application.locale),
				},
			];
		}),
	);
}

/** A sentence in the language of whoever rehearses. */
export function tell(locale: string, id: string, en: string): string {
	return locale === 'id' ? id : en;
}

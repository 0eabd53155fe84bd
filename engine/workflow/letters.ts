import type { Application, Entry, Signer } from '../../schemas/generated/record.js';
import type { Catalogue, Field, LetterText, Service } from '../definition/service.js';
import type { Expression, Group, Scope } from '../expression/types.js';
import { shownValue } from '../form/show.js';
import type { FilledPart } from '../form/text.js';
import type { PlainDate } from '../time/types.js';
import { localDate } from '../time/zone.js';
import { asOf } from './as-of.js';
import { placeOf } from './place.js';
import { workflowScope } from './scope.js';

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** What stands for each placeholder of a number (2.2), dated by the deciding entry; one line each. */
const placeholders: Readonly<Record<string, (numbering: Numbering) => string>> = {
	seq: ({ sequence }) => String(sequence),
	office: ({ office }) => office,
	year: ({ date }) => date.slice(0, 4),
	month: ({ date }) => date.slice(5, 7),
	romanMonth: ({ date }) => romanMonths[Number(date.slice(5, 7)) - 1] ?? '',
};

/** What a letter's number is made of: its place in the series, the office's code, the date of the deciding entry. */
export interface Numbering {
	readonly sequence: number;
	readonly office: string;
	readonly date: PlainDate;
}

/** A letter's number as printed: `474/{seq:4}/{office}/{romanMonth}/{year}` → `474/0118/KEL-MLT/XII/2026`. What is no placeholder stays. */
export function letterNumber(pattern: string, numbering: Numbering): string {
	return pattern.replace(/\{(\w+)(?::([1-9]))?\}/g, (written, name: string, digits: string | undefined) => {
		const text = Object.hasOwn(placeholders, name) ? placeholders[name]?.(numbering) : undefined;
		return text === undefined ? written : text.padStart(Number(digits ?? 0), '0');
	});
}

/** The period of a series in which a number is claimed: the year of the deciding entry in the office's zone; '' where it never begins again. */
export function seriesPeriod(catalogue: Catalogue, office: string | null, series: string, entry: Entry): string {
	const declared = office === null ? undefined : catalogue.offices.get(office)?.series.get(series);
	return declared?.reset === 'never' ? '' : localDate(entry.at, placeOf(catalogue, office).zone).slice(0, 4);
}

/** The first number of a series in a period: as the paper register left it in its year, else 1 (2.1, 2b-46). */
export function firstInSeries(catalogue: Catalogue, office: string | null, series: string, period: string): number {
	const declared = office === null ? undefined : catalogue.offices.get(office)?.series.get(series);
	if (declared === undefined) return 1;
	return declared.in === null || String(declared.in) === period || period === '' ? declared.next : 1;
}

/** What a letter or notice is rendered from. */
export interface Occasion {
	readonly service: Service;
	readonly catalogue: Catalogue;
	readonly application: Application;
	/** The entry that caused it: answers, facts and marks are those of then. */
	readonly entry: Entry;
	/** As printed; null where it has none. */
	readonly number: string | null;
	/** Frozen with the deciding entry; null where the system decided. */
	readonly signer: Signer | null;
}

/** The text of a letter or notice in Markdown, as of `filledLetter`, values put in. */
export function renderLetter(text: LetterText, occasion: Occasion, locale: string): string {
	return filledLetter(text, occasion, locale)
		.flat()
		.map((part) => (typeof part === 'string' ? part : part.value))
		.join('');
}

/**
 * A letter or notice block by block, in the language asked for, else the one it was written in; values stand apart, so that no mark is ever
 * read in one. A paragraph, list item or row whose `{{ when … }}` does not hold isn't there (2b-38); what is unknown shows as nothing, which
 * the check keeps from happening.
 */
export function filledLetter(text: LetterText, occasion: Occasion, locale: string): readonly (readonly FilledPart[])[] {
	const { service, application, entry } = occasion;
	const then = { ...application, content: asOf(application, entry.number) };
	const scope = letterScope(occasion, then, locale);
	const root: Field = { ...service.form.root, members: [...service.form.root.members, ...service.facts.members] };
	const blocks = text[locale] ?? text[service.locale] ?? Object.values(text)[0] ?? [];
	return blocks.map(({ when, parts }) =>
		when === null || when.run(scope) === true
			? parts.map((part) => (typeof part === 'string' ? part : { value: shownValue(part.run(scope), part, locale, root) }))
			: [gapAfter(parts.at(-1))],
	);
}

/** What is left of a block that isn't there: the empty line that ended it, so that what follows doesn't grow on to what stands before. */
function gapAfter(last: string | Expression | undefined): string {
	return typeof last === 'string' && /\n[ \t]*\n\s*$/.test(last) ? '\n' : '';
}

function letterScope({ catalogue, entry, number, signer }: Occasion, application: Application, locale: string): Scope {
	const scope = workflowScope({ ...application, state: entry.state, desk: entry.office }, catalogue, entry.at, entry.who.role);
	const office = entry.office === null ? undefined : catalogue.offices.get(entry.office);
	const apart: Group = {
		...scope.apart,
		office: office === undefined ? undefined : { id: office.id, name: office.name, code: office.code },
		signer:
			signer === null
				? undefined
				: { name: signer.name, rank: signer.rank ?? undefined, nip: signer.nip ?? undefined, capacity: signer.capacity },
		letter: { number: number ?? undefined, date: scope.today },
	};
	return { ...scope, apart, locale };
}

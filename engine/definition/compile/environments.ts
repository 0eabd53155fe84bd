import type { Environment, Member, Type } from '../../expression/types.js';
import type { Field } from '../service.js';
import type { CompileContext } from './context.js';

/** What expressions may see, by where they stand (2b-10, 2b-47, 2b-57). */
export interface Environments {
	/** Conditions of actions, `set`, `office`: answers, `facts`, `case`, `filler`, `me`, and `today`, the day of the event. */
	readonly workflow: Environment;
	/** `to` lists and the dates of timers: the same without `today`, since only timers move with time. */
	readonly target: Environment;
	/** Texts of letters and notices: also `office`, `signer`, and `letter` where it has a number. */
	readonly letter: (numbered: boolean) => Environment;
}

/**
 * Environments of everything outside the form. `form` is that of the form's own expressions at the root of the answers;
 * `states` are the ids of the workflow's states.
 */
export function makeEnvironments(
	form: Environment,
	facts: Field,
	states: readonly string[],
	named: PlacesAndPeople,
): Environments {
	const workflow: Environment = {
		...form,
		self: null,
		facts: maybe(membersOf(facts)),
		apart: new Map([...form.apart, ...factsApart(states, named)]),
		today: 'yes',
	};
	return {
		workflow,
		target: { ...workflow, today: 'no' },
		letter: (numbered) => ({ ...workflow, apart: new Map([...workflow.apart, ...lettersOnly(numbered, named)]) }),
	};
}

/** The names in a group of fields, as expressions see them. */
export function membersOf(group: Field): ReadonlyMap<string, Member> {
	return group.type.kind === 'group' ? group.type.members : new Map();
}

/** Whatever the schema of the facts requires: until an action asked it, a fact isn't there. */
function maybe(members: ReadonlyMap<string, Member>): ReadonlyMap<string, Member> {
	return new Map([...members].map(([name, member]) => [name, { ...member, mayBeAbsent: true }]));
}

const text: Type = { kind: 'text' };
const date: Type = { kind: 'date' };

/** What an office and a role are to expressions. */
export interface PlacesAndPeople {
	readonly office: Type;
	readonly role: Type;
}

/** The offices and roles of the catalogue, as codes; of a published version plain texts, since the catalogue may have lost those it names. */
export function placesAndPeople({ catalogue, stage }: Pick<CompileContext, 'catalogue' | 'stage'>): PlacesAndPeople {
	if (stage === 'published') return { office: text, role: text };
	return {
		office: { kind: 'code', codes: [...catalogue.offices.keys()] },
		role: { kind: 'code', codes: ['applicant', ...catalogue.roles.keys()] },
	};
}

/** What workflow and facts see besides answers and facts: the application (`case`) and who fills in (`filler`). */
export function factsApart(
	states: readonly string[],
	{ office, role }: PlacesAndPeople,
): Iterable<[string, ReadonlyMap<string, Member>]> {
	return [
		[
			'case',
			named('case', {
				state: [{ kind: 'code', codes: states }, false],
				by: [role, true],
				office: [office, false],
				channel: [text, false],
				reference: [text, false],
				submitted: [date, false],
			}),
		],
		['filler', named('filler', { role: [role, true], office: [office, true] })],
	];
}

function lettersOnly(numbered: boolean, known: PlacesAndPeople): Iterable<[string, ReadonlyMap<string, Member>]> {
	const office = named('office', {
		id: [known.office, false],
		name: [text, false],
		code: [text, false],
	});
	const signer = named('signer', { name: [text, false], rank: [text, true], nip: [text, true], capacity: [text, false] });
	return [
		['office', office],
		['signer', signer],
		['letter', named('letter', { ...(numbered ? { number: [text, false] as const } : {}), date: [date, false] })],
	];
}

function named(
	first: string,
	members: Readonly<Record<string, readonly [type: Type, mayBeAbsent: boolean]>>,
): ReadonlyMap<string, Member> {
	return new Map(
		Object.entries(members).map(([name, [type, mayBeAbsent]]) => [name, { type, field: `${first}.${name}`, mayBeAbsent }]),
	);
}

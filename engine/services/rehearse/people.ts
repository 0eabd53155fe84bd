import type { Catalogue } from '../../definition/service.js';
import type { Actor } from '../../workflow/types.js';
import type { Persona } from './persona.js';

/** The made-up people of a rehearsal: each role has as many as its seats (2.7), and those the persona names. */
export interface People {
	/** Somebody as a step names them: `applicant`, `verifier`, `verifier#2`, `rina`; null where nobody is called that. `nth`: so many after the first. */
	readonly find: (name: string, nth: number) => Actor | null;
	readonly holds: (person: string, role: string) => boolean;
	/** The applicant, the first of each role, and everybody the persona names. */
	readonly each: readonly Actor[];
}

/** The id of the applicant's account in a rehearsal. */
export const applicantId = 'applicant';

/** Makes up the people of a persona. */
export function makePeople(catalogue: Catalogue, persona: Persona): People {
	const named = new Map([...persona.people].map(([name, roles]) => [name, officer(name, roles)]));
	const applicant: Actor = {
		kind: 'applicant',
		person: applicantId,
		roles: [],
		email: null,
		nik: null,
		capacity: null,
		signer: null,
	};
	const ofRole = (role: string, number: number): Actor | null => {
		const seats = catalogue.roles.get(role)?.seats ?? 0;
		return number >= 1 && number <= Math.max(1, seats) && catalogue.roles.has(role) ? officer(`${role}#${number}`, [role]) : null;
	};
	const find = (name: string, nth: number): Actor | null => {
		if (name === 'applicant') return nth === 0 ? applicant : null;
		const own = named.get(name);
		if (own !== undefined) return nth === 0 ? own : null;
		const [, role = name, number = '1'] = /^(.*)#([1-9]\d{0,3})$/.exec(name) ?? [];
		return ofRole(role, Number(number) + nth);
	};
	const holds = (person: string, role: string): boolean => {
		const own = named.get(person);
		return own === undefined ? person.startsWith(`${role}#`) : own.roles.some((each) => each.role === role);
	};
	const each = [applicant, ...[...catalogue.roles.keys()].flatMap((role) => ofRole(role, 1) ?? []), ...named.values()];
	return { find, holds, each };

	function officer(person: string, roles: readonly string[]): Actor {
		const title = catalogue.roles.get(roles[0] ?? '')?.title ?? {};
		const capacity =
			Object.values(title)[0]
				?.filter((part) => typeof part === 'string')
				.join('') ?? person;
		return {
			kind: 'officer',
			person,
			roles: roles.map((role) => ({ role, office: null })),
			email: null,
			nik: null,
			capacity: null,
			signer: { name: person, rank: null, nip: null, capacity },
		};
	}
}

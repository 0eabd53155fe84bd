import type { Catalogue } from '../service.js';
import { allActions, type Opened } from './graph.js';
import type { Rule } from './rule.js';

/** An action is compared with at most this many others, and so many ways of giving people are tried; beyond it nothing is claimed. */
const enough = 12;
const mostTries = 50_000;

/**
 * `notSameAs` that the seats can't meet: even if each action is taken once, and by whoever leaves most room,
 * there are too few people for everyone to be another. Seats are counted per office (2b-42).
 */
export const fourEyes: Rule = {
	code: 'four-eyes',
	*run({ service, catalogue }) {
		const byName = new Map(allActions(service.workflow).map((opened) => [opened.name, opened]));
		for (const opened of byName.values()) {
			if (opened.action.notSameAs.length === 0 || opened.action.by.length === 0) continue;
			const involved = closure(opened, byName);
			if (canBeMet(involved, catalogue)) continue;
			const others = opened.action.notSameAs.map((name) => `\`${name}\``).join(', ');
			yield {
				code: 'four-eyes',
				severity: 'error',
				at: opened.action.at,
				says: {
					id: `Tidak cukup orang: \`${opened.name}\` harus diambil orang lain daripada ${others}, tetapi kursi peran di \`by\` tidak mencukupi. Tambah \`seats\`, atau serahkan kepada peran lain.`,
					en: `There are too few people: \`${opened.name}\` must be taken by somebody other than ${others}, but the roles in \`by\` have not enough seats. Add \`seats\`, or give it to another role.`,
				},
			};
		}
	},
};

/** One action and all it is compared with, those first that are compared with nothing. */
function closure(opened: Opened, byName: ReadonlyMap<string, Opened>): readonly Taken[] {
	const found = new Map<string, Taken>();
	const add = (name: string): void => {
		if (found.has(name)) return;
		const one = byName.get(name);
		if (one === undefined) {
			found.set(name, { name, by: ['applicant'], office: '', notSameAs: [] });
			return;
		}
		found.set(name, {
			name,
			by: one.action.by,
			office: one.state?.office?.source ?? '',
			notSameAs: one.action.notSameAs.filter((other) => other !== name),
		});
		for (const other of one.action.notSameAs) add(other);
	};
	add(opened.name);
	return [...found.values()].slice(0, enough);
}

interface Taken {
	readonly name: string;
	readonly by: readonly string[];
	/** The state's own `office:`; people of another office are others. */
	readonly office: string;
	readonly notSameAs: readonly string[];
}

/** Tries to give each action a person so that all differ who must. Persons of a role that nobody has yet are alike: only one of them is tried. */
function canBeMet(actions: readonly Taken[], catalogue: Catalogue): boolean {
	const given = new Map<string, string>();
	let tries = 0;
	const clash = (one: Taken, person: string): boolean =>
		actions.some(
			(other) => given.get(other.name) === person && (one.notSameAs.includes(other.name) || other.notSameAs.includes(one.name)),
		);
	const place = (index: number): boolean => {
		const action = actions[index];
		tries += 1;
		if (action === undefined || tries > mostTries) return true;
		return peopleFor(action, catalogue, new Set(given.values())).some((person) => {
			if (clash(action, person)) return false;
			given.set(action.name, person);
			const met = place(index + 1);
			given.delete(action.name);
			return met;
		});
	};
	return place(0);
}

/** Who may take an action: of each role those who have one already, and the next who has none. */
function peopleFor(action: Taken, catalogue: Catalogue, busy: ReadonlySet<string>): readonly string[] {
	return action.by.flatMap((role) => {
		if (role === 'applicant') return ['applicant'];
		const seats = role === 'working' ? enough : Math.min(catalogue.roles.get(role)?.seats ?? 0, enough);
		const people = Array.from({ length: seats }, (_, seat) => `${role}#${seat} ${action.office}`);
		const next = people.find((person) => !busy.has(person));
		return people.filter((person) => busy.has(person) || person === next);
	});
}

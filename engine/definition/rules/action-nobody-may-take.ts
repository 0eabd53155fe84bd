import type { Catalogue, State, Workflow } from '../service.js';
import { allActions, type Opened, openIn } from './graph.js';
import type { Rule } from './rule.js';

/** An action without anybody who could take it, or that is open in no state. */
export const actionNobodyMayTake: Rule = {
	code: 'action-nobody-may-take',
	*run({ service, catalogue }) {
		for (const opened of allActions(service.workflow)) {
			const { action, name } = opened;
			if (opened.state === null && ![...service.workflow.states.values()].some((state) => openIn(action, state))) {
				yield {
					code: 'action-nobody-may-take',
					severity: 'error',
					at: action.at,
					says: {
						id: `Tindakan \`${name}\` tidak terbuka di status mana pun. Periksa \`in\` dan \`except\`.`,
						en: `The action \`${name}\` is open in no state. Look at its \`in\` and \`except\`.`,
					},
				};
			} else if (!takers(opened, service.workflow).some((role) => hasSeats(role, catalogue))) {
				yield {
					code: 'action-nobody-may-take',
					severity: 'error',
					at: action.at,
					says: {
						id: `Tidak ada yang dapat mengambil tindakan \`${name}\`: ${action.by.length === 0 ? 'tulis siapa di `by`' : 'semua peran di `by` tidak punya kursi (`seats: 0`)'}.`,
						en: `Nobody can take the action \`${name}\`: ${action.by.length === 0 ? 'say who in `by`' : 'every role in `by` has no seats (`seats: 0`)'}.`,
					},
				};
			}
		}
	},
};

/** The roles that may take an action; `working` is every role with an action of its own in a state where this one is open. */
function takers({ action, state }: Opened, workflow: Workflow): readonly string[] {
	if (state !== null || !action.by.includes('working')) return action.by;
	const states = [...workflow.states.values()].filter((one) => openIn(action, one));
	return [...action.by.filter((role) => role !== 'working'), ...states.flatMap(workingIn)];
}

function workingIn(state: State): readonly string[] {
	return [...state.actions.values()].flatMap((action) => action.by);
}

function hasSeats(role: string, catalogue: Catalogue): boolean {
	return role === 'applicant' || (catalogue.roles.get(role)?.seats ?? 0) > 0;
}

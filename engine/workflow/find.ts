import type { Action, Service, State } from '../definition/service.js';
import { kindOf } from './kinds/index.js';

/** An action where it was found. */
export interface Found {
	readonly action: Action;
	/** As entries, `took` and `notSameAs` name it: `verification.accept`, `withdraw`. */
	readonly name: string;
	/** Of the state itself, not of `anywhere`. */
	readonly own: boolean;
	readonly state: State;
}

/** Every action that the present state knows: its own, then those of `anywhere` open in it. */
export function actionsIn(service: Service, stateId: string): readonly Found[] {
	const state = service.workflow.states.get(stateId);
	if (state === undefined) return [];
	const own = [...state.actions.values()].map((action) => ({ action, name: `${state.id}.${action.id}`, own: true, state }));
	if (!kindOf(state).anywhere) return own;
	const everywhere = [...service.workflow.anywhere.values()]
		.filter((action) => reaches(action, state))
		.map((action) => ({ action, name: action.id, own: false, state }));
	return [...own, ...everywhere];
}

/** The action of that name in the present state: `accept`, `verification.accept`, or one of `anywhere`. A state's own comes first. Null: there is none here. */
export function findAction(service: Service, stateId: string, name: string): Found | null {
	const found = actionsIn(service, stateId);
	return found.find((each) => each.name === name) ?? found.find((each) => each.own && each.action.id === name) ?? null;
}

function reaches(action: Action, state: State): boolean {
	const named = (places: readonly string[]): boolean =>
		places.includes(state.id) || (state.stage !== null && places.includes(state.stage));
	return (action.in === null || named(action.in)) && !named(action.except);
}

/** Who may take it by name: `working` stands for every role with an action in the state. */
export function takers(found: Found): readonly string[] {
	if (!found.action.by.includes('working')) return found.action.by;
	const working = [...found.state.actions.values()].flatMap((action) => action.by).filter((role) => role !== 'applicant');
	return [...new Set(found.action.by.flatMap((role) => (role === 'working' ? working : [role])))];
}

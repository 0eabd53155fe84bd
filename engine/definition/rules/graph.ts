import type { Action, State, Workflow } from '../service.js';

/** An action, where it is open, and whose it is. */
export interface Opened {
	readonly action: Action;
	/** The state it belongs to; null for one of `anywhere`. */
	readonly state: State | null;
	/** As `notSameAs` and personas name it: `verification.accept`, `withdraw`. */
	readonly name: string;
}

/** Every action of a workflow, those of `anywhere` last. */
export function allActions(workflow: Workflow): readonly Opened[] {
	return [
		...[...workflow.states.values()].flatMap((state) =>
			[...state.actions.values()].map((action) => ({ action, state, name: `${state.id}.${action.id}` })),
		),
		...[...workflow.anywhere.values()].map((action) => ({ action, state: null, name: action.id })),
	];
}

/** Is an action of `anywhere` open in a state: never in an end state; as `in` and `except` say, by state or stage. */
export function openIn(action: Action, state: State): boolean {
	if (state.end !== null) return false;
	const named = (places: readonly string[]): boolean =>
		places.includes(state.id) || (state.stage !== null && places.includes(state.stage));
	return (action.in === null || named(action.in)) && !named(action.except);
}

/** States an action's targets may lead to from a state: `stay` is none, `back` isn't looked at. */
export function targetsOf(action: Action): readonly string[] {
	return action.to.flatMap(({ to }) => (to === 'stay' || to === 'back' ? [] : [to]));
}

/** Where a state's own actions and timers may lead, itself left out. */
export function ownExits(state: State): ReadonlySet<string> {
	const exits = [...state.actions.values()].flatMap(targetsOf);
	for (const timer of state.timers) if (timer.to !== null) exits.push(timer.to);
	return new Set(exits.filter((to) => to !== state.id));
}

/** Where an application may go from a state by anything at all: own exits, `anywhere`, timers of the workflow. */
export function allExits(workflow: Workflow, state: State): ReadonlySet<string> {
	const exits = new Set(ownExits(state));
	for (const action of workflow.anywhere.values()) if (openIn(action, state)) for (const to of targetsOf(action)) exits.add(to);
	if (state.end === null) for (const timer of workflow.timers) if (timer.to !== null) exits.add(timer.to);
	exits.delete(state.id);
	return exits;
}

/** The states that can be come to from the start. */
export function reachable(workflow: Workflow): ReadonlySet<string> {
	const found = new Set<string>();
	const waiting = [workflow.start];
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		const state = workflow.states.get(id);
		if (state === undefined || found.has(id)) continue;
		found.add(id);
		waiting.push(...allExits(workflow, state));
	}
	return found;
}

/** The states from which an end can be come to; `exits` says which ways count. */
export function reachesEnd(workflow: Workflow, exits: (state: State) => ReadonlySet<string>): ReadonlySet<string> {
	const found = new Set([...workflow.states.values()].filter((state) => state.end !== null).map((state) => state.id));
	for (let before = -1; before < found.size; ) {
		before = found.size;
		for (const state of workflow.states.values()) if ([...exits(state)].some((to) => found.has(to))) found.add(state.id);
	}
	return found;
}

/** Does a state have a way out by `back`: then it goes where it came from, which is another state. */
export function goesBack(state: State): boolean {
	return [...state.actions.values()].some((action) => action.to.some(({ to }) => to === 'back'));
}

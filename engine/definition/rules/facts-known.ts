import { fieldAt } from '../compile/fact-paths.js';
import type { Action, Field, State, Workflow } from '../service.js';
import { openIn, targetsOf } from './graph.js';

/**
 * Is a fact known whenever an application is in a state (or when an action in it has been taken): every way there takes an
 * action that asks the fact, where the schema requires it, or sets it. `path` is without `facts.`.
 */
export function factKnown(workflow: Workflow, facts: Field, path: string, state: string): boolean {
	if (state === workflow.start) return false;
	const found = new Set<string>();
	const waiting = [workflow.start];
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		const here = workflow.states.get(id);
		if (here === undefined || found.has(id)) continue;
		if (id === state) return false;
		found.add(id);
		waiting.push(...waysWithout(workflow, facts, path, here));
	}
	return true;
}

/** Does an action itself make a fact known: it asks it as required, or sets it to something that can't be absent. */
export function makesKnown(action: Action, facts: Field, path: string): boolean {
	const sets = action.set.some((one) => one.fact === path && one.value.absent.length === 0);
	return sets || (action.ask?.of === 'facts' && fieldAt(action.ask.group, path) !== null && required(facts, path));
}

function required(facts: Field, path: string): boolean {
	const names = path.split('.');
	return names.every((_, index) => {
		const field = fieldAt(facts, names.slice(0, index + 1).join('.'));
		return field?.required && field.when === null;
	});
}

function waysWithout(workflow: Workflow, facts: Field, path: string, state: State): readonly string[] {
	const open = [...state.actions.values(), ...[...workflow.anywhere.values()].filter((action) => openIn(action, state))];
	const timers = [...state.timers, ...(state.end === null ? workflow.timers : [])];
	return [
		...open.filter((action) => !makesKnown(action, facts, path)).flatMap(targetsOf),
		...timers.flatMap((timer) => timer.to ?? []),
	];
}

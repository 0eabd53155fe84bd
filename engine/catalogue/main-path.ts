import { goesBack, ownExits } from '../definition/rules/graph.js';
import type { State, Workflow } from '../definition/service.js';

/** One state on the way from the start to a grant. */
export interface PathStep {
	readonly state: State;
	/** Is it on every way there; else an application may be granted without it. */
	readonly always: boolean;
}

/** Ways looked at before the longest seen will do. */
const most = 20_000;

/**
 * The way an application that is granted goes: the longest through states whose clock runs, that meets none twice.
 * A workflow without a grant: the longest to any end. Empty where there is none.
 */
export function mainPath(workflow: Workflow): readonly PathStep[] {
	const known = paths.get(workflow);
	if (known !== undefined) return known;
	const path = pathOf(workflow);
	paths.set(workflow, path);
	return path;
}

/** Worked out once a version. */
const paths = new WeakMap<Workflow, readonly PathStep[]>();

function pathOf(workflow: Workflow): readonly PathStep[] {
	const granted = [...workflow.states.values()].filter((state) => state.end === 'granted');
	const ends = new Set(
		(granted.length > 0 ? granted : [...workflow.states.values()].filter((state) => state.end !== null)).map(({ id }) => id),
	);
	const { longest, onAll } = waysTo(workflow, ends);
	return longest.flatMap((id) => {
		const state = workflow.states.get(id);
		return state === undefined ? [] : [{ state, always: state.end !== null || onAll.has(id) }];
	});
}

function waysTo(
	workflow: Workflow,
	ends: ReadonlySet<string>,
): { readonly longest: readonly string[]; readonly onAll: ReadonlySet<string> } {
	let longest: readonly string[] = [];
	let onAll: readonly string[] | null = null;
	let looked = 0;
	const path: string[] = [];
	const walk = (id: string): void => {
		const state = workflow.states.get(id);
		looked += 1;
		if (state === undefined || looked > most || path.includes(id) || (state.clock === 'stopped' && !ends.has(id))) return;
		path.push(id);
		if (ends.has(id)) {
			if (path.length > longest.length) longest = [...path];
			onAll = (onAll ?? path).filter((one) => path.includes(one));
		} else if (state.end === null) for (const to of waysFrom(state)) walk(to);
		path.pop();
	};
	walk(workflow.start);
	return { longest, onAll: new Set(onAll) };
}

/** Where people take an application, not where a timer puts it. */
function waysFrom(state: State): readonly string[] {
	const byPeople = [...state.actions.values()].flatMap((action) => action.to.map(({ to }) => to));
	return [...ownExits(state)].filter((to) => byPeople.includes(to) || (byPeople.length === 0 && !goesBack(state)));
}

import { allExits } from '../definition/rules/graph.js';
import type { State, Workflow } from '../definition/service.js';
import type { Duration } from '../time/types.js';

/** The way through a workflow whose due times add up to most. */
export interface LongestPath {
	/** In the unit that `measure` gives. */
	readonly length: number;
	/** The states on it that have a due time, in order. */
	readonly states: readonly string[];
	/** False where there were too many ways to look at each; then `length` is the longest of those seen. */
	readonly whole: boolean;
}

/** Ways looked at before giving up; a workflow of a dozen states has some hundreds. */
const most = 100_000;

/** The longest path that meets no state twice, without the due times of states whose clock is stopped or waiting (2b-41). */
export function longestPath(workflow: Workflow, measure: (due: Duration) => number): LongestPath {
	const exits = new Map(
		[...workflow.states.values()].map((state) => [state.id, state.end === null ? [...allExits(workflow, state)] : []]),
	);
	const counted = (state: State | undefined): number =>
		state === undefined || state.due === null || state.clock !== 'running' ? 0 : measure(state.due);
	let best = { length: 0, states: [] as readonly string[] };
	let looked = 0;
	const path: string[] = [];
	const walk = (id: string, before: number): void => {
		looked += 1;
		if (looked > most) return;
		path.push(id);
		const length = before + counted(workflow.states.get(id));
		if (length > best.length) best = { length, states: path.filter((one) => counted(workflow.states.get(one)) > 0) };
		for (const to of exits.get(id) ?? []) if (!path.includes(to)) walk(to, length);
		path.pop();
	};
	if (workflow.states.has(workflow.start)) walk(workflow.start, 0);
	return { ...best, whole: looked <= most };
}

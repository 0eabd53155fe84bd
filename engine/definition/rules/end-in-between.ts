import type { State, Workflow } from '../service.js';
import { allExits, reachable, targetsOf } from './graph.js';
import type { Rule } from './rule.js';

/**
 * An end that grants, although the office goes on from it to another state that grants and can be come to in no other way: what is
 * granted there is not decided yet. Reopening, revoking and rating lead elsewhere, or back.
 */
export const endInBetween: Rule = {
	code: 'end-in-between',
	*run({ service: { workflow } }) {
		const found = reachable(workflow);
		for (const state of workflow.states.values()) {
			if (state.end !== 'granted' || !found.has(state.id)) continue;
			const further = grantedOnlyAfter(workflow, state, found);
			if (further === undefined) continue;
			yield {
				code: 'end-in-between',
				severity: 'hint',
				at: state.at,
				says: {
					id: `\`${state.id}\` menutup permohonan sebagai dikabulkan, padahal \`${further}\` yang juga mengabulkan baru tercapai sesudahnya. Hapus \`end\` bila di sini belum diputuskan.`,
					en: `\`${state.id}\` ends the application as granted, yet \`${further}\`, which grants too, comes only after it. Leave out \`end\` if nothing is decided here yet.`,
				},
			};
		}
	},
};

/** A granting end that officers come to from here, and that nobody comes to by another way. */
function grantedOnlyAfter(workflow: Workflow, state: State, found: ReadonlySet<string>): string | undefined {
	const without = from(workflow, [workflow.start], state.id);
	const ahead = [...state.actions.values()].filter(({ by }) => !by.includes('applicant')).flatMap(targetsOf);
	const after = from(workflow, ahead, state.id);
	return [...after].find((id) => found.has(id) && !without.has(id) && workflow.states.get(id)?.end === 'granted');
}

/** The states that can be come to from these, never by way of `closed`. */
function from(workflow: Workflow, starts: readonly string[], closed: string): ReadonlySet<string> {
	const found = new Set<string>();
	const waiting = starts.filter((id) => id !== closed);
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		const state = workflow.states.get(id);
		if (state === undefined || found.has(id)) continue;
		found.add(id);
		waiting.push(...[...allExits(workflow, state)].filter((to) => to !== closed));
	}
	return found;
}

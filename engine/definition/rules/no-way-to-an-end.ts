import { allExits, goesBack, ownExits, reachesEnd } from './graph.js';
import type { Rule } from './rule.js';

/** States that have ways out, yet lead round in a circle: no end can ever be come to from them. */
export const noWayToAnEnd: Rule = {
	code: 'no-way-to-an-end',
	*run({ service }) {
		const { workflow } = service;
		if (![...workflow.states.values()].some((state) => state.end !== null)) return;
		const good = reachesEnd(workflow, (state) => allExits(workflow, state));
		for (const state of workflow.states.values()) {
			if (good.has(state.id) || ownExits(state).size === 0 || goesBack(state)) continue;
			yield {
				code: 'no-way-to-an-end',
				severity: 'error',
				at: state.at,
				says: {
					id: `Dari status \`${state.id}\` permohonan berputar terus dan tidak pernah sampai ke akhir. Tambahkan jalan ke status yang punya \`end\`.`,
					en: `From the state \`${state.id}\` an application goes round for ever and never comes to an end. Add a way to a state that has \`end\`.`,
				},
			};
		}
	},
};

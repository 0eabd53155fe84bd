import { reachable } from './graph.js';
import type { Rule } from './rule.js';

/** A state nobody ever comes to: no action, timer or start leads there. */
export const unreachableState: Rule = {
	code: 'unreachable-state',
	*run({ service }) {
		const found = reachable(service.workflow);
		for (const state of service.workflow.states.values()) {
			if (found.has(state.id)) continue;
			yield {
				code: 'unreachable-state',
				severity: 'warning',
				at: state.at,
				says: {
					id: `Tidak ada jalan ke status \`${state.id}\`. Arahkan sebuah tindakan atau timer ke sana, atau hapus.`,
					en: `Nothing leads to the state \`${state.id}\`. Let an action or timer go there, or remove it.`,
				},
			};
		}
	},
};

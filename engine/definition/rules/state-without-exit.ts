import { goesBack, ownExits } from './graph.js';
import type { Rule } from './rule.js';

/** A state that isn't an end and that nothing of its own ever leaves; `anywhere` doesn't count (2b-40). */
export const stateWithoutExit: Rule = {
	code: 'state-without-exit',
	*run({ service }) {
		for (const state of service.workflow.states.values()) {
			if (state.end !== null || ownExits(state).size > 0) continue;
			if (goesBack(state) && state.id !== service.workflow.start) continue;
			yield {
				code: 'state-without-exit',
				severity: 'error',
				at: state.at,
				says: {
					id: `Permohonan tidak dapat meninggalkan status \`${state.id}\`. Tambahkan tindakan atau timer yang menuju status lain, atau tulis \`end\` bila ini akhirnya.`,
					en: `An application can't leave the state \`${state.id}\`. Add an action or a timer that leads to another state, or write \`end\` if this is where it ends.`,
				},
			};
		}
	},
};

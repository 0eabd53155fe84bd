import type { Rule } from './rule.js';

/** `to: back` in the start state: on the first visit there is nothing to go back to (2b-40). */
export const backAtTheStart: Rule = {
	code: 'back-at-the-start',
	*run({ service }) {
		const start = service.workflow.states.get(service.workflow.start);
		for (const action of start?.actions.values() ?? []) {
			const back = action.to.find(({ to }) => to === 'back');
			if (back === undefined) continue;
			yield {
				code: 'back-at-the-start',
				severity: 'warning',
				at: back.at,
				says: {
					id: `\`${start?.id ?? ''}\` adalah status pertama; pada kunjungan pertama tidak ada status untuk kembali. Tulis nama status tujuannya.`,
					en: `\`${start?.id ?? ''}\` is the first state; on the first visit there is no state to go back to. Write the name of the state to go to.`,
				},
			};
		}
	},
};

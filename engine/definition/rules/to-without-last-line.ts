import { allActions } from './graph.js';
import type { Rule } from './rule.js';

/** A `to` list whose last line has a `when`, or a line that can't be come to because one before it always holds. */
export const toWithoutLastLine: Rule = {
	code: 'to-without-last-line',
	*run({ service }) {
		for (const { action, name } of allActions(service.workflow)) {
			const last = action.to.at(-1);
			if (last !== undefined && last.when !== null) {
				yield {
					code: 'to-without-last-line',
					severity: 'error',
					at: last.at,
					says: {
						id: `Bila tidak satu pun syarat terpenuhi, tindakan \`${name}\` tidak menuju ke mana-mana. Akhiri dengan baris tanpa \`when\`, misalnya \`- { to: ${last.to} }\`.`,
						en: `If none of the conditions holds, the action \`${name}\` leads nowhere. End with a line without \`when\`, for example \`- { to: ${last.to} }\`.`,
					},
				};
			}
			for (const early of action.to.slice(0, -1)) {
				if (early.when !== null) continue;
				yield {
					code: 'to-after-last-line',
					severity: 'error',
					at: early.at,
					says: {
						id: 'Baris tanpa `when` ini selalu dipakai, sehingga baris sesudahnya tidak pernah tercapai. Letakkan paling akhir.',
						en: 'This line without `when` is always taken, so that those after it never are. Put it last.',
					},
				};
			}
		}
	},
};

import { allActions, targetsOf } from './graph.js';
import type { Rule } from './rule.js';

/** An applicant's action that ends in a grant: people would decide on their own application. */
export const applicantGrants: Rule = {
	code: 'applicant-grants',
	*run({ service }) {
		for (const { action, name } of allActions(service.workflow)) {
			if (!action.by.includes('applicant')) continue;
			const granted = targetsOf(action).find((to) => service.workflow.states.get(to)?.end === 'granted');
			if (granted === undefined) continue;
			yield {
				code: 'applicant-grants',
				severity: 'warning',
				at: action.at,
				says: {
					id: `Dengan tindakan \`${name}\`, pemohon mengabulkan permohonannya sendiri (\`${granted}\`). Serahkan keputusan kepada peran lain.`,
					en: `With the action \`${name}\` applicants grant their own application (\`${granted}\`). Leave the decision to another role.`,
				},
			};
		}
	},
};

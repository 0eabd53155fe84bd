import { placeAt } from '../node.js';
import type { Rule } from './rule.js';

/** A workflow in which nothing ends. */
export const noEndState: Rule = {
	code: 'no-end-state',
	*run({ service, source }) {
		if ([...service.workflow.states.values()].some((state) => state.end !== null)) return;
		yield {
			code: 'no-end-state',
			severity: 'error',
			at: placeAt(source.root, ['workflow', 'states'], 'key'),
			says: {
				id: 'Tidak ada status akhir. Tulis sedikitnya satu, misalnya `issued: { end: granted }`.',
				en: 'There is no end state. Write at least one, for example `issued: { end: granted }`.',
			},
		};
	},
};

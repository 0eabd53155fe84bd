import { nodeAt, placeAt } from '../node.js';
import { takesAnswer } from './asked.js';
import type { Rule } from './rule.js';

/** Personal data without a purpose, or without saying how long it is kept. Publishing for the public refuses a service without `privacy` (2b-35). */
export const missingPrivacy: Rule = {
	code: 'missing-privacy',
	*run({ service, source }) {
		const personal = [...service.form.fields.values()].some((field) => takesAnswer(field) && field.personal !== 'none');
		if (!personal) return;
		if (service.privacy === null) {
			yield {
				code: 'missing-privacy',
				severity: 'warning',
				at: source.root.place,
				says: {
					id: 'Layanan ini meminta data pribadi tanpa `privacy`. Tulis untuk apa data dipakai dan berapa lama disimpan; tanpa itu layanan tidak dapat diterbitkan untuk umum.',
					en: "This service asks for personal data without `privacy`. Say what it is for and how long it is kept; without that it can't be published for the public.",
				},
				suggestion: {
					id: 'Misalnya `privacy: { purpose: Penerbitan izin, basis: UU 25/2009, retention: { granted: 5 years, refused: 1 year, draft: 28 days } }`.',
					en: 'For example `privacy: { purpose: Issuing permits, basis: UU 25/2009, retention: { granted: 5 years, refused: 1 year, draft: 28 days } }`.',
				},
			};
			return;
		}
		if (nodeAt(source.root, ['privacy', 'purpose']) === null)
			yield {
				code: 'missing-purpose',
				severity: 'warning',
				at: placeAt(source.root, ['privacy'], 'key'),
				says: {
					id: 'Tulis untuk apa data pribadi dipakai: `purpose`.',
					en: 'Say what the personal data is for: `purpose`.',
				},
			};
		const { retention } = service.privacy;
		const ends = new Set(['draft', ...[...service.workflow.states.values()].flatMap((state) => state.end ?? [])]);
		const missing = [...ends].filter((end) => !retention.has(end)).map((end) => `\`${end}\``);
		if (missing.length > 0)
			yield {
				code: 'missing-retention',
				severity: 'warning',
				at: placeAt(source.root, ['privacy', 'retention'], 'key'),
				says: {
					id: `Tulis di \`retention\` berapa lama data disimpan untuk ${missing.join(', ')}.`,
					en: `Say in \`retention\` how long data is kept for ${missing.join(', ')}.`,
				},
			};
	},
};

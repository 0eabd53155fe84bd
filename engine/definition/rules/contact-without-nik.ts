import { placeAt } from '../node.js';
import type { Rule } from './rule.js';

/** A service with officers that doesn't say which answer is the applicant's NIK: the rule of one's own file sees less (2b-25). */
export const contactWithoutNik: Rule = {
	code: 'contact-without-nik',
	*run({ service, source }) {
		if (service.contact.nik !== null || service.workflow.roles.length === 0) return;
		yield {
			code: 'contact-without-nik',
			severity: 'hint',
			at: placeAt(source.root, ['contact'], 'key'),
			says: {
				id: 'Tulis isian mana yang memuat NIK pemohon, agar petugas yang juga pemohon tidak dapat memutus permohonannya sendiri.',
				en: "Say which field holds the applicant's NIK, so that an officer who is the applicant can't decide on their own application.",
			},
			suggestion: { id: 'Misalnya `contact: { nik: applicant.nik }`.', en: 'For example `contact: { nik: applicant.nik }`.' },
		};
	},
};

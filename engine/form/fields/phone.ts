import type { Kind } from '../types.js';
import { asText, checkText, oneText, readableText, single } from './texts.js';

const written = /^\+?[0-9 ().-]{6,24}$/;

/** A telephone number as people write it: 7 to 15 digits (ITU-T E.164), blanks, dots, hyphens and brackets between them. Kept as typed. */
export const phone: Kind = {
	name: 'phone',
	parse: (texts) => {
		const given = oneText(texts);
		return given === null ? { value: undefined } : readableText(given, false);
	},
	texts: (value) => single(value),
	format: (value) => asText(value),
	check: (value) => {
		const wrong = checkText(value, false);
		if (wrong !== null || typeof value !== 'string') return wrong;
		const digits = value.replaceAll(/\D/g, '').length;
		return written.test(value) && digits >= 7 && digits <= 15 ? null : 'phone';
	},
};

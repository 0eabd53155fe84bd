import { isEmail } from '../formats.js';
import type { Kind } from '../types.js';
import { asText, oneText, readableText, single } from './texts.js';

/** An e-mail address, kept as typed. */
export const email: Kind = {
	name: 'email',
	parse: (texts) => {
		const given = oneText(texts);
		return given === null ? { value: undefined } : readableText(given, false);
	},
	texts: (value) => single(value),
	format: (value) => asText(value),
	check: (value) => (typeof value !== 'string' ? 'type' : isEmail(value) ? null : 'format'),
};

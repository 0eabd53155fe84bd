import type { Kind } from '../types.js';
import { asText, checkText, oneText, readableText, single } from './texts.js';

/** One line of text. */
export const text: Kind = {
	name: 'text',
	parse: (texts) => {
		const given = oneText(texts);
		return given === null ? { value: undefined } : readableText(given, false);
	},
	texts: (value) => single(value),
	format: (value) => asText(value),
	check: (value) => checkText(value, false),
};

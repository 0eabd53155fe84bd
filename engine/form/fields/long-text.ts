import type { Kind } from '../types.js';
import { asText, checkText, oneText, readableText, single } from './texts.js';

/** Several lines of text; line ends are `\n`, whatever the browser sends. */
export const longText: Kind = {
	name: 'long-text',
	parse: (texts) => {
		const given = oneText(texts);
		return given === null ? { value: undefined } : readableText(given.replaceAll(/\r\n?/g, '\n'), true);
	},
	texts: (value) => single(value),
	format: (value) => asText(value),
	check: (value) => checkText(value, true),
};

import type { Kind } from '../types.js';
import { boolean } from './boolean.js';
import { oneText } from './texts.js';

/** A sentence to agree to: ticked = `true`; not ticked = unanswered. */
export const declaration: Kind = {
	name: 'declaration',
	parse: (texts) => (oneText(texts) === 'true' ? { value: true } : { value: undefined }),
	texts: (value) => (value === true ? { '': ['true'] } : {}),
	format: boolean.format,
	check: boolean.check,
};

import type { Kind } from '../types.js';

/** A kind that takes no answer of its own. */
export function container(name: 'group' | 'address' | 'list' | 'guidance'): Kind {
	return { name, parse: () => ({ value: undefined }), texts: () => ({}), format: () => '', check: () => null };
}

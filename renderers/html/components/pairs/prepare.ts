import type { Content } from '../../markup.js';

export interface Pair {
	readonly key: Content;
	readonly value: Content;
}

export interface PairsData {
	readonly pairs: readonly Pair[];
}

/** Names and values side by side, without a way to change them. */
export function preparePairs(options: { readonly pairs: readonly Pair[] }): PairsData {
	return { pairs: options.pairs.map(({ key, value }) => ({ key, value })) };
}

import type { Content } from '../../markup.js';

export interface ShownData {
	readonly id: string;
	readonly title: string;
	readonly value: Content;
}

/** An answer that was worked out: shown, not asked. */
export function prepareShown(options: ShownData): ShownData {
	return { id: options.id, title: options.title, value: options.value };
}

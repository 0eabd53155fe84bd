import type { Attributes, Content } from '../../markup.js';

export interface GuidanceOptions {
	readonly id?: string;
	readonly title: string | null;
	readonly text: Content;
}

export interface GuidanceData {
	readonly attributes: Attributes;
	readonly title: string | null;
	readonly text: Content;
}

/** Words between the questions. */
export function prepareGuidance(options: GuidanceOptions): GuidanceData {
	return { attributes: { id: options.id ?? null }, title: options.title, text: options.text };
}

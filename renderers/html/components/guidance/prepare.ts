import type { Content } from '../../markup.js';

export interface GuidanceData {
	readonly title: string | null;
	readonly text: Content;
}

/** Words between the questions. */
export function prepareGuidance(options: GuidanceData): GuidanceData {
	return { title: options.title, text: options.text };
}

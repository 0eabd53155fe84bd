import type { Attributes, Content } from '../../markup.js';

export interface WayOptions {
	/** Does the step that is now wait for the reader. */
	readonly yours?: boolean | undefined;
	readonly steps: readonly WayStepOptions[];
}

export interface WayStepOptions {
	readonly title: string;
	readonly when: 'done' | 'now' | 'next';
	/** Read out after the title: "done"; '' = nothing. */
	readonly state: string;
	readonly note: Content | null;
}

export interface WayData {
	readonly steps: readonly {
		readonly title: string;
		readonly state: string;
		readonly note: Content | null;
		readonly attributes: Attributes;
	}[];
}

/** The way of an application: done, now, to come. */
export function prepareWay(options: WayOptions): WayData {
	return {
		steps: options.steps.map(({ title, when, state, note }) => ({
			title,
			state,
			note,
			attributes: {
				class: when === 'next' ? null : when === 'now' && options.yours === true ? 'now yours' : when,
				'aria-current': when === 'now' ? 'step' : null,
			},
		})),
	};
}

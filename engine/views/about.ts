import type { Frame } from './frame.js';
import type { SafeUrl } from './url.js';

/** Pages of words: `/track`, `/cookies`, `/accessibility`. */
export interface AboutView {
	readonly view: 'about';
	readonly frame: Frame;
	readonly what: About;
	/** Of `track`: what this browser may open, newest first. Empty for the others. */
	readonly opened: readonly OpenedEntry[];
}

export type About = 'track' | 'cookies' | 'accessibility';

/** A draft or an application that was opened here. */
export interface OpenedEntry {
	readonly service: string;
	/** Of an application; null for a draft, which was not sent. */
	readonly reference: string | null;
	readonly url: SafeUrl;
}

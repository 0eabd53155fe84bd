import type { Frame } from './frame.js';
import type { SafeUrl } from './url.js';

/** `/practice`: the made-up people of a practice store, and where each of them is. */
export interface PracticeView {
	readonly view: 'practice';
	readonly frame: Frame;
	readonly services: readonly { readonly title: string; readonly people: readonly PersonView[] }[];
	/** Are some of them still being made? */
	readonly waiting: boolean;
}

export interface PersonView {
	readonly name: string;
	/** `sent`: an application; `draft`: not sent; `none`: there is nothing to open. */
	readonly has: 'sent' | 'draft' | 'none';
	/** Of `sent`, the state in words; of `draft`, the page it stopped at ('' = none is open); of `none`, why. */
	readonly says: string;
	/** The private link, or null. */
	readonly url: SafeUrl | null;
}

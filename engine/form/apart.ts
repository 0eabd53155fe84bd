import type { Group } from '../expression/types.js';

/** How an application is filed: at which office, by which channel, by whom where it is for another. */
export interface Filed {
	readonly office: string | null;
	readonly channel: string;
	readonly filler: { readonly role: string | null; readonly office: string | null } | null;
}

/**
 * What the form's expressions see that is no answer: `case.office`, `case.channel`, `filler`. The same while it is filled in, when it is sent,
 * in a correction, and wherever its answers are shown afterwards. `me` is empty until people sign in.
 */
export function apartOf({ office, channel, filler }: Filed): Group {
	return {
		case: { office: office ?? undefined, channel },
		filler: { role: filler?.role ?? undefined, office: filler?.office ?? undefined },
		me: {},
	};
}

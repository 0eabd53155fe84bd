import type { Filler } from '../../schemas/generated/record.js';
import type { Catalogue } from '../definition/service.js';
import type { Circumstances } from '../form/types.js';
import type { PlainDate } from '../time/types.js';
import { placeOf } from './place.js';

/** How, where and by whom a form is filled in. */
export interface Applying {
	readonly office: string | null;
	readonly channel: string;
	readonly filler: Filler | null;
}

/**
 * What a form's expressions see of the world: the same while it is a draft, at submission and in corrections, but for `today`, which is
 * the day a page is sent, then the day it was frozen to (2b-10).
 */
export function formCircumstances(
	{ office, channel, filler }: Applying,
	catalogue: Catalogue,
	today: PlainDate,
	locale: string,
): Circumstances {
	return {
		today,
		locale,
		apart: {
			case: { office: office ?? undefined, channel },
			filler: { role: filler?.role ?? undefined, office: filler?.office ?? undefined },
			me: {},
		},
		facts: {},
		calendar: placeOf(catalogue, office).calendar,
	};
}

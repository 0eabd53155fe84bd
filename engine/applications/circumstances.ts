import type { Draft } from '../../schemas/generated/record.js';
import type { Catalogue } from '../definition/service.js';
import { apartOf } from '../form/apart.js';
import type { Circumstances } from '../form/types.js';
import type { Instant } from '../time/types.js';
import { localDate } from '../time/zone.js';
import { placeOf } from '../workflow/place.js';

/** What a draft's form sees of the world: today at its office (2b-10), the language, where and how it is applied for, who fills in. */
export function circumstancesOf(
	draft: Pick<Draft, 'office' | 'channel' | 'locale' | 'filler'>,
	catalogue: Catalogue,
	now: Instant,
): Circumstances {
	return {
		today: localDate(now, placeOf(catalogue, draft.office).zone),
		locale: draft.locale,
		apart: apartOf(draft),
		facts: {},
	};
}

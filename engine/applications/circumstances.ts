import type { Draft } from '../../schemas/generated/record.js';
import type { Catalogue } from '../definition/service.js';
import type { Circumstances } from '../form/types.js';
import type { Instant } from '../time/types.js';
import { localDate } from '../time/zone.js';
import { formCircumstances } from '../workflow/form-circumstances.js';
import { placeOf } from '../workflow/place.js';

/** What a draft's form sees of the world: today at its office (2b-10), the language, where and how it is applied for, who fills in. */
export function circumstancesOf(
	draft: Pick<Draft, 'office' | 'channel' | 'locale' | 'filler'>,
	catalogue: Catalogue,
	now: Instant,
): Circumstances {
	const { office, channel, locale, filler } = draft;
	return formCircumstances({ office, channel, filler }, catalogue, localDate(now, placeOf(catalogue, office).zone), locale);
}

/** An application as a page meets it: opened for this session, settled, with what stands around it. */
import { isRefusal } from '../../applications/load.js';
import { statusOf } from '../../applications/status.js';
import type { Refusal } from '../../applications/types.js';
import type { Showing } from '../../views/make/application.js';
import { makeFrame } from '../../views/make/frame.js';
import type { World } from '../../workflow/types.js';
import { around } from '../page.js';
import type { Visit } from '../route.js';
import { access } from './access.js';

/** What a page of an application is made from. */
export interface Opened extends Showing {
	readonly world: World;
}

/** The application that the address names, in the language of the page; or why not: `not-found` also where it is somebody else's. */
export async function openApplication(visit: Visit): Promise<Opened | Refusal> {
	const { house, params, locale } = visit;
	const opened = await statusOf(house.applications, params['reference'] ?? '', access(visit), locale);
	if (isRefusal(opened)) return opened;
	const place = await around(visit);
	const office = place.catalogue.offices.get(opened.application.office ?? '') ?? null;
	const frame = makeFrame(place, opened.service, office);
	return { ...opened, frame, catalogue: place.catalogue, now: house.now().toISOString() };
}

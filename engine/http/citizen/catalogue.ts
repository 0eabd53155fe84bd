/** `/` and `/services/:service`: what there is, and what it takes. */

import { readDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import { makeHome, makeService } from '../../views/make/catalogue.js';
import { ownUrl, type SafeUrl } from '../../views/url.js';
import { around, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { problemPage } from './problem.js';

export const catalogueRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/',
		policy: 'anybody',
		handle: async (visit) => {
			const services = (await visit.house.versions.current()).map(({ service }) => service);
			return sendPage(visit, visit.house.render.home(makeHome(await around(visit), services)));
		},
	},
	{
		method: 'GET',
		url: '/services/:service',
		policy: 'anybody',
		handle: async (visit) => {
			const version = await visit.house.versions.find(visit.params['service'] ?? '');
			if (version === null) return problemPage(visit, 404, 'not-found');
			const resume = await openDraft(visit, version.service.id);
			return sendPage(visit, visit.house.render.service(makeService(await around(visit), version.service, resume)));
		},
	},
];

/** Where the draft goes on that this session began for a service; null where there is none any more. */
export async function openDraft(visit: Visit, service: string): Promise<SafeUrl | null> {
	const { drafts, grants } = visit.session;
	const id = Object.hasOwn(drafts, service) ? drafts[service] : undefined;
	if (id === undefined) return null;
	const opened = await readDraft(visit.house.applications, id, { grants });
	return isRefusal(opened) ? null : ownUrl(['drafts', id]);
}

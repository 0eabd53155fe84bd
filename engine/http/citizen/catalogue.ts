/** `/` and `/services/:service`: what there is, and what it takes. */
import { makeHome, makeService } from '../../views/make/catalogue.js';
import { ownUrl } from '../../views/url.js';
import { around, sendPage } from '../page.js';
import type { Route } from '../route.js';
import { openedDraft } from './begun.js';
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
			const draft = await openedDraft(visit, version.service.id);
			const resume = draft === null || draft.revision === 1 ? null : ownUrl(['drafts', draft.id]);
			return sendPage(visit, visit.house.render.service(makeService(await around(visit), version.service, resume)));
		},
	},
];

import { problemPage } from './citizen/problem.js';
import type { Route } from './route.js';

/** What pages load: named by its hash, so that it may be kept for ever. */
export const assetRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/assets/:name',
		policy: 'public',
		handle: async (visit) => {
			const style = await visit.house.style();
			if (`/assets/${visit.params['name']}` !== style.url) return problemPage(visit, 404, 'not-found');
			return visit.reply
				.header('cache-control', 'public, max-age=31536000, immutable')
				.type('text/css; charset=utf-8')
				.send(style.css);
		},
	},
];

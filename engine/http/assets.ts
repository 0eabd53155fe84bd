import { problemPage } from './citizen/problem.js';
import type { Route } from './route.js';

/** What pages load: named by its hash, so that it may be kept for ever. */
export const assetRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/assets/:name',
		policy: 'public',
		handle: async (visit) => {
			const { script } = visit.house;
			const style = await visit.house.style();
			const assets = [
				{ url: style.url, type: 'text/css', text: style.css },
				{ url: script.url, type: 'text/javascript', text: script.js },
			];
			const asset = assets.find(({ url }) => url === `/assets/${visit.params['name']}`);
			if (asset === undefined) return problemPage(visit, 404, 'not-found');
			return visit.reply
				.header('cache-control', 'public, max-age=31536000, immutable')
				.type(`${asset.type}; charset=utf-8`)
				.send(asset.text);
		},
	},
];

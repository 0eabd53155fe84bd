/** The routes of `loket dev`, in plain sight; no other command has them. */
import { readFileSync } from 'node:fs';
import type { House } from '../../engine/http/house.js';
import { around, sendPage } from '../../engine/http/page.js';
import type { Route } from '../../engine/http/route.js';
import { makeFrame } from '../../engine/views/make/frame.js';
import { renderAuthors } from '../../renderers/html/author/authors.js';
import { renderGallery } from '../../renderers/html/gallery.js';
import type { Seen } from '../republishing.js';
import { makeAuthors } from './authors.js';
import type { Events } from './events.js';
import { openRoute } from './open.js';
import { statusRoute } from './status.js';

/** Makes them for a house. @param folder of the catalogue that is written */
export function devRoutes(house: House, events: Events, seen: () => Seen, folder: string): readonly Route[] {
	return [
		{
			method: 'GET',
			url: '/dev',
			policy: 'anybody',
			handle: async (visit) => {
				const frame = makeFrame(await around(visit));
				return sendPage(visit, renderAuthors(await makeAuthors(frame, seen(), house)));
			},
		},
		{
			method: 'GET',
			url: '/dev/gallery',
			policy: 'anybody',
			handle: async (visit) => sendPage(visit, renderGallery(makeFrame(await around(visit)))),
		},
		openRoute(seen, folder),
		statusRoute(seen),
		events.route,
		file('live.js', 'text/javascript; charset=utf-8'),
		file('author.css', 'text/css; charset=utf-8'),
	];
}

function file(name: string, type: string): Route {
	const text = readFileSync(new URL(`../../renderers/html/author/${name}`, import.meta.url), 'utf8').replace(
		/\/\/# sourceMappingURL=.*\n?$/,
		'',
	);
	return {
		method: 'GET',
		url: `/dev/${name}`,
		policy: 'public',
		handle: async ({ reply }) => reply.header('cache-control', 'private, max-age=60').type(type).send(text),
	};
}

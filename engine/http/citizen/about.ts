/** Pages of words: how an application is found again, the one cookie, accessibility. */
import { isDraft, isRefusal, load } from '../../applications/load.js';
import { textIn } from '../../form/text.js';
import type { About, OpenedEntry } from '../../views/about.js';
import { makeFrame } from '../../views/make/frame.js';
import { ownUrl } from '../../views/url.js';
import { around, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';

/** What was opened here is listed up to so many. */
const most = 10;

export const aboutRoutes: readonly Route[] = [
	about('track', async (visit) => {
		const grants = visit.session.grants.toReversed().slice(0, most);
		const opened = await Promise.all(grants.map((grant) => openedBy(visit, grant)));
		return opened.filter((entry) => entry !== null);
	}),
	about('cookies', async () => []),
	about('accessibility', async () => []),
];

function about(what: About, opened: (visit: Visit) => Promise<readonly OpenedEntry[]>): Route {
	return {
		method: 'GET',
		url: `/${what}`,
		policy: 'anybody',
		handle: async (visit) => {
			const frame = makeFrame(await around(visit));
			return sendPage(visit, visit.house.render.about({ view: 'about', frame, what, opened: await opened(visit) }));
		},
	};
}

/** What a grant of this session opens; null where it opens nothing any more. */
async function openedBy({ house, session, locale }: Visit, grant: string): Promise<OpenedEntry | null> {
	const id = grant.slice(0, grant.lastIndexOf(':'));
	const loaded = await load(house.applications, id, { grants: session.grants });
	if (isRefusal(loaded)) return null;
	const { document } = loaded;
	const service = await house.applications.service(document.service, document.version);
	if (service === undefined) return null;
	const title = textIn(service.title, locale);
	if (!isDraft(loaded))
		return {
			service: title,
			reference: loaded.document.reference,
			url: ownUrl(['applications', loaded.document.reference]),
		};
	const { expires, revision } = loaded.document;
	const isKept = expires === null || expires > house.applications.now();
	return isKept && revision > 1 ? { service: title, reference: null, url: ownUrl(['drafts', id]) } : null;
}

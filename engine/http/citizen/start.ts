/** `/services/:service/start`: which office, where there are several; then a draft of one's own. */
import type { FastifyReply } from 'fastify';
import { grantOf } from '../../applications/access.js';
import { isRefusal } from '../../applications/load.js';
import { start } from '../../applications/start.js';
import { granted, sessionHash } from '../../identity/session.js';
import type { Version } from '../../services/versions.js';
import { makeStart } from '../../views/make/catalogue.js';
import { ownUrl } from '../../views/url.js';
import { textOf } from '../body.js';
import { around, seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { hasToken, keep, tokenOf } from '../visit.js';
import { problemPage, refusedPage } from './problem.js';

export const startRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/services/:service/start',
		policy: 'anybody',
		handle: async (visit) => {
			const version = await visit.house.versions.find(visit.params['service'] ?? '');
			if (version === null) return problemPage(visit, 404, 'not-found');
			const { offices } = await visit.house.versions.catalogue();
			const said = visit.query['office'];
			if (offices.size === 0) return begin(visit, version, null, visit.house.randomId());
			if (said !== undefined && offices.has(said)) return begin(visit, version, said, visit.house.randomId());
			if (offices.size === 1) return begin(visit, version, [...offices.keys()][0] ?? null, visit.house.randomId());
			return askOffice(visit, version, null, 200);
		},
	},
	{
		method: 'POST',
		url: '/services/:service/start',
		policy: 'anybody',
		handle: async (visit) => {
			const version = await visit.house.versions.find(visit.params['service'] ?? '');
			if (version === null) return problemPage(visit, 404, 'not-found');
			if (!hasToken(visit, page(version))) return problemPage(visit, 403, 'bad-request');
			const { offices } = await visit.house.versions.catalogue();
			const office = textOf(visit.posted, 'office');
			if (textOf(visit.posted, 'then') === '' && textOf(visit.posted, 'lang') !== '') return askOffice(visit, version, null, 200);
			if (!offices.has(office))
				return askOffice(visit, version, visit.locale === 'id' ? 'Pilih kantor' : 'Choose an office', 422);
			// The page's token makes a repeated post begin the same draft.
			return begin(visit, version, office, textOf(visit.posted, 'token'));
		},
	},
];

async function askOffice(visit: Visit, version: Version, problem: string | null, status: number): Promise<FastifyReply> {
	const session = await keep(visit, visit.session);
	const form = {
		action: ownUrl(['services', version.service.id, 'start']),
		token: tokenOf({ ...visit, session }, page(version)),
	};
	return sendPage(visit, visit.house.render.start(makeStart(await around(visit), version.service, form, problem)), status);
}

function page(version: Version): string {
	return `start ${version.service.id}`;
}

/** Begins a draft, opens it to this session, and goes to its first page. */
async function begin(visit: Visit, { service, number }: Version, office: string | null, key: string): Promise<FastifyReply> {
	const { house, session, locale } = visit;
	const caller = sessionHash(session.id);
	const begun = await start(house.applications, { service, version: number, office, locale, channel: 'web', caller, key });
	if (isRefusal(begun)) return refusedPage(visit, begun);
	const { draft } = begun;
	await keep(visit, { ...granted(session, grantOf(draft)), drafts: { ...session.drafts, [service.id]: draft.id } });
	return seeOther(visit, ownUrl(['drafts', draft.id]));
}

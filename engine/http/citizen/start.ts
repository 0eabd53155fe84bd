/** `/services/:service/start`: which office, where there are several; then a draft of one's own. */
import type { FastifyReply } from 'fastify';
import { grantOf } from '../../applications/access.js';
import { isRefusal } from '../../applications/load.js';
import { type AlreadySent, notWritten } from '../../applications/refusals.js';
import { start } from '../../applications/start.js';
import { granted, sessionHash } from '../../identity/session.js';
import type { Version } from '../../services/versions.js';
import { type Asked, makeStart } from '../../views/make/catalogue.js';
import { ownUrl } from '../../views/url.js';
import { textOf } from '../body.js';
import { around, seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { sameToken } from '../security.js';
import { keepOr, tokenOf } from '../visit.js';
import { openedDraft } from './begun.js';
import { alreadySent } from './held.js';
import { wish } from './posted.js';
import { problemPage, refusedPage } from './problem.js';

export const startRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/services/:service/start',
		policy: 'anybody',
		handle: async (visit) => {
			const version = await visit.house.versions.find(visit.params['service'] ?? '');
			if (version === null) return problemPage(visit, 404, 'not-found');
			// Whoever asks only for the head (a link checker) begins nothing.
			if (visit.method === 'HEAD') return sendPage(visit, '');
			const { offices } = await visit.house.versions.catalogue();
			const said = visit.query['office'];
			const only = offices.size === 1 ? ([...offices.keys()][0] ?? null) : null;
			if (offices.size < 2) return begin(visit, version, only, visit.house.randomId());
			if (said === undefined) return askOffice(visit, version, { office: '', problem: null }, 200);
			if (!offices.has(said)) return askOffice(visit, version, { office: '', problem: unknownOffice(visit) }, 404);
			return begin(visit, version, said, visit.house.randomId());
		},
	},
	{
		method: 'POST',
		url: '/services/:service/start',
		policy: 'anybody',
		handle: async (visit) => {
			const version = await visit.house.versions.find(visit.params['service'] ?? '');
			if (version === null) return problemPage(visit, 404, 'not-found');
			const token = textOf(visit.posted, 'token');
			if (!isStartToken(visit, version, token)) return problemPage(visit, 403, 'bad-request');
			const { offices } = await visit.house.versions.catalogue();
			const office = textOf(visit.posted, 'office');
			if (wish(visit.posted).button === 'lang') return askOffice(visit, version, { office, problem: null }, 200);
			if (!offices.has(office)) return askOffice(visit, version, { office, problem: noOffice(visit) }, 422);
			// The page's token makes a repeated post begin the same draft; another office from the same page is another.
			return begin(visit, version, office, `${token} ${office}`);
		},
	},
];

function noOffice({ locale }: Visit): string {
	return locale === 'id' ? 'Pilih kantor' : 'Choose an office';
}

function unknownOffice({ locale }: Visit): string {
	return locale === 'id'
		? 'Kantor dalam tautan itu tidak ada. Pilih kantor yang melayani tempat Anda.'
		: 'The office in that link does not exist. Choose the office that serves your place.';
}

async function askOffice(visit: Visit, version: Version, asked: Asked, status: number): Promise<FastifyReply> {
	const { session } = visit;
	const full = await keepOr(visit, session);
	if (full !== null) return refusedPage(visit, notWritten(full));
	const form = {
		action: ownUrl(['services', version.service.id, 'start']),
		token: startToken({ ...visit, session }, version, visit.house.randomId()),
	};
	return sendPage(visit, visit.house.render.start(makeStart(await around(visit, true), version.service, form, asked)), status);
}

/** A token of this session that is another each time the page is shown, so that one may begin again. */
function startToken(visit: Visit, { service }: Version, once: string): string {
	return `${once}.${tokenOf(visit, `start ${service.id} ${once}`)}`;
}

function isStartToken(visit: Visit, version: Version, token: string): boolean {
	return sameToken(token, startToken(visit, version, token.split('.')[0] ?? ''));
}

/** Begins a draft, opens it to this session, and goes to its first page. One that was begun so and never written in is taken up again. */
async function begin(visit: Visit, version: Version, office: string | null, key: string): Promise<FastifyReply> {
	const { house, session, locale } = visit;
	const { service, number } = version;
	const empty = await openedDraft(visit, service.id);
	if (empty?.revision === 1 && empty.office === office && empty.version === number)
		return seeOther(visit, ownUrl(['drafts', empty.id]));
	const caller = sessionHash(session.id);
	const begun = await start(house.applications, { service, version: number, office, locale, channel: 'web', caller, key });
	if (isRefusal(begun))
		return begun.code === 'already-sent' ? alreadySent(visit, begun as AlreadySent) : refusedPage(visit, begun);
	const { draft } = begun;
	const opened = { ...granted(session, grantOf(draft)), drafts: { ...session.drafts, [service.id]: draft.id } };
	const full = await keepOr(visit, opened);
	if (full !== null) return refusedPage(visit, notWritten(full));
	return seeOther(visit, ownUrl(['drafts', draft.id]));
}

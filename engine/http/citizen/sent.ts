/** `/applications/:reference`: where it is; and right after sending, the confirmation. Opened by the application's own secret, never by the reference alone. */
import type { FastifyReply } from 'fastify';
import { grantOf } from '../../applications/access.js';
import { isRefusal } from '../../applications/load.js';
import { statusOf } from '../../applications/status.js';
import { granted } from '../../identity/session.js';
import { secretOf } from '../../store/secrets.js';
import { makeConfirmation, makeStatus, type Showing } from '../../views/make/application.js';
import { makeFrame } from '../../views/make/frame.js';
import { ownUrl } from '../../views/url.js';
import { missed } from '../guesses.js';
import { around, seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { keep } from '../visit.js';
import { problemPage } from './problem.js';

export const sentRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/applications/:reference',
		policy: 'holder',
		handle: async (visit) => {
			const key = visit.query['key'];
			if (key !== undefined) return openByKey(visit, key);
			return withApplication(visit, (showing) => sendPage(visit, visit.house.render.status(makeStatus(showing))));
		},
	},
	{
		method: 'GET',
		url: '/applications/:reference/sent',
		policy: 'holder',
		handle: (visit) =>
			withApplication(visit, (showing) =>
				sendPage(visit, visit.house.render.confirmation(makeConfirmation(showing, keepLink(visit, showing)))),
			),
	},
];

/** Notes the link's secret in the session and goes on without it, so that it stays out of history and logs (3.4). */
async function openByKey(visit: Visit, key: string): Promise<FastifyReply> {
	const { house, session, request } = visit;
	const reference = visit.params['reference'] ?? '';
	if (house.guesses.tooMany(request.ip, house.now().getTime())) return notFoundFor(visit);
	const opened = await statusOf(house.applications, reference, { secret: key });
	if (isRefusal(opened)) return notFoundFor(visit);
	await keep(visit, granted(session, grantOf(opened.application)));
	return seeOther(visit, ownUrl(['applications', opened.application.reference]));
}

/** Not there and not yours are the same page; whoever goes on guessing is told to wait. */
function notFoundFor(visit: Visit): Promise<FastifyReply> {
	return missed(visit) ? problemPage(visit, 429, 'too-many') : problemPage(visit, 404, 'not-found');
}

export async function withApplication(
	visit: Visit,
	show: (showing: Showing) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
	const { house, session } = visit;
	const opened = await statusOf(house.applications, visit.params['reference'] ?? '', { grants: session.grants });
	if (isRefusal(opened)) return notFoundFor(visit);
	const place = await around(visit);
	const office = place.catalogue.offices.get(opened.application.office ?? '') ?? null;
	return show({
		...opened,
		frame: makeFrame(place, opened.service, office),
		catalogue: place.catalogue,
		now: house.now().toISOString(),
	});
}

/** The private link, made from the application's id and the generation of its link; only its hash is stored. */
function keepLink({ house }: Visit, { application }: Showing): string {
	const secret = secretOf(house.applications.keys.link, application.id, application.secret.generation);
	return `${house.site.url.origin}${ownUrl(['applications', application.reference], { key: secret })}`;
}

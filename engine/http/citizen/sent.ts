/** `/applications/:reference`: where it is; and right after sending, the confirmation. Opened by the application's own secret, never by the reference alone. */
import type { FastifyReply } from 'fastify';
import { grantOf } from '../../applications/access.js';
import { isRefusal } from '../../applications/load.js';
import { notWritten } from '../../applications/refusals.js';
import { statusOf } from '../../applications/status.js';
import type { Refusal } from '../../applications/types.js';
import { granted } from '../../identity/session.js';
import { makeConfirmation, type Showing } from '../../views/make/application.js';
import { makeStatus } from '../../views/make/status.js';
import { ownUrl } from '../../views/url.js';
import { offersFor } from '../../workflow/offers.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { keepOr } from '../visit.js';
import { guessedTooOften, notFoundFor, privateLink } from './link.js';
import { type Opened, openApplication } from './opened.js';
import { refusedPage } from './problem.js';

export const sentRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/applications/:reference',
		policy: 'holder',
		handle: async (visit) => {
			const key = visit.query['key'];
			if (key !== undefined) return openByKey(visit, key);
			return withApplication(visit, (opened) => showStatus(visit, opened));
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
	const { house, session } = visit;
	const reference = visit.params['reference'] ?? '';
	if (guessedTooOften(visit)) return notFoundFor(visit);
	const opened = await statusOf(house.applications, reference, { secret: key });
	if (isRefusal(opened)) return notFoundFor(visit);
	const full = await keepOr(visit, granted(session, grantOf(opened.application)));
	if (full !== null) return refusedPage(visit, notWritten(full));
	return seeOther(visit, ownUrl(['applications', opened.application.reference]));
}

/** Shows a page of the application that the address names, or why it can't be shown. */
export async function withApplication(
	visit: Visit,
	show: (opened: Opened) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
	const opened = await openApplication(visit);
	return isRefusal(opened) ? refusedApplication(visit, opened) : show(opened);
}

/** Why an application can't be shown. One that was damaged is not there either: who may see it can't be told any more. */
export function refusedApplication(visit: Visit, refusal: Refusal): Promise<FastifyReply> {
	const hidden = refusal.code === 'not-found' || refusal.code === 'not-genuine';
	return hidden ? notFoundFor(visit) : refusedPage(visit, refusal);
}

async function showStatus(visit: Visit, opened: Opened): Promise<FastifyReply> {
	const { application, service, world } = opened;
	const current = await visit.house.versions.find(service.id);
	const view = makeStatus(opened, {
		offers: offersFor(application, world),
		recorded: recordedIn(visit.query['recorded']),
		again: current === null ? null : ownUrl(['services', service.id]),
	});
	return sendPage(visit, visit.house.render.status(view));
}

/** The number of the entry that a post just led here from. */
function recordedIn(said: string | undefined): number | null {
	return said !== undefined && /^[1-9]\d{0,8}$/.test(said) ? Number(said) : null;
}

function keepLink(visit: Visit, { application }: Showing): string {
	return privateLink(visit, ['applications', application.reference], application);
}

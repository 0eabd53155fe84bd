import type { FastifyReply } from 'fastify';
import { grantOf } from '../../engine/applications/access.js';
import { sealApplication } from '../../engine/applications/document.js';
import { isRefusal } from '../../engine/applications/load.js';
import { claimReference } from '../../engine/applications/reference.js';
import { notWritten } from '../../engine/applications/refusals.js';
import type { Applications, Refusal } from '../../engine/applications/types.js';
import type { Service } from '../../engine/definition/service.js';
import { problemPage, refusedPage } from '../../engine/http/citizen/problem.js';
import { seeOther } from '../../engine/http/page.js';
import type { Route, Visit } from '../../engine/http/route.js';
import { keep } from '../../engine/http/visit.js';
import { granted } from '../../engine/identity/session.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import { isUnavailable } from '../../engine/store/port/write.js';
import { newKey } from '../../engine/store/seal/cipher.js';
import { secretHash, secretOf } from '../../engine/store/secrets.js';
import { ownUrl } from '../../engine/views/url.js';
import type { Application } from '../../schemas/generated/record.js';
import type { Seen } from '../republishing.js';

/** `/dev/status/:service/:persona/:stage`: the status page as the persona's applicant sees it after the form (0) or a step (from 1). */
export function statusRoute(seen: () => Seen): Route {
	return {
		method: 'GET',
		url: '/dev/status/:service/:persona/:stage',
		policy: 'anybody',
		handle: (visit) => open(visit, seen()),
	};
}

async function open(visit: Visit, { checked }: Seen): Promise<FastifyReply> {
	const { house, session, locale, params } = visit;
	const version = await house.versions.find(params['service'] ?? '');
	const written = checked?.services.find(({ id }) => id === version?.service.id)?.source.personas[Number(params['persona'])];
	if (version === null || written === undefined) return problemPage(visit, 404, 'not-found');
	const { service, number } = version;
	const { stages } = rehearse(service, await house.versions.catalogue(), readPersona(written), locale);
	const application = stages[Number(params['stage'])]?.application ?? null;
	if (application === null) return problemPage(visit, 404, 'not-found');
	const put = await putIn(house.applications, service, { ...application, version: number }, house.randomId());
	if (isRefusal(put)) return refusedPage(visit, put);
	await keep(visit, granted(session, grantOf(put)));
	return seeOther(visit, ownUrl(['applications', put.reference]));
}

/** Puts a copy of a rehearsed application into the practice store, under an id, a key and a reference of its own. */
async function putIn(
	applications: Applications,
	service: Service,
	application: Application,
	id: string,
): Promise<Application | Refusal> {
	const { keys, store } = applications;
	const claimed = await claimReference(applications, service.reference, id);
	if (isRefusal(claimed)) return claimed;
	const { key, wrapped } = newKey(id, keys.master);
	const kept = await store.keys.insert(id, wrapped);
	if (isUnavailable(kept)) return notWritten(kept);
	const secret = { hash: secretHash(secretOf(keys.link, id, 1)), generation: 1 };
	const own: Application = { ...application, id, reference: claimed.reference, revision: 1, practice: true, secret };
	const written = await store.applications.insert(sealApplication(own, service, key, keys.index));
	return isUnavailable(written) ? notWritten(written) : own;
}

import type { FastifyReply } from 'fastify';
import { grantOf } from '../../engine/applications/access.js';
import { fillDraft } from '../../engine/applications/fill.js';
import { isRefusal } from '../../engine/applications/load.js';
import { start } from '../../engine/applications/start.js';
import type { Upload } from '../../engine/applications/upload/prove.js';
import { problemPage, refusedPage } from '../../engine/http/citizen/problem.js';
import { seeOther } from '../../engine/http/page.js';
import type { Route, Visit } from '../../engine/http/route.js';
import { keep } from '../../engine/http/visit.js';
import { granted, sessionHash } from '../../engine/identity/session.js';
import { type Persona, readPersona } from '../../engine/services/rehearse/persona.js';
import { ownUrl } from '../../engine/views/url.js';
import { uploadsIn } from '../practising.js';
import type { Seen } from '../republishing.js';

/** `/dev/open/:service/:persona/:page`: begins a draft, answers it as the persona does, and goes to that page. */
export function openRoute(seen: () => Seen, folder: string): Route {
	return {
		method: 'GET',
		url: '/dev/open/:service/:persona/:page',
		policy: 'anybody',
		handle: (visit) => open(visit, seen(), folder),
	};
}

async function open(visit: Visit, seen: Seen, folder: string): Promise<FastifyReply> {
	const { house, session, locale, params } = visit;
	const version = await house.versions.find(params['service'] ?? '');
	const written = seen.checked?.services.find(({ id }) => id === version?.service.id)?.source.personas[Number(params['persona'])];
	if (version === null || written === undefined) return problemPage(visit, 404, 'not-found');
	const persona = readPersona(written);
	const { service, number } = version;
	const { offices } = await house.versions.catalogue();
	const office = persona.office !== null && offices.has(persona.office) ? persona.office : (offices.keys().next().value ?? null);
	const caller = sessionHash(session.id);
	const begun = await start(house.applications, {
		service,
		version: number,
		office,
		locale,
		channel: 'web',
		caller,
		key: house.randomId(),
	});
	if (isRefusal(begun)) return refusedPage(visit, begun);
	const grant = grantOf(begun.draft);
	const { id } = begun.draft;
	const files = await uploadsOf(persona, uploadsIn(folder, seen.files));
	const given = { answers: persona.answers, files };
	const answered = await fillDraft(house.applications, id, { grants: [grant] }, given);
	if (isRefusal(answered)) return refusedPage(visit, answered);
	await keep(visit, { ...granted(session, grant), drafts: { ...session.drafts, [service.id]: id } });
	return seeOther(visit, ownUrl(['drafts', id, params['page'] ?? '']));
}

/** What a persona uploads, of the files that are there; where one is missing its page is the open one. */
async function uploadsOf({ files }: Persona, read: ReturnType<typeof uploadsIn>): Promise<ReadonlyMap<string, Upload>> {
	const found = new Map<string, Upload>();
	for (const [id, { path }] of files) {
		const upload = await read(path);
		if (upload !== null) found.set(id, upload);
	}
	return found;
}

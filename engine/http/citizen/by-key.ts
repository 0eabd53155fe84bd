/** `/drafts/:draft?key=…`: the link that somebody kept, on whatever device. */
import type { FastifyReply } from 'fastify';
import { grantOf } from '../../applications/access.js';
import { readDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import { type AlreadySent, notWritten } from '../../applications/refusals.js';
import { statusOf } from '../../applications/status.js';
import { granted } from '../../identity/session.js';
import { ownUrl } from '../../views/url.js';
import { seeOther } from '../page.js';
import type { Visit } from '../route.js';
import { keepOr } from '../visit.js';
import { draftId } from './access.js';
import { guessedTooOften, notFoundFor } from './link.js';
import { refusedPage } from './problem.js';

/**
 * Notes the secret of a draft's link in the session and goes on without it, so that it stays out of history and logs (3.4). The draft is then
 * the one that its service's page leads back to. One that was sent by now leads to its application: the secret is the same.
 */
export async function openByKey(visit: Visit, key: string): Promise<FastifyReply> {
	const { house, session } = visit;
	if (guessedTooOften(visit)) return notFoundFor(visit);
	const opened = await readDraft(house.applications, draftId(visit), { secret: key });
	if (!isRefusal(opened)) {
		const { draft } = opened;
		const drafts = { ...session.drafts, [draft.service]: draft.id };
		const full = await keepOr(visit, { ...granted(session, grantOf(draft)), drafts });
		if (full !== null) return refusedPage(visit, notWritten(full));
		return seeOther(visit, ownUrl(['drafts', draft.id]));
	}
	if (opened.code === 'already-sent') return openSent(visit, key, (opened as AlreadySent).reference);
	return opened.code === 'not-found' ? notFoundFor(visit) : refusedPage(visit, opened);
}

async function openSent(visit: Visit, key: string, reference: string): Promise<FastifyReply> {
	const sent = await statusOf(visit.house.applications, reference, { secret: key });
	if (isRefusal(sent)) return refusedPage(visit, sent);
	const full = await keepOr(visit, granted(visit.session, grantOf(sent.application)));
	if (full !== null) return refusedPage(visit, notWritten(full));
	return seeOther(visit, ownUrl(['applications', sent.application.reference]));
}

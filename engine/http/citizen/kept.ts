/** What the page's script is answered when it kept what was typed so far. */
import type { FastifyReply } from 'fastify';
import type { OpenedDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import type { AlreadySent } from '../../applications/refusals.js';
import type { Refusal } from '../../applications/types.js';
import type { Visit } from '../route.js';
import { alreadySent } from './held.js';
import { refusedPage } from './problem.js';

/** Nothing, where there is nothing to say; the page "already sent" with what the form held; else the page of the refusal, which the script leaves unseen. */
export async function keptSoFar(visit: Visit, kept: OpenedDraft | Refusal): Promise<FastifyReply> {
	if (!isRefusal(kept)) return visit.reply.code(204).send();
	return kept.code === 'already-sent' ? alreadySent(visit, kept as AlreadySent) : refusedPage(visit, kept);
}

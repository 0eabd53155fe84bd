/** What a form's refusal becomes: nothing typed is lost. */
import type { FastifyReply } from 'fastify';
import type { AlreadySent } from '../../applications/refusals.js';
import type { Refusal } from '../../applications/types.js';
import type { AnswerProblem, Texts } from '../../form/types.js';
import type { Visit } from '../route.js';
import { type Desk, isReply, openDesk } from './desk.js';
import { alreadySent, heldRows, postedTexts } from './held.js';
import { problemPage, refusedPage, statusOfRefusal } from './problem.js';

/** Shows the form again. */
export type Again = (
	desk: Desk,
	problems: readonly AnswerProblem[],
	typed: Readonly<Record<string, Texts>>,
	status: number,
) => Promise<FastifyReply>;

/** Refusals after which the same form may be sent once more. */
const passing = new Set(['draft-too-large', 'store-full', 'store-busy']);

/**
 * Answers a form that could not be saved: where it may be sent once more it is shown again as it was typed, with the reason above it;
 * where the application was sent by now, the page says so and shows what the form held.
 */
export async function refusedForm(visit: Visit, refusal: Refusal, again: Again): Promise<FastifyReply> {
	if (refusal.code === 'already-sent') return alreadySent(visit, refusal as AlreadySent);
	if (!passing.has(refusal.code)) return refusedPage(visit, refusal);
	const desk = await openDesk(visit);
	if (isReply(desk)) return desk;
	const message = refusal.says[visit.locale === 'en' ? 'en' : 'id'];
	const problem = { code: refusal.code, path: '', field: '', message };
	return again(desk, [problem], postedTexts(visit, desk.service), statusOfRefusal(refusal));
}

/** Answers a form that isn't one of this session's: whose draft it isn't learns nothing; who holds it keeps what was typed. */
export async function strangeForm(visit: Visit): Promise<FastifyReply> {
	const desk = await openDesk(visit);
	return isReply(desk) ? desk : problemPage(visit, 403, 'bad-request', { rows: heldRows(visit, desk.service) });
}

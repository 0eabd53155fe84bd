/** `/drafts/:draft/check-answers`: everything once more, then send. */
import type { FastifyReply } from 'fastify';
import { isRefusal } from '../../applications/load.js';
import type { Incomplete } from '../../applications/refusals.js';
import { submit } from '../../applications/submit.js';
import type { AnswerProblem } from '../../form/types.js';
import { makeCheck } from '../../views/make/check.js';
import { draftFiles } from '../../views/make/files.js';
import { ownUrl } from '../../views/url.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { access, draftId, formToken } from './access.js';
import { checkUrl, type Desk, frameOf, isReply, laterUrl, nextUrl, openDesk, pageUrl } from './desk.js';
import { postedIn, wish } from './posted.js';
import { refusedForm, strangeForm } from './refused.js';

export const submitRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/drafts/:draft/check-answers',
		policy: 'holder',
		handle: async (visit) => {
			const desk = await openDesk(visit);
			if (isReply(desk)) return desk;
			return desk.route.open === null ? showCheck(visit, desk, [], 200) : seeOther(visit, nextUrl(desk.draft.id, desk.route));
		},
	},
	{ method: 'POST', url: '/drafts/:draft/check-answers', policy: 'holder', handle: send },
];

async function send(visit: Visit): Promise<FastifyReply> {
	const id = draftId(visit);
	if ((await postedIn(visit, 'check-answers')) === null) return strangeForm(visit);
	if (wish(visit.posted).button === 'later') return seeOther(visit, laterUrl(id));
	const sent = await submit(visit.house.applications, id, access(visit));
	if (!isRefusal(sent)) return seeOther(visit, ownUrl(['applications', sent.application.reference, 'sent']));
	if (sent.code !== 'incomplete')
		return refusedForm(visit, sent, (desk, problems, _, status) => showCheck(visit, desk, problems, status));
	const { problems, open } = sent as Incomplete;
	if (open !== null) return seeOther(visit, pageUrl(id, open));
	const desk = await openDesk(visit);
	return isReply(desk) ? desk : showCheck(visit, desk, problems, 422);
}

async function showCheck(visit: Visit, desk: Desk, problems: readonly AnswerProblem[], status: number): Promise<FastifyReply> {
	const { draft, service, route, circumstances } = desk;
	const frame = await frameOf(visit, desk);
	const form = { action: checkUrl(draft.id), token: formToken(visit, 'check-answers') };
	const office = (await visit.house.versions.catalogue()).offices.get(draft.office ?? '')?.name ?? frame.under ?? frame.name;
	const view = makeCheck({
		frame,
		service,
		draft: draft.id,
		files: draftFiles(draft),
		office,
		answers: draft.content.answers,
		route,
		circumstances,
		form,
		problems,
	});
	return sendPage(visit, visit.house.render.check(view), status);
}

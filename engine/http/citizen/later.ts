/** `/drafts/:draft/later`: it is saved; until when, and how to come back on any device. */
import type { FastifyReply } from 'fastify';
import type { Draft } from '../../../schemas/generated/record.js';
import { isRefusal } from '../../applications/load.js';
import { sendLink } from '../../applications/send-link.js';
import type { Refusal } from '../../applications/types.js';
import { scopeAt } from '../../form/instances.js';
import { makeLater } from '../../views/make/later.js';
import { textOf } from '../body.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { access, draftId, formToken } from './access.js';
import { type Desk, frameOf, isReply, laterUrl, openDesk } from './desk.js';
import { privateLink } from './link.js';
import { postedIn, shownIn, wish } from './posted.js';
import { refusedPage } from './problem.js';
import { refusedForm, strangeForm } from './refused.js';

export const laterRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/drafts/:draft/later',
		policy: 'holder',
		handle: async (visit) => {
			const desk = await openDesk(visit);
			return isReply(desk) ? desk : showLater(visit, desk, nothingAsked, 200);
		},
	},
	{ method: 'POST', url: '/drafts/:draft/later', policy: 'holder', handle: mailLink },
];

/** What stands in the field of the address: typed, or null for what is known; and what is wrong with it. */
interface Asked {
	readonly typed: string | null;
	readonly problem: string | null;
}

const nothingAsked: Asked = { typed: null, problem: null };

/** Refusals after which the same address, or another, may be sent once more. */
const passing = new Set(['not-an-address', 'too-many-mails', 'draft-too-large', 'store-full', 'store-busy']);

/** Sends the link by e-mail; what is wrong with that is said at the field, with what was typed in it. */
async function mailLink(visit: Visit): Promise<FastifyReply> {
	const id = draftId(visit);
	const locale = await postedIn(visit, 'later');
	if (locale === null) return strangeForm(visit);
	const here = shownIn(visit, locale);
	const typed = textOf(visit.posted, 'email');
	const says = wish(visit.posted).button === 'lang' ? null : await askLink(here, typed);
	if (says === 'asked') return seeOther(visit, laterUrl(id));
	if (says !== null && !passing.has(says.code)) return refusedForm(here, says, () => refusedPage(here, says));
	const desk = await openDesk(here);
	const problem = says === null ? null : says.says[here.locale === 'en' ? 'en' : 'id'];
	return isReply(desk) ? desk : showLater(here, desk, { typed, problem }, says === null ? 200 : 422);
}

async function askLink(visit: Visit, typed: string): Promise<'asked' | Refusal> {
	const asked = await sendLink(visit.house.applications, draftId(visit), access(visit), typed);
	return isRefusal(asked) ? asked : 'asked';
}

async function showLater(visit: Visit, desk: Desk, { typed, problem }: Asked, status: number): Promise<FastifyReply> {
	const { draft, service } = desk;
	const frame = await frameOf(visit, desk);
	const keep = privateLink(visit, ['drafts', draft.id], draft);
	const sent = lastMail(draft, visit.house.now());
	const mail = {
		form: { action: laterUrl(draft.id), token: formToken(visit, 'later') },
		email: typed ?? sent ?? knownEmail(desk) ?? '',
		problem,
		sent: problem === null && typed === null ? sent : null,
	};
	return sendPage(visit, visit.house.render.later(makeLater({ frame, service, draft, keep, mail })), status);
}

/** Where the link was last sent to, within the last day. */
function lastMail({ content }: Draft, now: Date): string | null {
	const last = content.mails?.at(-1);
	return last === undefined || now.getTime() - Date.parse(last.at) > 86_400_000 ? null : last.to;
}

/** What the form knows already is not asked again (WCAG 2.2, 3.3.7). */
function knownEmail({ service, route, circumstances }: Desk): string | null {
	const value = service.contact.email?.run(scopeAt(null, route.settled, circumstances));
	return typeof value === 'string' ? value : null;
}

/** `/applications/:reference/act/:action`: what the applicant can do with an application: withdraw it, write a note … */
import type { FastifyReply } from 'fastify';
import { act, isNotActed, type NotActed } from '../../applications/act.js';
import { isRefusal } from '../../applications/load.js';
import type { Refusal } from '../../applications/types.js';
import { nobodyHolds } from '../../applications/world.js';
import type { Says } from '../../definition/problem.js';
import { textIn } from '../../form/text.js';
import { type ActWith, makeAct } from '../../views/make/status.js';
import { ownUrl } from '../../views/url.js';
import { actionsIn } from '../../workflow/find.js';
import { isApplicants, linkHolder, type Offer, offersFor } from '../../workflow/offers.js';
import { textOf } from '../body.js';
import { seeOther, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { sameToken } from '../security.js';
import { tokenOf } from '../visit.js';
import { access } from './access.js';
import { type Opened, openApplication } from './opened.js';
import { shownIn, wish } from './posted.js';
import { problemPage, statusOfRefusal } from './problem.js';
import { refusedApplication } from './sent.js';

const url = '/applications/:reference/act/:action';

export const actRoutes: readonly Route[] = [
	{
		method: 'GET',
		url,
		policy: 'holder',
		handle: async (visit) => {
			const opened = await openAction(visit);
			return isRefusal(opened) ? answerRefusal(visit, opened) : showAction(visit, opened, {}, 200);
		},
	},
	{ method: 'POST', url, policy: 'holder', handle: send },
];

/** An application with the action the address names. */
interface Open extends Opened {
	readonly name: string;
	readonly offers: readonly Offer[];
	readonly offer: Offer | null;
}

async function openAction(visit: Visit): Promise<Open | Refusal> {
	const opened = await openApplication(visit);
	return isRefusal(opened) ? opened : withOffers(visit, opened);
}

/** What may be done with it now. An action that no applicant ever takes isn't there. */
function withOffers({ params }: Visit, opened: Opened): Open | Refusal {
	const name = params['action'] ?? '';
	if (!isApplicants(name, opened.service)) return { code: 'no-action', says: noAction };
	const offers = offersFor(opened.application, opened.world);
	return { ...opened, name, offers, offer: offers.find(({ found }) => found.name === name) ?? null };
}

const noAction: Says = { id: 'Tindakan ini tidak ada.', en: 'There is no such action.' };

async function send(visit: Visit): Promise<FastifyReply> {
	const opened = await openAction(visit);
	if (isRefusal(opened)) return answerRefusal(visit, opened);
	const { posted, house } = visit;
	const locale = await postedIn(visit, opened);
	if (locale === null) return showAction(visit, opened, { problems: [strange[wordsIn(visit)]], changed: true, fresh: true }, 403);
	if (wish(posted).button === 'lang') return showAction(visit, opened, {}, 200);
	const shown = shownIn(visit, locale);
	if (opened.offer !== null && opened.offer.needs !== 'nothing') return showAction(shown, opened, {}, 409);
	const [comment, key] = [textOf(posted, 'comment'), textOf(posted, 'key')];
	const done = await act(house.applications, opened.application.id, access(visit), {
		action: opened.name,
		visit: Number(textOf(posted, 'visit')),
		...(comment === '' ? {} : { comment }),
		key: key === '' ? null : key,
		locale,
		who: async () => ({ actor: linkHolder, holds: nobodyHolds }),
	});
	if (!isRefusal(done))
		return seeOther(visit, ownUrl(['applications', opened.application.reference], { recorded: String(done.entry.number) }));
	return showRefused(shown, done);
}

/** The page once more, with what was typed and why it wasn't recorded; where it is another visit by now, with what holds. */
async function showRefused(visit: Visit, refusal: NotActed | Refusal): Promise<FastifyReply> {
	const opened = await openAction(visit);
	if (isRefusal(opened)) return answerRefusal(visit, opened);
	const says = refusal.says[wordsIn(visit)];
	if (!isNotActed(refusal)) return showAction(visit, opened, { problems: [says] }, statusOfRefusal(refusal));
	const { problems, code } = refusal;
	if (code === 'action-incomplete') {
		const own = problems.find(({ path }) => path === '/comment')?.message ?? null;
		const others = problems.filter(({ path }) => path !== '/comment').map(({ message }) => message);
		return showAction(visit, opened, { commentProblem: own, problems: others }, 422);
	}
	const gone = opened.offer === null || opened.offer.closed.length > 0;
	const moved = refusal.blockers.some(({ code: blocked }) => blocked === 'visit');
	return showAction(visit, opened, { problems: gone && !moved ? [] : [says], changed: true, fresh: true }, 409);
}

interface Shown extends Partial<Pick<ActWith, 'problems' | 'commentProblem' | 'changed'>> {
	/** Is the page made anew: for the visit of now, and to count as something else than what was sent before? */
	readonly fresh?: boolean;
}

function showAction(visit: Visit, opened: Open, shown: Shown, status: number): FastifyReply {
	const { house, posted, locale } = visit;
	const { name, offer, offers, application } = opened;
	const { problems = [], commentProblem = null, changed = false, fresh = false } = shown;
	const [sent, seen] = [textOf(posted, 'key'), Number(textOf(posted, 'visit'))];
	const again = sent !== '' && seen > 0 && !fresh;
	const found = offer?.found ?? actionNamed(opened);
	const view = makeAct(opened, {
		title: found === null ? name : textIn(found.action.title, locale),
		offer,
		offers,
		form: {
			action: ownUrl(['applications', application.reference, 'act', name]),
			token: actToken(visit, opened, locale),
			visit: again ? seen : application.visit,
			key: again ? sent : house.randomId(),
		},
		typed: textOf(posted, 'comment'),
		commentProblem,
		problems: problems.length > 0 ? problems : whyNot(offer).map((says) => says[wordsIn(visit)]),
		changed,
	});
	return sendPage(visit, house.render.act(view), status);
}

/** Why there is no form to send, where nothing else was said; the reasons of what is closed stand with the offer. */
function whyNot(offer: Offer | null): readonly Says[] {
	if (offer === null) return [notNow];
	return offer.needs === 'nothing' || offer.closed.length > 0 ? [] : [atOffice];
}

const atOffice: Says = {
	id: 'Hal ini belum dapat dilakukan lewat halaman ini. Hubungi kantor; petugas dapat membantu Anda.',
	en: "This can't be done on this page yet. Contact the office; they can help you.",
};

const notNow: Says = {
	id: 'Hal ini tidak dapat dilakukan pada tahap permohonan sekarang.',
	en: "This can't be done at the stage the application is in now.",
};

const strange: Says = {
	id: 'Halaman ini bukan dari kunjungan Anda yang sekarang, jadi belum ada yang dicatat. Periksa, lalu kirim lagi.',
	en: 'This page was not of your present visit, so nothing was recorded. Check it, then send it again.',
};

/** The action in whatever state has it. */
function actionNamed({ service, name }: Open) {
	const states = [...service.workflow.states.keys()];
	return states.flatMap((state) => actionsIn(service, state)).find((found) => found.name === name) ?? null;
}

/** The token of an action's page. It holds the page's language, so that problems are said in the one it was shown in. */
function actToken(visit: Visit, { application, name }: Open, locale: string): string {
	return tokenOf(visit, `act ${application.id} ${name} ${locale}`);
}

async function postedIn(visit: Visit, opened: Open): Promise<string | null> {
	const token = textOf(visit.posted, 'token');
	const { languages } = await visit.house.versions.catalogue();
	return languages.find((locale) => sameToken(token, actToken(visit, opened, locale))) ?? null;
}

function answerRefusal(visit: Visit, refusal: Refusal): Promise<FastifyReply> {
	return refusal.code === 'no-action' ? problemPage(visit, 404, 'not-found') : refusedApplication(visit, refusal);
}

function wordsIn({ locale }: Visit): 'id' | 'en' {
	return locale === 'en' ? 'en' : 'id';
}

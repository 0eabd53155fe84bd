/** Where an application is, and what the applicant can do with it. */

import { textIn } from '../../form/text.js';
import type { Offer } from '../../workflow/offers.js';
import type { ActView, StatusView } from '../citizen.js';
import type { FormTarget } from '../common.js';
import { ownUrl, type SafeUrl } from '../url.js';
import { circumstancesOf, nameOf, officeName, routeOf, type Showing, sentWords } from './application.js';
import { sectionsOf } from './check.js';
import { applicationFiles } from './files.js';
import { actUrl, isOpenHere, mainOffer, toldIn, turnOf } from './turn.js';
import { wayOf } from './way.js';

/** What the page is shown with beside the application itself. */
export interface StatusWith {
	/** What is the applicant's to do now. */
	readonly offers: readonly Offer[];
	/** The number of the entry that was written just now, or null. */
	readonly recorded: number | null;
	/** Where the service can be begun anew, or null. */
	readonly again: SafeUrl | null;
}

/** Where it is, whose turn, by when. */
export function makeStatus(showing: Showing, { offers, recorded, again }: StatusWith): StatusView {
	const { frame, application, service, catalogue } = showing;
	const { locale } = frame;
	const settled = routeOf(showing);
	const turn = turnOf(showing, offers);
	const main = turn.whose === 'applicant' ? mainOffer(offers) : null;
	const title = ({ found }: Offer): string => textIn(found.action.title, locale);
	const open = offers.filter((offer) => offer !== main && offer.closed.length === 0);
	const failed = turn.whose === 'nobody' && turn.end !== 'granted';
	return {
		view: 'status',
		frame,
		reference: application.reference,
		applicant: nameOf(showing),
		service: textIn(service.title, locale),
		office: officeName(showing),
		turn,
		way: wayOf(application, service, catalogue, locale, sentWords(locale)),
		answers: sectionsOf(
			service,
			application.content.answers,
			settled,
			circumstancesOf(showing),
			null,
			applicationFiles(application),
		),
		links: open.filter(isOpenHere).map((offer) => ({ title: title(offer), url: actUrl(application, offer) })),
		recorded: recordedOf(showing, recorded),
		closed: offers
			.filter(({ closed }) => closed.length > 0)
			.map((offer) => ({ title: title(offer), reasons: offer.closed.map((says) => says[locale === 'id' ? 'id' : 'en']) })),
		atOffice: open.filter((offer) => !isOpenHere(offer)).map(title),
		again: failed ? again : null,
	};
}

/** The applicant's own act with this number; nothing where there is no such entry, or somebody else's. */
function recordedOf({ application, service, frame }: Showing, number: number | null): StatusView['recorded'] {
	const entry = application.entries.find((one) => one.number === number);
	if (entry === undefined || entry.who.kind !== 'applicant' || entry.action === null) return null;
	const [state = '', id] = entry.action.split('.');
	const action = id === undefined ? service.workflow.anywhere.get(state) : service.workflow.states.get(state)?.actions.get(id);
	return action === undefined ? null : { title: textIn(action.title, frame.locale), at: entry.at };
}

/** What the page of an action is shown with. */
export interface ActWith {
	readonly title: string;
	/** Null where it isn't known in the present state any more. */
	readonly offer: Offer | null;
	readonly offers: readonly Offer[];
	readonly form: FormTarget & { readonly visit: number; readonly key: string };
	/** The comment as it was typed. */
	readonly typed: string;
	readonly commentProblem: string | null;
	readonly problems: readonly string[];
	/** Is it other than the person thought? Then the page says how it stands. */
	readonly changed: boolean;
}

/** The page of one action. */
export function makeAct(showing: Showing, shown: ActWith): ActView {
	const { frame, application, service } = showing;
	const { offer, offers, form, typed, commentProblem, problems, changed } = shown;
	const open = offer !== null && isOpenHere(offer);
	const to = offer?.to === null || offer === null ? undefined : service.workflow.states.get(offer.to);
	const takes = offer?.found.action.comment ?? null;
	const closed = (offer?.closed ?? []).map((says) => says[frame.locale === 'id' ? 'id' : 'en']);
	return {
		view: 'act',
		frame,
		reference: application.reference,
		title: shown.title,
		effect: to === undefined ? (offer?.to === 'stay' ? 'stays' : 'moves') : to.end === null ? 'moves' : 'ends',
		to: to === undefined ? null : toldIn(to, showing),
		comment: takes === null && typed === '' ? null : { required: takes === 'required', value: typed, problem: commentProblem },
		problems: [...problems, ...(open ? [] : closed)],
		form: open ? form : null,
		turn: changed || !open ? turnOf(showing, offers) : null,
		back: ownUrl(['applications', application.reference]),
	};
}

/** Whose turn it is with an application, and by when. */
import type { Application } from '../../../schemas/generated/record.js';
import type { State } from '../../definition/service.js';
import { scopeAt } from '../../form/instances.js';
import { shownText } from '../../form/show.js';
import { textIn } from '../../form/text.js';
import { fieldAt } from '../../form/validate.js';
import { dueOf, isLate, promiseOf, timersAhead } from '../../workflow/due.js';
import type { Offer } from '../../workflow/offers.js';
import type { MarkView, Turn } from '../citizen.js';
import { ownUrl } from '../url.js';
import { circumstancesOf, routeOf, type Showing } from './application.js';

/** Whose turn it is. `offers` are what the applicant may do now. */
export function turnOf(showing: Showing, offers: readonly Offer[]): Turn {
	const { application, service } = showing;
	const state = service.workflow.states.get(application.state);
	const says = state === undefined ? '' : toldIn(state, showing);
	if (state === undefined || state.end !== null)
		return {
			whose: 'nobody',
			end: state?.end ?? '',
			says,
			comment: commentOf(application),
			at: application.entered,
			letters: state?.issue.length ?? 0,
		};
	if (isApplicantsTurn(state, offers)) return applicantsTurn(showing, state, says, offers);
	return officesTurn(showing, isSaid(state) ? says : inStage(says, showing.frame.locale));
}

/** Did the author say what the applicant is told? Else it is the title, which is no sentence. */
function isSaid(state: State): boolean {
	return state.public !== state.title;
}

function inStage(title: string, locale: string): string {
	return locale === 'id' ? `Sedang dikerjakan: ${title}` : `Being worked on: ${title}`;
}

/** What the applicant is told of a state, in the page's language. */
export function toldIn(state: State, showing: Showing): string {
	const { service, frame } = showing;
	const scope = scopeAt(null, routeOf(showing).settled, circumstancesOf(showing));
	return shownText(state.public, frame.locale, scope, service.form.root);
}

/** Where an action of the applicant is taken. */
export function actUrl({ reference }: Pick<Application, 'reference'>, { found }: Offer) {
	return ownUrl(['applications', reference, 'act', found.name]);
}

/** Can it be done on a page of its own? */
export function isOpenHere({ closed, needs }: Offer): boolean {
	return closed.length === 0 && needs === 'nothing';
}

/**
 * The applicant's, where nobody else has an action of the state, or where they may change answers or the clock waits for them; what only
 * stays (a note) is nobody's turn.
 */
function isApplicantsTurn(state: State, offers: readonly Offer[]): boolean {
	const moves = offers.some(({ found, to }) => found.own && to !== 'stay');
	const others = [...state.actions.values()].some(({ by }) => by.some((role) => role !== 'applicant'));
	return moves && (!others || state.edit.has('applicant') || state.clock === 'stopped');
}

function applicantsTurn(showing: Showing, state: State, says: string, offers: readonly Offer[]): Turn {
	const { application } = showing;
	const main = mainOffer(offers);
	const title = main === null ? null : textIn(main.found.action.title, showing.frame.locale);
	return {
		whose: 'applicant',
		says: isSaid(state) ? says : (title ?? says),
		marks: marksOf(showing),
		comment: commentOf(application),
		until: lapses(showing),
		clockStopped: state.clock === 'stopped',
		act: main === null ? null : actUrl(application, main),
		actTitle: title,
	};
}

/** The action that goes on from here, where it can be taken on a page of its own; the others are quiet links. */
export function mainOffer(offers: readonly Offer[]): Offer | null {
	return offers.find((offer) => offer.found.own && offer.to !== 'stay' && isOpenHere(offer)) ?? null;
}

function officesTurn({ application, service, catalogue, now }: Showing, says: string): Turn {
	const promise = promiseOf(application, service, catalogue);
	const overdue = promise !== null && promise <= now;
	return {
		whose: 'office',
		says,
		promisedBy: promise,
		late: overdue || isLate(application, service, catalogue, now),
		stepBy: overdue ? null : dueOf(application, service, catalogue),
		clock: application.clock.now === 'over' ? 'stopped' : application.clock.now,
	};
}

/** When the applicant's turn runs out: the next timer that moves the application; one that only reminds them is none. */
function lapses({ application, service, catalogue }: Showing): string | null {
	return timersAhead(application, service, catalogue).find(({ timer }) => timer.to !== null)?.moment ?? null;
}

/** What was marked, with the reason, by which role and when. */
function marksOf({ application, service, catalogue, frame }: Showing): readonly MarkView[] {
	const { marks, parts } = application.content;
	const entry = application.entries.findLast(({ number }) => parts[String(number)]?.marks !== undefined);
	const role = entry?.who.role == null ? undefined : catalogue.roles.get(entry.who.role);
	return marks.map(({ path, reason }) => {
		const field = fieldAt(service.form.root, path);
		return {
			title: field === null ? path : capital(textIn(field.short, frame.locale)),
			reason: reason ?? '',
			by: role === undefined ? null : textIn(role.title, frame.locale),
			at: entry?.at ?? null,
		};
	});
}

/** The name of a field as messages have it begins small; alone on its line it begins as a sentence does. */
function capital(name: string): string {
	return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** What was said when it came here: the comment of the newest entry that entered a state. */
function commentOf(application: Application): string | null {
	const entry = application.entries.findLast(({ entered }) => entered.length > 0);
	const comment = entry === undefined ? undefined : application.content.parts[String(entry.number)]?.comment;
	return comment ?? null;
}

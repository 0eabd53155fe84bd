/** An application once it was sent: the confirmation, and where it is. */
import type { Application } from '../../../schemas/generated/record.js';
import type { Catalogue, Service } from '../../definition/service.js';
import { pointerOf } from '../../form/asked.js';
import { scopeAt } from '../../form/instances.js';
import { valueAt } from '../../form/pointer.js';
import { sendAll } from '../../form/proposals.js';
import { route } from '../../form/route.js';
import { shownText } from '../../form/show.js';
import { textIn } from '../../form/text.js';
import type { Circumstances } from '../../form/types.js';
import { fieldAt } from '../../form/validate.js';
import { dueOf, isLate, promiseOf } from '../../workflow/due.js';
import { formCircumstances } from '../../workflow/form-circumstances.js';
import type { ConfirmationView, MarkView, StatusView, Turn } from '../citizen.js';
import type { Frame } from '../frame.js';
import { ownUrl } from '../url.js';
import { feeFor, sectionsOf } from './check.js';
import { applicationFiles } from './files.js';
import { wayOf } from './way.js';

export interface Showing {
	readonly frame: Frame;
	readonly application: Application;
	readonly service: Service;
	readonly catalogue: Catalogue;
	readonly now: string;
}

/** It was sent. `keep` is the private link, absolute. */
export function makeConfirmation(showing: Showing, keep: string): ConfirmationView {
	const { frame, application, service, catalogue } = showing;
	const settled = routeOf(showing);
	return {
		view: 'confirmation',
		frame,
		reference: application.reference,
		service: textIn(service.title, frame.locale),
		office: officeName(showing),
		sentAt: application.submitted,
		promisedBy: promiseOf(application, service, catalogue),
		email: null,
		keep,
		status: ownUrl(['applications', application.reference]),
		way: wayOf(application, service, catalogue, frame.locale, sentWords(frame.locale)),
		fee: feeFor(service, settled, circumstancesOf(showing)),
	};
}

/** Where it is, whose turn, by when. */
export function makeStatus(showing: Showing): StatusView {
	const { frame, application, service, catalogue } = showing;
	const settled = routeOf(showing);
	return {
		view: 'status',
		frame,
		reference: application.reference,
		applicant: nameOf(showing),
		service: textIn(service.title, frame.locale),
		office: officeName(showing),
		turn: turnOf(showing),
		way: wayOf(application, service, catalogue, frame.locale, sentWords(frame.locale)),
		answers: sectionsOf(
			service,
			application.content.answers,
			settled,
			circumstancesOf(showing),
			null,
			applicationFiles(application),
		),
		links: [],
	};
}

function turnOf(showing: Showing): Turn {
	const { application, service, catalogue, now, frame } = showing;
	const state = service.workflow.states.get(application.state);
	const says =
		state === undefined
			? ''
			: shownText(
					state.public,
					frame.locale,
					scopeAt(null, routeOf(showing).settled, circumstancesOf(showing)),
					service.form.root,
				);
	const comment = commentOf(application);
	if (state === undefined || state.end !== null)
		return { whose: 'nobody', end: state?.end ?? '', says, comment, at: application.entered };
	const actors = new Set([...state.actions.values()].flatMap(({ by }) => by));
	if (actors.size > 0 && [...actors].every((by) => by === 'applicant'))
		return {
			whose: 'applicant',
			says,
			marks: marksOf(showing),
			comment,
			until: lapses(showing),
			clockStopped: state.clock === 'stopped',
			act: null,
		};
	return {
		whose: 'office',
		says,
		promisedBy: promiseOf(application, service, catalogue) ?? dueOf(application, service, catalogue),
		late: isLate(application, service, catalogue, now),
	};
}

/** When the applicant's turn runs out: the next timer that moves the application. */
function lapses({ application, service }: Showing): string | null {
	const moves = service.workflow.states.get(application.state)?.timers.some(({ to }) => to !== null) ?? false;
	return moves ? application.nextTimerAt : null;
}

function marksOf({ application, service, frame }: Showing): readonly MarkView[] {
	return application.content.marks.map(({ path, reason }) => {
		const field = fieldAt(service.form.root, path);
		return { title: field === null ? path : textIn(field.short, frame.locale), reason: reason ?? '', by: null, at: null };
	});
}

/** What was said when it came here: the comment of the newest entry that has one. */
function commentOf(application: Application): string | null {
	for (const entry of application.entries.toReversed()) {
		if (entry.entered.length === 0) continue;
		const comment = application.content.parts[String(entry.number)]?.['comment'];
		return typeof comment === 'string' ? comment : null;
	}
	return null;
}

/** The applicant by name, where the form asks for one. */
function nameOf({ application, service }: Showing): string | null {
	for (const field of service.form.fields.values()) {
		if (field.autocomplete !== 'name' || field.keys.includes('*')) continue;
		const value = valueAt(application.content.answers, pointerOf(field));
		if (typeof value === 'string') return value;
	}
	return null;
}

function routeOf(showing: Showing) {
	const { service, application } = showing;
	const circumstances = circumstancesOf(showing);
	const { answers, passed } = sendAll(service.form, application.content.answers, circumstances);
	return route(service.form, { answers, passed, circumstances });
}

/** Answers are read as of the day they were sent (2b-10). */
function circumstancesOf({ application, catalogue, frame }: Showing): Circumstances {
	return formCircumstances(application, catalogue, application.on, frame.locale);
}

function officeName({ application, catalogue, frame }: Showing): string {
	return catalogue.offices.get(application.office ?? '')?.name ?? frame.under ?? frame.name;
}

function sentWords(locale: string): string {
	return locale === 'id' ? 'Dikirim' : 'Sent';
}

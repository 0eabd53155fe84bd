/** An application once it was sent: the confirmation, and what its pages share. */
import type { Application } from '../../../schemas/generated/record.js';
import type { Catalogue, Service } from '../../definition/service.js';
import { pointerOf } from '../../form/asked.js';
import { valueAt } from '../../form/pointer.js';
import { sendAll } from '../../form/proposals.js';
import { route } from '../../form/route.js';
import { textIn } from '../../form/text.js';
import type { Circumstances } from '../../form/types.js';
import { promiseOf } from '../../workflow/due.js';
import { formCircumstances } from '../../workflow/form-circumstances.js';
import type { ConfirmationView } from '../citizen.js';
import type { Frame } from '../frame.js';
import { ownUrl } from '../url.js';
import { feeFor } from './check.js';
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
		email: tellsOfSending(service) ? application.content.contact.email : null,
		keep,
		status: ownUrl(['applications', application.reference]),
		way: wayOf(application, service, catalogue, frame.locale, sentWords(frame.locale)),
		fee: feeFor(service, settled, circumstancesOf(showing)),
	};
}

/** Is the applicant told of the sending itself? */
function tellsOfSending({ notices }: Service): boolean {
	return notices.some(({ on, to }) => on.includes('submitted') && to.includes('applicant'));
}

/** The applicant by name, where the form asks for one. */
export function nameOf({ application, service }: Showing): string | null {
	for (const field of service.form.fields.values()) {
		if (field.autocomplete !== 'name' || field.keys.includes('*')) continue;
		const value = valueAt(application.content.answers, pointerOf(field));
		if (typeof value === 'string') return value;
	}
	return null;
}

/** The route of what was sent, every page of it. */
export function routeOf(showing: Showing) {
	const { service, application } = showing;
	const circumstances = circumstancesOf(showing);
	const { answers, passed } = sendAll(service.form, application.content.answers, circumstances);
	return route(service.form, { answers, passed, circumstances });
}

/** Answers are read as of the day they were sent (2b-10). */
export function circumstancesOf({ application, catalogue, frame }: Showing): Circumstances {
	return formCircumstances(application, catalogue, application.on, frame.locale);
}

/** The office it was sent to; where there is none, who stands in the page's head. */
export function officeName({ application, catalogue, frame }: Showing): string {
	return catalogue.offices.get(application.office ?? '')?.name ?? frame.under ?? frame.name;
}

/** The first step of every way. */
export function sentWords(locale: string): string {
	return locale === 'id' ? 'Dikirim' : 'Sent';
}

import type { Application, Filler } from '../../schemas/generated/record.js';
import type { Catalogue } from '../definition/service.js';
import type { Group, Scope } from '../expression/types.js';
import type { Instant } from '../time/types.js';
import { localDate } from '../time/zone.js';
import { deskPlace, placeOf } from './place.js';

/** What expressions of the workflow see of an application at a moment: `today` is the day of the event (2b-57). `by` is the role acting. */
export function workflowScope(application: Application, catalogue: Catalogue, at: Instant, by: string | null): Scope {
	const place = deskPlace(catalogue, application);
	return {
		answers: application.content.answers,
		rows: [],
		self: undefined,
		facts: application.content.facts,
		apart: { case: caseOf(application, catalogue, by), filler: fillerOf(application.filler) },
		today: localDate(at, place.zone),
		calendar: place.calendar,
	};
}

function caseOf(application: Application, catalogue: Catalogue, by: string | null): Group {
	return {
		state: application.state,
		by: by ?? undefined,
		office: application.office ?? undefined,
		channel: application.channel,
		reference: application.reference,
		submitted: localDate(application.submitted, placeOf(catalogue, application.office).zone),
	};
}

function fillerOf(filler: Filler | null): Group {
	return { role: filler?.role ?? undefined, office: filler?.office ?? undefined };
}

import { isGroupKind } from '../definition/groups.js';
import { workingMinutes } from '../definition/rules/lengths.js';
import type { Catalogue, Service } from '../definition/service.js';
import { ordinaryCalendar } from '../time/calendar.js';
import type { Duration } from '../time/types.js';
import { longestPath } from './longest-path.js';
import { headingOf, wordsOf } from './words.js';

/** What a service's page says of time, result and effort, worked out from form and workflow so that they can't disagree. */
export interface ServicePage {
	/** The promise where the service makes one, else the due times of the longest way added up; null where there are none. */
	readonly time: Duration | null;
	/** Titles of the letters that a grant issues, in the language asked for. */
	readonly results: readonly string[];
	/** How many questions there are at most, for an estimate of the time to fill in; rows of lists count once. */
	readonly questions: number;
}

/** The derived facts of a service's page. */
export function servicePage(service: Service, catalogue: Catalogue, locale: string): ServicePage {
	return {
		time: timeOf(service, catalogue),
		results: resultsOf(service, locale),
		questions: [...service.form.fields.values()].filter(
			({ kind, row, path, compute }) =>
				!isGroupKind(kind) && kind !== 'guidance' && row === null && compute === null && !path.endsWith('[]'),
		).length,
	};
}

function timeOf(service: Service, catalogue: Catalogue): Duration | null {
	const { promise } = service.workflow;
	if (promise !== null) return promise;
	const calendar = catalogue.calendars.get(catalogue.calendar ?? '') ?? ordinaryCalendar;
	const day = workingMinutes({ unit: 'working days', count: 1 }, calendar) ?? 0;
	const { length } = longestPath(service.workflow, (due) => workingMinutes(due, calendar) ?? 0);
	return length === 0 || day === 0 ? null : { unit: 'working days', count: Math.ceil(length / day - 0.001) };
}

function resultsOf(service: Service, locale: string): readonly string[] {
	const granted = [...service.workflow.states.values()].filter((state) => state.end === 'granted');
	return granted.flatMap((state) =>
		state.issue.flatMap((id) => {
			const letter = service.letters.get(id);
			return letter === undefined ? [] : [headingOf(letter.text, locale) ?? wordsOf(service.title, locale)];
		}),
	);
}

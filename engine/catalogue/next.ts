import { openIn } from '../definition/rules/graph.js';
import type { Action, Catalogue, Service } from '../definition/service.js';
import { formatDate } from '../time/duration.js';
import type { Instant } from '../time/types.js';
import { localDate } from '../time/zone.js';
import { mainPath } from './main-path.js';
import { wordsOf } from './words.js';

/** "What happens next, and when", for whoever applied. Every key present, null where there is nothing. */
export interface Next {
	readonly locale: string;
	readonly state: string;
	/** What the applicant is told about where the application is. */
	readonly public: string;
	/** The kind of end it came to. */
	readonly end: string | null;
	/** Titles of the roles that have it now; empty where it is the applicant's turn. */
	readonly who: readonly string[];
	/** Is it for the applicant to do something before anything else can happen. */
	readonly yours: boolean;
	readonly due: { readonly at: Instant; readonly words: string } | null;
	readonly promised: { readonly at: Instant; readonly words: string } | null;
	/** What the applicant can do now: `resubmit`, `withdraw`. */
	readonly actions: readonly { readonly id: string; readonly title: string; readonly ends: boolean }[];
	/** Steps still to come on the way to a grant; some may not be needed. */
	readonly after: readonly { readonly state: string; readonly title: string; readonly always: boolean }[];
}

/** Where an application is and when it is due there; moments are worked out by the workflow. */
export interface Whereabouts {
	readonly state: string;
	readonly due: Instant | null;
	readonly promised: Instant | null;
	readonly zone: string;
}

/** What happens next for an application; null where its state is none of the service's. */
export function nextFor(service: Service, catalogue: Catalogue, where: Whereabouts, locale: string): Next | null {
	const state = service.workflow.states.get(where.state);
	if (state === undefined) return null;
	const own = [...state.actions.values()];
	const open = [...own, ...[...service.workflow.anywhere.values()].filter((action) => openIn(action, state))];
	const roles = [...new Set(own.flatMap((action) => action.by))].filter((role) => role !== 'applicant');
	const path = mainPath(service.workflow);
	const here = path.findIndex((step) => step.state.id === state.id);
	return {
		locale,
		state: state.id,
		public: wordsOf(state.public, locale),
		end: state.end,
		who: roles.flatMap((role) => {
			const title = catalogue.roles.get(role)?.title;
			return title === undefined ? [] : [wordsOf(title, locale)];
		}),
		yours: state.end === null && roles.length === 0 && own.some((action) => action.by.includes('applicant')),
		due: state.end === null ? moment(where.due, where.zone, locale) : null,
		promised: state.end === null ? moment(where.promised, where.zone, locale) : null,
		actions: open.filter((action) => action.by.includes('applicant')).map((action) => actionFor(action, service, locale)),
		after:
			here < 0
				? []
				: path
						.slice(here + 1)
						.map((step) => ({ state: step.state.id, title: wordsOf(step.state.title, locale), always: step.always })),
	};
}

function actionFor(action: Action, service: Service, locale: string): Next['actions'][number] {
	const ends = action.to.some(({ to }) => (service.workflow.states.get(to)?.end ?? null) !== null);
	return { id: action.id, title: wordsOf(action.title, locale), ends };
}

function moment(at: Instant | null, zone: string, locale: string): Next['due'] {
	return at === null ? null : { at, words: formatDate(localDate(at, zone), locale, true) };
}

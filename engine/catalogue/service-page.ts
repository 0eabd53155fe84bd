import { workingMinutes } from '../definition/rules/lengths.js';
import type { Catalogue, Service, State } from '../definition/service.js';
import { ordinaryCalendar } from '../time/calendar.js';
import { formatDuration } from '../time/duration.js';
import type { Duration } from '../time/types.js';
import { type Fee, feeOf } from './fee.js';
import { longestPath } from './longest-path.js';
import { mainPath } from './main-path.js';
import { headingOf, wordsOf } from './words.js';

/** What a service's page says, worked out from form and workflow so that they can't disagree. Texts in the language asked for. */
export interface ServicePage {
	readonly locale: string;
	readonly id: string;
	readonly title: string;
	readonly summary: string | null;
	readonly organisation: { readonly name: string; readonly url: string | null } | null;
	readonly offices: readonly { readonly id: string; readonly name: string }[];
	readonly time: {
		readonly length: Duration;
		readonly words: string;
		/** `promise`: said by the service; `due`: the due times of the longest way added up. */
		readonly from: 'promise' | 'due';
	} | null;
	/** Null where nothing is said about a fee. */
	readonly fee: (Fee & { readonly words: string }) | null;
	/** After sending, in order; a step that only some applications need is not `always`. */
	readonly steps: readonly {
		readonly state: string;
		readonly title: string;
		/** Titles of the roles that act. */
		readonly who: readonly string[];
		readonly due: string | null;
		readonly always: boolean;
	}[];
	readonly results: readonly {
		readonly letter: string;
		readonly title: string;
		/** How long it is valid, in words. */
		readonly valid: string | null;
	}[];
	/** Titles of what officers fill in on the way. */
	readonly officersAsk: readonly string[];
	readonly legalBasis: readonly { readonly title: string; readonly url: string | null }[];
	/** How many questions there are at most, for an estimate of the time to fill in; rows of lists count once. */
	readonly questions: number;
}

/** The derived facts of a service's page. */
export function servicePage(service: Service, catalogue: Catalogue, locale: string): ServicePage {
	const organisation = catalogue.organisations.get(service.catalogue.organisation ?? '');
	return {
		locale,
		id: service.id,
		title: wordsOf(service.title, locale),
		summary: service.summary === null ? null : wordsOf(service.summary, locale),
		organisation: organisation === undefined ? null : { name: organisation.name, url: organisation.url },
		offices: [...catalogue.offices.values()].map(({ id, name }) => ({ id, name })),
		time: timeOf(service, catalogue, locale),
		fee: feeIn(service, locale),
		steps: stepsOf(service, catalogue, locale),
		results: resultsOf(service, locale),
		officersAsk: officersAsk(service, locale),
		legalBasis: service.catalogue.legalBasis,
		questions: [...service.form.fields.values()].filter(
			({ kind, row, path, compute }) =>
				kind !== 'group' && kind !== 'guidance' && row === null && compute === null && !path.endsWith('[]'),
		).length,
	};
}

function timeOf(service: Service, catalogue: Catalogue, locale: string): ServicePage['time'] {
	const { promise } = service.workflow;
	if (promise !== null) return { length: promise, words: formatDuration(promise, locale), from: 'promise' };
	const calendar = catalogue.calendars.get(catalogue.calendar ?? '') ?? ordinaryCalendar;
	const day = workingMinutes({ unit: 'working days', count: 1 }, calendar) ?? 0;
	const { length } = longestPath(service.workflow, (due) => workingMinutes(due, calendar) ?? 0);
	if (length === 0 || day === 0) return null;
	const days: Duration = { unit: 'working days', count: Math.ceil(length / day - 0.001) };
	return { length: days, words: formatDuration(days, locale), from: 'due' };
}

function feeIn(service: Service, locale: string): ServicePage['fee'] {
	const fee = feeOf(service.form);
	if (fee === null) return null;
	const indonesian = locale === 'id' || locale.startsWith('id-');
	const money = (amount: number | null): string =>
		new Intl.NumberFormat(indonesian ? 'id' : 'en', {
			style: 'currency',
			currency: fee.currency,
			trailingZeroDisplay: 'stripIfInteger',
		})
			.format(amount ?? 0)
			.replaceAll(/\s/gu, '');
	const words = {
		free: indonesian ? 'Gratis' : 'Free',
		fixed: money(fee.most),
		range:
			fee.least === 0
				? indonesian
					? `Gratis sampai ${money(fee.most)}`
					: `Free to ${money(fee.most)}`
				: `${money(fee.least)}–${money(fee.most)}`,
		depends: indonesian ? 'Dihitung dari jawaban Anda' : 'Worked out from your answers',
	};
	return { ...fee, words: words[fee.kind] };
}

function stepsOf(service: Service, catalogue: Catalogue, locale: string): ServicePage['steps'] {
	return mainPath(service.workflow).map(({ state, always }) => ({
		state: state.id,
		title: wordsOf(state.title, locale),
		who: rolesIn(state).flatMap((role) => {
			const title = catalogue.roles.get(role)?.title;
			return title === undefined ? [] : [wordsOf(title, locale)];
		}),
		due: state.due === null ? null : formatDuration(state.due, locale),
		always,
	}));
}

function rolesIn(state: State): readonly string[] {
	return [...new Set([...state.actions.values()].flatMap((action) => action.by))];
}

function resultsOf(service: Service, locale: string): ServicePage['results'] {
	const granted = [...service.workflow.states.values()].filter((state) => state.end === 'granted');
	return granted.flatMap((state) =>
		state.issue.flatMap((id) => {
			const letter = service.letters.get(id);
			if (letter === undefined) return [];
			const title = headingOf(letter.text, locale) ?? wordsOf(service.title, locale);
			return [{ letter: id, title, valid: state.valid === null ? null : formatDuration(state.valid, locale) }];
		}),
	);
}

function officersAsk(service: Service, locale: string): readonly string[] {
	const actions = [...service.workflow.states.values()].flatMap((state) => [...state.actions.values()]);
	const asked = actions.filter((action) => action.by.some((role) => role !== 'applicant'));
	return [...new Set(asked.flatMap((action) => (action.ask?.group.members ?? []).map((field) => wordsOf(field.title, locale))))];
}

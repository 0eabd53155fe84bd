/** The way of an application as people see it: before it is sent, and where it is now. */
import type { Application } from '../../../schemas/generated/record.js';
import { mainPath, type PathStep } from '../../catalogue/main-path.js';
import type { Catalogue, Service, State } from '../../definition/service.js';
import { textIn } from '../../form/text.js';
import { formatDuration } from '../../time/duration.js';
import type { WayStep } from '../citizen.js';

/** What happens after sending, in order. */
export function wayAhead(service: Service, catalogue: Catalogue, locale: string): readonly WayStep[] {
	return mainPath(service.workflow).map((one) => stepAhead(one, catalogue, locale));
}

/**
 * Where an application is: what is done, what is now, what may come. A state beside the main way (a correction) stands
 * before the step it leads back to; an end that isn't on it takes the place of all that would have come.
 */
export function wayOf(
	application: Application,
	service: Service,
	catalogue: Catalogue,
	locale: string,
	sent: string,
): readonly WayStep[] {
	const begun: WayStep = { title: sent, when: 'done', by: null, length: null, at: application.submitted, note: null };
	const steps = mainPath(service.workflow);
	const path = steps.map((one) => one.state);
	const state = service.workflow.states.get(application.state);
	if (state === undefined) return [begun];
	const entered = new Set(application.entries.flatMap((entry) => entry.entered));
	const here = path.findIndex(({ id }) => id === state.id);
	const now: WayStep = { ...step(state, state.end === null ? 'now' : 'done', catalogue, locale), at: application.entered };
	if (here >= 0)
		return [
			begun,
			...path
				.slice(0, here)
				.filter(({ id }) => entered.has(id))
				.map((one) => step(one, 'done', catalogue, locale)),
			now,
			...ahead(here + 1),
		];
	const visited = path.filter(({ id }) => entered.has(id));
	if (state.end !== null) return [begun, ...visited.map((one) => step(one, 'done', catalogue, locale)), now];
	const back = path.findIndex(({ id }) => id === application.origins[state.id]);
	return [
		begun,
		...path.slice(0, Math.max(0, back)).map((one) => step(one, 'done', catalogue, locale)),
		now,
		...ahead(Math.max(0, back)),
	];

	function ahead(from: number): readonly WayStep[] {
		return steps.slice(from).map((one) => stepAhead(one, catalogue, locale));
	}
}

/** A step to come. One that an application may be granted without says so. */
function stepAhead({ state, always }: PathStep, catalogue: Catalogue, locale: string): WayStep {
	const ahead = step(state, 'next', catalogue, locale);
	return always
		? ahead
		: { ...ahead, note: [locale === 'id' ? 'bila perlu' : 'if needed', ahead.note].filter((note) => note !== null).join(', ') };
}

function step(state: State, when: WayStep['when'], catalogue: Catalogue, locale: string): WayStep {
	const roles = [...new Set([...state.actions.values()].flatMap((action) => action.by))];
	const titles = roles.flatMap((role) => catalogue.roles.get(role) ?? []).map((role) => textIn(role.title, locale));
	const valid = state.valid === null || when === 'now' ? null : validFor(formatDuration(state.valid, locale), locale);
	return {
		title: textIn(state.title, locale),
		when,
		by: titles.length === 0 ? null : titles.join(', '),
		length: state.due,
		at: null,
		note: valid,
	};
}

function validFor(length: string, locale: string): string {
	return locale === 'id' ? `berlaku ${length}` : `valid for ${length}`;
}

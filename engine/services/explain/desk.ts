import type { Application } from '../../../schemas/generated/record.js';
import type { Says } from '../../definition/problem.js';
import type { Timer } from '../../definition/service.js';
import { textIn } from '../../form/text.js';
import { formatDuration } from '../../time/duration.js';
import { dueWords, explainDue } from '../../time/explain.js';
import type { Duration, Instant, Span } from '../../time/types.js';
import { localDateTime } from '../../time/zone.js';
import { actingRole, blockers } from '../../workflow/blockers.js';
import { timersAhead } from '../../workflow/due.js';
import { actionsIn, type Found, takers } from '../../workflow/find.js';
import { deskPlace } from '../../workflow/place.js';
import { workflowScope } from '../../workflow/scope.js';
import type { Actor } from '../../workflow/types.js';
import { type Stage, worldOf } from '../rehearse/stage.js';
import { whyOf } from './form.js';

/** An action of the present state, for one person. */
export interface ActionExplained {
	/** `verification.accept`, `withdraw`. */
	readonly action: string;
	/** `verifier#1`, `applicant`. */
	readonly person: string;
	/** Nothing = open. */
	readonly blockers: readonly { readonly code: string; readonly says: Says }[];
}

/** Where an application stands after a step, and why. */
export interface DeskExplanation {
	readonly state: string;
	readonly title: Says;
	readonly now: string;
	/** When the state is due and when the whole is promised, each with what moves it; null where there is no such time. */
	readonly due: Says | null;
	readonly promise: Says | null;
	readonly timers: readonly Says[];
	readonly actions: readonly ActionExplained[];
}

/** The same in one language, as `loket explain --format json` has it. */
export function printedDesk(desk: DeskExplanation, locale: 'id' | 'en') {
	return {
		state: desk.state,
		now: desk.now,
		due: desk.due?.[locale] ?? null,
		promise: desk.promise?.[locale] ?? null,
		timers: desk.timers.map((timer) => timer[locale]),
		actions: desk.actions.map(({ action, person, blockers: closed }) => ({
			action,
			person,
			blockers: closed.map(({ code, says }) => ({ code, message: says[locale] })),
		})),
	};
}

/** Explains the desk at a stage of a rehearsal; null while nothing was sent. */
export function explainDesk(stage: Stage): DeskExplanation | null {
	const { application, service, catalogue } = stage;
	const state = application === null ? undefined : service.workflow.states.get(application.state);
	if (application === null || state === undefined) return null;
	const { zone } = deskPlace(catalogue, application);
	return {
		state: state.id,
		title: { id: textIn(state.title, 'id'), en: textIn(state.title, 'en') },
		now: localDateTime(stage.now, zone),
		due: state.due === null ? null : whyThen(state.due, application.clock.due, stage, application),
		promise:
			service.workflow.promise === null ? null : whyThen(service.workflow.promise, application.clock.promise, stage, application),
		timers: timersAhead(application, service, catalogue).map(({ timer, moment }) => timerWords(timer, moment, zone)),
		actions: actionsIn(service, state.id).flatMap((found) => forEverybody(found, application, stage)),
	};
}

function whyThen(length: Duration, spans: readonly Span[], { catalogue }: Stage, application: Application): Says {
	const place = deskPlace(catalogue, application);
	const explained = explainDue(length, spans, place);
	const words = (locale: 'id' | 'en'): string => dueWords(length, explained, locale, place.zone);
	return { id: words('id'), en: words('en') };
}

const moments = {
	entry: { id: 'masuk ke sini', en: 'it came here' },
	due: { id: 'tenggat', en: 'the due date' },
	promise: { id: 'waktu yang dijanjikan', en: 'the promised time' },
} as const;

function timerWords({ to, notify, moment: rule, deemed }: Timer, moment: Instant, zone: string): Says {
	const at = localDateTime(moment, zone);
	const told = notify.join(', ');
	const law = deemed === null ? '' : ` (${deemed})`;
	const rest = (locale: 'id' | 'en', side: string): string => {
		const of = typeof rule.of === 'string' ? moments[rule.of][locale] : rule.of.source;
		return `(${formatDuration(rule.length, locale)} ${side} ${of})`;
	};
	const isAfter = rule.side === 'after';
	return {
		id: `${at}: ${to === null ? `beri tahu ${told}` : `pindah ke ${to}${law}`} ${rest('id', isAfter ? 'sesudah' : 'sebelum')}`,
		en: `${at}: ${to === null ? `tell ${told}` : `go to ${to}${law}`} ${rest('en', rule.side)}`,
	};
}

/** The action for everybody who has one of its roles: the applicant, the first of each role, and whoever the persona names. */
function forEverybody(found: Found, application: Application, stage: Stage): readonly ActionExplained[] {
	const by = takers(found);
	const world = worldOf(stage);
	const may = (actor: Actor): boolean =>
		actor.kind === 'applicant' ? by.includes('applicant') : actor.roles.some(({ role }) => by.includes(role));
	return stage.people.each.filter(may).map((actor) => ({
		action: found.name,
		person: actor.person ?? actor.kind,
		blockers: blockers(application, found, actor, false, world).map(({ code, says }) => ({
			code,
			says: code === 'when' ? withReason(says, found, application, actor, stage) : says,
		})),
	}));
}

function withReason(says: Says, found: Found, application: Application, actor: Actor, stage: Stage): Says {
	const { service, catalogue, now } = stage;
	const { when } = found.action;
	if (when === null) return says;
	const role = actingRole(application, found, actor, false, worldOf(stage));
	const why = whyOf(service, when, workflowScope(application, catalogue, now, role));
	return { id: `${says.id}. ${why.id}`, en: `${says.en}. ${why.en}` };
}

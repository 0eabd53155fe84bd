import type { Application, OpenTimer } from '../../schemas/generated/record.js';
import type { Catalogue, Service, Timer } from '../definition/service.js';
import { isPlainDate } from '../time/dates.js';
import { addDuration, dateBase, dueMoment, subtractDuration } from '../time/moment.js';
import type { Instant } from '../time/types.js';
import { deskPlace } from './place.js';
import { workflowScope } from './scope.js';

/** When the present state is due; null where it isn't, or its clock stands still. */
export function dueOf(application: Application, service: Service, catalogue: Catalogue): Instant | null {
	const due = service.workflow.states.get(application.state)?.due ?? null;
	return due === null ? null : dueMoment(due, application.clock.due, deskPlace(catalogue, application));
}

/** When the whole is promised; null where it isn't, or the clock stands still. */
export function promiseOf(application: Application, service: Service, catalogue: Catalogue): Instant | null {
	const { promise } = service.workflow;
	return promise === null ? null : dueMoment(promise, application.clock.promise, deskPlace(catalogue, application));
}

/** Late (2b-61): the state's `due` has passed or, where it has none, the promise. */
export function isLate(application: Application, service: Service, catalogue: Catalogue, now: Instant): boolean {
	const own = (service.workflow.states.get(application.state)?.due ?? null) !== null;
	const moment = own ? dueOf(application, service, catalogue) : promiseOf(application, service, catalogue);
	return moment !== null && moment <= now;
}

/** The definition's timer of an open one; null where the version has none of that name. */
export function ruleOf(service: Service, rule: string): Timer | null {
	const dot = rule.lastIndexOf('.');
	const list = dot < 0 ? service.workflow.timers : (service.workflow.states.get(rule.slice(0, dot))?.timers ?? []);
	return list.find((timer) => timer.id === rule) ?? null;
}

/** When an open timer's moment is, worked out from rule and stretches; null while it has none. */
export function timerMoment(open: OpenTimer, application: Application, service: Service, catalogue: Catalogue): Instant | null {
	const timer = ruleOf(service, open.rule);
	if (timer === null) return null;
	const { side, length, of } = timer.moment;
	const place = deskPlace(catalogue, application);
	const count = side === 'after' ? addDuration : subtractDuration;
	if (of === 'entry') return side === 'after' ? dueMoment(length, open.spans, place) : null;
	const from = (): Instant | null => {
		if (of === 'due') return dueOf(application, service, catalogue);
		if (of === 'promise') return promiseOf(application, service, catalogue);
		const date = of.run(workflowScope(application, catalogue, application.entered, null));
		return typeof date === 'string' && isPlainDate(date) ? dateBase(date, side, place.zone) : null;
	};
	const base = from();
	return base === null ? null : count(base, length, place);
}

/** The timers that haven't fired, each with its moment, the soonest first; those without a moment are left out. */
export function timersAhead(
	application: Application,
	service: Service,
	catalogue: Catalogue,
): readonly { readonly timer: Timer; readonly moment: Instant }[] {
	const ahead: { readonly timer: Timer; readonly moment: Instant }[] = [];
	for (const open of application.timers) {
		if (open.fired !== null) continue;
		const timer = ruleOf(service, open.rule);
		const moment = timerMoment(open, application, service, catalogue);
		if (timer !== null && moment !== null) ahead.push({ timer, moment });
	}
	return ahead.toSorted((a, b) => (a.moment < b.moment ? -1 : a.moment > b.moment ? 1 : 0));
}

/** The same document with `nextTimerAt` worked out anew; also when a calendar was published. */
export function withNextTimer(application: Application, service: Service, catalogue: Catalogue): Application {
	return { ...application, nextTimerAt: timersAhead(application, service, catalogue)[0]?.moment ?? null };
}

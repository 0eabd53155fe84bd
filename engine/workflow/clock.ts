import type { Application, BegunTimer, Clock, OpenTimer, RecordSpan } from '../../schemas/generated/record.js';
import type { State, Timer } from '../definition/service.js';
import type { Instant } from '../time/types.js';
import { kindOf } from './kinds/index.js';

/** A moment, or that of the last entry where it lies before it: a clock was set back, or a date was changed. Entries never go back in time. */
export function notBefore({ entries, entered }: Pick<Application, 'entries' | 'entered'>, moment: Instant): Instant {
	const last = entries.at(-1)?.at ?? entered;
	return moment < last ? last : moment;
}

/** How the promise's clock stands in a state (2b-24): it starts at the first one that isn't waiting, and is over at an end state for good. */
export function clockIn(clock: Clock, state: State): Clock['now'] {
	if (clock.now === 'over' || kindOf(state).ends) return 'over';
	if (state.clock !== 'waiting') return state.clock;
	return clock.promise.length === 0 ? 'waiting' : 'stopped';
}

/** Does a state's due date run in it? A stopped clock stops it; that of a waiting clock runs (2b-61). */
export function dueRuns(state: State): boolean {
	return state.due !== null && state.clock !== 'stopped' && !kindOf(state).ends;
}

/** The clock after a state was entered, from what the entry says alone. The promise resumes, never restarts; `due` starts fresh. */
export function clockAfter(clock: Clock, now: Clock['now'], due: boolean, at: Instant): Clock {
	return { now, promise: promiseAfter(clock.promise, now, at), due: due ? [{ from: at, to: null }] : [] };
}

function promiseAfter(spans: readonly RecordSpan[], now: Clock['now'], at: Instant): RecordSpan[] {
	const last = spans.at(-1);
	const runs = last !== undefined && last.to === null;
	if (now === 'running') return runs ? [...spans] : [...spans, { from: at, to: null }];
	if (runs) return [...spans.slice(0, -1), { from: last.from, to: at }];
	return now === 'stopped' && last === undefined ? [{ from: at, to: at }] : [...spans];
}

/** A timer begun at a moment. */
export function beginTimer({ rule, of }: BegunTimer, at: Instant, clock: Clock): OpenTimer {
	return withClock({ rule, of, spans: of === 'entry' ? [{ from: at, to: null }] : [], fired: null }, clock);
}

/** The stretches of a timer that counts from `due` or `promise` are those of that clock. */
export function withClock(timer: OpenTimer, clock: Clock): OpenTimer {
	if (timer.of === 'due') return { ...timer, spans: clock.due };
	if (timer.of === 'promise') return { ...timer, spans: clock.promise };
	return timer;
}

/** What a timer of the definition counts from, as the record says it. */
export function countsFrom(timer: Timer): BegunTimer['of'] {
	return typeof timer.moment.of === 'string' ? timer.moment.of : 'date';
}

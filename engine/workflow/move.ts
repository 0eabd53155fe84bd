import type { Application, BegunTimer, Ended, IssuedLetter, OpenTimer, Task } from '../../schemas/generated/record.js';
import type { State } from '../definition/service.js';
import { addDuration } from '../time/moment.js';
import type { Instant } from '../time/types.js';
import { localDate } from '../time/zone.js';
import { beginTimer, clockAfter, clockIn, countsFrom, dueRuns, withClock } from './clock.js';
import { dueOf, promiseOf, timerMoment } from './due.js';
import { kindOf } from './kinds/index.js';
import { deskPlace, officeNamed } from './place.js';
import { workflowScope } from './scope.js';
import type { World } from './types.js';

/** What an entry says of a move, and the document after it. */
export interface Moved {
	readonly application: Application;
	readonly left: string[];
	readonly entered: string[];
	readonly ended: Ended[];
	readonly tasks: Task[];
	readonly timers: BegunTimer[];
	readonly letters: IssuedLetter[];
}

/** Nothing left, nothing entered: the document stays where it is. */
export function stays(application: Application): Moved {
	return { application, left: [], entered: [], ended: [], tasks: [], timers: [], letters: [] };
}

/**
 * Leaves the present state and enters another (or itself, by name); `number` is the entry's, and the new visit.
 * `giveBack`: tasks go to their last holders, if still in the role (2b-20, 2b-33).
 */
export function moveTo(application: Application, to: State, at: Instant, number: number, giveBack: boolean, world: World): Moved {
	const ended = endedBy(application, to, world);
	const over = kindOf(to).ends;
	const left = withoutState(application, over);
	return { ...enter(left, to, at, number, giveBack, [], world), left: [application.state], ended };
}

/** The document once its state was left: its tasks are remembered and gone, its timers too; those of the workflow live until an end (2b-24). */
export function withoutState<Part extends Pick<Application, 'state' | 'tasks' | 'holders' | 'timers'>>(
	application: Part,
	over: boolean,
): Part {
	return {
		...application,
		holders: withHolders(application.holders, application.state, application.tasks),
		tasks: [],
		timers: application.timers.filter((timer) => !over && isWorkflows(timer)),
	};
}

/** Is this one of the workflow's own timers? They are named by number alone. */
export function isWorkflows(timer: Pick<OpenTimer, 'rule'>): boolean {
	return !timer.rule.includes('.');
}

function endedBy(application: Application, to: State, world: World): Ended[] {
	const { service, catalogue } = world;
	const over = kindOf(to).ends;
	const ended: Ended[] = [];
	if (service.workflow.states.get(application.state)?.due != null)
		ended.push({ what: 'due', id: null, due: dueOf(application, service, catalogue) });
	if (over && application.clock.now !== 'over' && service.workflow.promise !== null)
		ended.push({ what: 'promise', id: null, due: promiseOf(application, service, catalogue) });
	for (const timer of application.timers)
		if (over || !isWorkflows(timer))
			ended.push({ what: 'timer', id: timer.rule, due: timerMoment(timer, application, service, catalogue) });
	for (const task of application.tasks) ended.push({ what: 'task', id: task.role, due: null });
	return ended;
}

/** Who held the tasks of a state when it was left; who held one before stays its last holder where nobody claimed it since. */
function withHolders(holders: Application['holders'], state: string, tasks: readonly Task[]): Application['holders'] {
	const held = tasks.flatMap((task) => (task.person === null ? [] : [[task.role, task.person] as const]));
	if (held.length === 0) return holders;
	const before = Object.hasOwn(holders, state) ? holders[state] : undefined;
	return { ...holders, [state]: { ...before, ...Object.fromEntries(held) } };
}

/**
 * Enters a state: clock, timers, desk, tasks, letters (2b-18). `begins` are timers of the workflow that begin with it (at submission).
 */
export function enter(
	application: Application,
	to: State,
	at: Instant,
	number: number,
	giveBack: boolean,
	begins: readonly BegunTimer[],
	world: World,
): Moved {
	const now = clockIn(application.clock, to);
	const clock = clockAfter(application.clock, now, dueRuns(to), at);
	const entered: Application = { ...application, ...whereFrom(application, to), state: to.id, visit: number, entered: at, clock };
	const here = withDesk(entered, deskOf(entered, to, at, world));
	const own = to.timers.map((timer) => ({ rule: timer.id, of: countsFrom(timer) }));
	const timers = [...own, ...begins].filter((timer) => now !== 'over' || timer.of !== 'promise');
	const tasks = kindOf(to)
		.tasks(to)
		.map((role) => ({
			role,
			office: here.desk,
			person: giveBack ? lastHolder(application, to.id, role, here.desk, world) : null,
		}));
	const valid = validUntil(to, at, here, world);
	const letters = to.issue.map((letter) => ({ letter, valid }));
	return {
		application: {
			...here,
			tasks,
			timers: [...here.timers.map((timer) => withClock(timer, clock)), ...timers.map((timer) => beginTimer(timer, at, clock))],
			issued: [...here.issued, ...letters.map((letter) => ({ ...letter, entry: number, office: here.desk, number: null }))],
		},
		left: [],
		entered: [to.id],
		ended: [],
		tasks,
		timers,
		letters,
	};
}

/** Where `back` will lead: the state from which this one was last entered by another; entering itself keeps it (2b-60). */
export function whereFrom(
	application: Pick<Application, 'state' | 'origins'>,
	to: Pick<State, 'id'>,
): Pick<Application, 'origins'> {
	const from = application.state;
	return { origins: from === '' || from === to.id ? application.origins : { ...application.origins, [to.id]: from } };
}

/** The document at a desk; every office that works or worked it may see it. */
export function withDesk(application: Application, desk: string | null): Application {
	const known = desk === null || application.offices.includes(desk);
	return { ...application, desk, offices: known ? application.offices : [...application.offices, desk] };
}

function deskOf(application: Application, state: State, at: Instant, { service, catalogue }: World): string | null {
	const office = state.office ?? service.workflow.office;
	const named = office === null ? null : officeNamed(catalogue, office.run(workflowScope(application, catalogue, at, null)));
	return named ?? application.office;
}

function lastHolder(application: Application, state: string, role: string, desk: string | null, world: World): string | null {
	const held = Object.hasOwn(application.holders, state) ? application.holders[state] : undefined;
	const person = held !== undefined && Object.hasOwn(held, role) ? held[role] : undefined;
	return person !== undefined && world.holds(person, role, desk) ? person : null;
}

function validUntil(state: State, at: Instant, application: Application, { catalogue }: World): string | null {
	if (state.valid === null) return null;
	const place = deskPlace(catalogue, application);
	const end = addDuration(at, state.valid, place);
	return end === null ? null : localDate(end, place.zone);
}

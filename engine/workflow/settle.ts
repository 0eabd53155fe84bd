import type { Application, Entry } from '../../schemas/generated/record.js';
import type { Timer } from '../definition/service.js';
import type { Instant } from '../time/types.js';
import { notBefore } from './clock.js';
import { timersAhead } from './due.js';
import { chainEnd } from './entry.js';
import { moveTo, stays } from './move.js';
import type { World } from './types.js';
import { system, write } from './write.js';

/**
 * More timers than this are never settled in one write. What goes round goes on with the next one; no action is taken in between, since
 * each round is another visit than the one somebody saw.
 */
const most = 100;

/**
 * Settles every timer whose moment has passed, in order, each as of its moment and as one entry, so that the outcome never depends on
 * when anybody looked (2.5). A moment that lies before what is already recorded (a date was changed) counts as of the last entry.
 */
export function settle(
	application: Application,
	world: World,
): { readonly application: Application; readonly entries: readonly Entry[] } {
	let here = application;
	const entries: Entry[] = [];
	while (entries.length < most) {
		if (here.nextTimerAt === null && here.timers.length === 0) break;
		const next = timersAhead(here, world.service, world.catalogue)[0];
		if (next === undefined || next.moment > world.now) break;
		const fired = fire(here, next.timer, next.moment, world);
		here = fired.application;
		entries.push(fired.entry);
	}
	return { application: here, entries };
}

function fire(application: Application, timer: Timer, moment: Instant, world: World) {
	const { number } = chainEnd(application);
	const at = notBefore(application, moment);
	const to = timer.to === null ? undefined : world.service.workflow.states.get(timer.to);
	const marked = {
		...application,
		timers: application.timers.map((open) => (open.rule === timer.id ? { ...open, fired: number } : open)),
	};
	const moved = to === undefined ? stays(marked) : moveTo(marked, to, at, number, false, world);
	return write(
		{ kind: 'timer', number, at, who: system, filler: null, action: null, timer, moved, claims: [], submission: null, parts: {} },
		world,
	);
}

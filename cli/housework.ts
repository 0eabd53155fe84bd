/** What a server does beside answering: it sends what waits, settles timers, sweeps, and does what its command adds. */
import { sweepDrafts } from '../engine/applications/sweep.js';
import { makeTimekeeper } from '../engine/applications/timekeeper.js';
import { sweepFiles } from '../engine/applications/upload/sweep.js';
import { startRunner } from '../engine/effects/runner.js';
import type { House } from '../engine/http/house.js';
import { makeTools } from './outbox.js';
import type { Settings } from './settings.js';

/** What is done beside serving, once it listens; to end soon when `stopped` says so. */
export type Meanwhile = (house: House, stopped: () => boolean) => Promise<void>;

export interface Housework {
	/** Something was written that must happen. */
	readonly wake: () => void;
	/** Takes up nothing more; resolves when what is under way is done. */
	readonly stop: () => Promise<void>;
}

/** Starts it, once the server listens. */
export function startHousework(settings: Settings, house: House, meanwhile?: Meanwhile): Housework {
	const sending = startRunner(makeTools(settings, house));
	const timing = settleEveryMinute(house);
	const sweeping = sweepHourly(house);
	let stopping = false;
	const beside = meanwhile?.(house, () => stopping).catch((error: unknown) =>
		house.log.error({ err: error }, 'what is done beside serving failed'),
	);
	return {
		wake: sending.wake,
		stop: async () => {
			stopping = true;
			clearInterval(sweeping);
			await timing.stop();
			await beside;
			await sending.stop();
		},
	};
}

/** Gives up expired drafts, files nobody took up and sessions now and every hour; one that fails is logged and tried again at the next. */
function sweepHourly({ applications, store, now, log }: House): NodeJS.Timeout {
	const sweep = (): void => {
		Promise.all([sweepDrafts(applications), sweepFiles(applications), store.sessions.sweep(now().toISOString())]).catch(
			(error: unknown) => log.error({ err: error }, 'sweeping failed'),
		);
	};
	sweep();
	return setInterval(sweep, 3_600_000);
}

/** Settles timers now and every minute. It only makes sooner what reading does; one that fails is logged and tried again at the next. */
function settleEveryMinute({ applications, store, log }: House): { readonly stop: () => Promise<void> } {
	const keep = makeTimekeeper(applications, store.definitions);
	let last = Promise.resolve();
	const round = (): void => {
		last = keep().then(
			({ stuck }) => {
				if (stuck.length > 0) log.error({ applications: stuck.length }, 'applications that can not be settled');
			},
			(error: unknown) => log.error({ err: error }, 'settling failed'),
		);
	};
	round();
	const timer = setInterval(round, 60_000);
	return {
		stop: async () => {
			clearInterval(timer);
			await last;
		},
	};
}

import type { Application } from '../../schemas/generated/record.js';
import type { Instant } from '../time/types.js';
import { sealEntry } from './entry.js';
import { without } from './outbox.js';
import { system } from './write.js';

/**
 * The document once an effect is done: without it, and with an entry that says so. The entry holds as of the one before it, so that a timer
 * that is due but not settled yet still holds as of its own moment; `recorded` says when it was.
 * @param reason why there was nothing to send, or null.
 */
export function notified(
	application: Application,
	effect: string,
	now: Instant,
	reason: string | null,
	key: Uint8Array,
): Application {
	const { entries, clock } = application;
	const entry = sealEntry(
		application,
		{
			kind: 'notified',
			at: entries.at(-1)?.at ?? application.entered,
			recorded: now,
			who: system,
			filler: null,
			action: null,
			rule: null,
			deemed: null,
			left: [],
			entered: [],
			state: application.state,
			visit: application.visit,
			clock: clock.now,
			due: clock.due.length > 0,
			office: application.desk,
			ended: [],
			tasks: [],
			timers: [],
			claims: [],
			fired: [],
			submission: null,
			letters: [],
			effects: [],
			done: [effect],
			...(reason === null ? {} : { reason }),
			numbered: null,
		},
		{},
		key,
	);
	const { outbox, ...rest } = application;
	const left = without(outbox, effect);
	return {
		...rest,
		...(left === undefined ? {} : { outbox: left }),
		effects: application.effects.filter(({ id }) => id !== effect),
		entries: [...entries, entry],
	};
}

import type { Application, Claim, Effect, Entry, Filler, Parts, Who } from '../../schemas/generated/record.js';
import type { Timer } from '../definition/service.js';
import type { Instant } from '../time/types.js';
import { withNextTimer } from './due.js';
import { effectsOf } from './effects.js';
import { sealEntry } from './entry.js';
import type { Moved } from './move.js';
import type { World } from './types.js';

/** What one entry is written from. */
export interface Written {
	readonly kind: string;
	readonly number: number;
	readonly at: Instant;
	readonly who: Who;
	readonly filler: Filler | null;
	readonly action: string | null;
	readonly timer: Timer | null;
	readonly moved: Moved;
	readonly claims: readonly Claim[];
	readonly submission: number | null;
	readonly parts: Parts;
}

/** The system: timers and effects. */
export const system: Who = { kind: 'system', person: null, role: null, office: null, capacity: null };

/** Idempotency keys are kept as long as the visit lasts, and at least this long (3.4). */
const week = 7 * 86_400_000;

/** Writes one entry: binds it to the chain, keeps what was written with it, adds its effects, works out the next timer. */
export function write(
	written: Written,
	world: World,
): { readonly application: Application; readonly entry: Entry; readonly effects: readonly Effect[] } {
	const { moved, number, timer, parts } = written;
	const here = moved.application;
	const events = [...(written.action === null ? [] : [written.action]), ...moved.entered];
	const letters = moved.letters.map(({ letter }) => ({ letter, state: here.state }));
	const effects = effectsOf(world.service, here.id, number, { events, letters, timer, office: here.desk });
	const entry = sealEntry(
		here,
		{
			kind: written.kind,
			at: written.at,
			recorded: world.now,
			who: written.who,
			filler: written.filler,
			action: written.action,
			rule: timer?.id ?? null,
			deemed: timer?.deemed ?? null,
			left: moved.left,
			entered: moved.entered,
			state: here.state,
			visit: here.visit,
			clock: here.clock.now,
			due: here.clock.due.length > 0,
			office: here.desk,
			ended: moved.ended,
			tasks: moved.tasks,
			timers: moved.timers,
			claims: [...written.claims],
			fired: timer === null ? [] : [timer.id],
			submission: written.submission,
			letters: moved.letters,
			effects,
			done: [],
			numbered: null,
		},
		parts,
		world.key,
	);
	const some = Object.keys(parts).length > 0;
	const application: Application = {
		...here,
		keys: here.keys.filter((key) => key.entry >= here.visit || Date.parse(world.now) - Date.parse(key.at) < week),
		effects: [...here.effects, ...effects],
		submissions:
			written.submission === null
				? here.submissions
				: [...here.submissions, { number: written.submission, entry: number, at: written.at }],
		entries: [...here.entries, entry],
		content: some ? { ...here.content, parts: { ...here.content.parts, [number]: parts } } : here.content,
	};
	return { application: withNextTimer(application, world.service, world.catalogue), entry, effects };
}

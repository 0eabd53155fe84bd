/** Acting on an application through the use case, whoever it is. */
import { type Acted, act, isNotActed, type NotActed } from '../../engine/applications/act.js';
import { isRefusal } from '../../engine/applications/load.js';
import { settled } from '../../engine/applications/settled.js';
import type { Refusal } from '../../engine/applications/types.js';
import type { Store } from '../../engine/store/port/store.js';
import type { Actor, Command } from '../../engine/workflow/types.js';
import type { Application } from '../../schemas/generated/record.js';
import { type Desk, desk } from './applications.js';
import { permit, verifier } from './permit.js';
import type { PutIn } from './put-in.js';

/** A moment of 2026: `11-30`, at 03:00 UTC unless said. */
export const at = (day: string, time = '03:00') => `2026-${day}T${time}:00.000Z`;

/** A desk with the permit's service, on the day it was sent. */
export function counter(store?: Store): Desk {
	const on = desk(store, { service: async () => permit.service, catalogue: async () => permit.catalogue });
	on.at(at('11-30'));
	return on;
}

/** What somebody does beside the action's name; the verifier, without a key of their own, unless said. */
export interface Doing extends Partial<Omit<Command, 'actor' | 'key' | 'action'>> {
	readonly as?: Actor;
	readonly key?: string | null;
}

/** Somebody takes an action. */
export async function does(on: Desk, put: PutIn, action: string, { as = verifier, key = null, ...more }: Doing = {}) {
	return act(
		on,
		put.id,
		{ secret: put.secret },
		{
			action,
			visit: 1,
			...more,
			key,
			locale: 'en',
			who: async () => ({ actor: as, holds: () => true }),
		},
	);
}

/** What became of it, with what closes it or is wrong. */
export const codeOf = (done: Acted | NotActed | Refusal): string =>
	isNotActed(done)
		? [done.code, ...done.blockers.map(({ code }) => code), ...done.problems.map(({ path, code }) => `${path} ${code}`)].join(' ')
		: isRefusal(done)
			? done.code
			: done.repeated
				? 'repeated'
				: 'done';

/** It as it stands. */
export async function stored(on: Desk, put: PutIn): Promise<Application> {
	const found = await settled(on, put.id);
	if (isRefusal(found)) throw new Error(found.code);
	return found.application;
}

/** The number of the entry that was written; 0 where none was. */
export function numberOf(done: Acted | NotActed | Refusal): number {
	return isRefusal(done) ? 0 : done.entry.number;
}

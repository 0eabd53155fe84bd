import { isEnd } from '../workflow/kinds/index.js';
import { isRefusal } from './load.js';
import { settled } from './settled.js';
import type { Applications } from './types.js';

/** Applications looked at in one go. */
const batch = 100;

/** What became of a batch. */
export interface Batch {
	/** Applications written. */
	readonly written: number;
	/** Ids of those that can't be opened or settled now: to be passed over the next time, and told to whoever runs it. */
	readonly stuck: readonly string[];
}

/**
 * Settles applications whose next timer is due, the longest due first, at most a hundred. It only makes sooner what reading or acting would
 * do: what comes of it never depends on whether or when this ran (2.5).
 * @param stuck those that failed before; they never keep others from their turn.
 */
export async function settleDue(applications: Applications, stuck: ReadonlySet<string> = new Set()): Promise<Batch> {
	const limit = batch + stuck.size;
	const due = await applications.store.applications.find({ by: 'timer-due', at: applications.now(), limit });
	return settleEach(
		applications,
		due.map(({ id }) => id).filter((id) => !stuck.has(id)),
	);
}

/** A place among the applications of all versions: the pass goes on behind it. */
export interface PassedBy {
	readonly service: string;
	readonly version: number;
	readonly after: string;
}

/** One step of a pass: where it goes on, or null at the end. */
export interface Remade extends Batch {
	readonly next: PassedBy | null;
}

/** Where a pass over versions begins; null where there are none. */
export function firstOf(versions: readonly VersionName[]): PassedBy | null {
	const [first] = versions;
	return first === undefined ? null : { ...first, after: '' };
}

export interface VersionName {
	readonly service: string;
	readonly version: number;
}

/**
 * After calendars or offices were published: works out anew when the next timer of open applications is due (3.3), a hundred at a time.
 * One that is right already is not written, so that a pass which was cut short is simply begun again.
 */
export async function remakeTimers(
	applications: Applications,
	versions: readonly VersionName[],
	from: PassedBy,
): Promise<Remade> {
	const { service: id, version, after } = from;
	const service = await applications.service(id, version);
	const found = await applications.store.applications.find({ by: 'open-of-version', service: id, version, after, limit: batch });
	const open = found.filter(({ kind, indexes }) => {
		const state = service?.workflow.states.get(indexes.state ?? '');
		return kind === 'application' && (state === undefined || !isEnd(state) || indexes.nextTimerAt !== null);
	});
	const done = await settleEach(
		applications,
		open.map((one) => one.id),
	);
	const last = found.at(-1);
	if (last !== undefined && found.length === batch) return { ...done, next: { ...from, after: last.id } };
	const here = versions.findIndex((one) => one.service === id && one.version === version);
	return { ...done, next: firstOf(versions.slice(here + 1)) };
}

async function settleEach(applications: Applications, ids: readonly string[]): Promise<Batch> {
	let written = 0;
	const stuck: string[] = [];
	for (const id of ids) {
		const done = await settled(applications, id);
		if (isRefusal(done)) stuck.push(id);
		else if (done.changed) written += 1;
	}
	return { written, stuck };
}

/** What waits in a store, as far as it can be seen without opening anything: for the commands, and for what can't be opened. */
import type { Application, Draft, Effect, OutboxState, Trying } from '../../schemas/generated/record.js';
import type { ApplicationStore, StoredApplication } from '../store/port/applications.js';
import type { JsonObject } from '../store/port/write.js';
import type { Instant } from '../time/types.js';
import { never, tryingOf } from '../workflow/outbox.js';

/** One effect or mail that is still to be done. Never an address. */
export interface Listed {
	readonly application: string;
	/** Null for a draft. */
	readonly reference: string | null;
	readonly id: string;
	/** `notify`, `issue`, `number` …; `link` for the private link of a draft. */
	readonly kind: string;
	/** `applicant`, a role, or the letter it is about. */
	readonly to: string;
	readonly since: Instant;
	readonly trying: Trying;
}

/** Everything that waits, the soonest first; `limit` documents at most. */
export async function listWaiting(store: Pick<ApplicationStore, 'find'>, limit: number): Promise<readonly Listed[]> {
	const found = await store.find({ by: 'effects-due', at: never, limit });
	return found.flatMap(waitingOf);
}

/** What waits in one stored document. */
export function waitingOf(stored: StoredApplication): readonly Listed[] {
	const { id: application, indexes } = stored;
	const outbox = outboxOf(stored);
	if (stored.kind === 'draft')
		return Object.entries(outbox).map(([id, trying]) => {
			const since = trying.since ?? trying.at;
			return { application, reference: null, id, kind: 'link', to: 'applicant', since, trying };
		});
	const { effects, entries, submitted } = stored.clear as unknown as Pick<Application, 'effects' | 'entries' | 'submitted'>;
	return effects.map((effect) => {
		const since = entries.find(({ number }) => number === effect.entry)?.recorded ?? submitted;
		const trying = tryingOf(outbox, { id: effect.id, from: since });
		return { application, reference: indexes.reference, id: effect.id, kind: effect.kind, to: toOf(effect), since, trying };
	});
}

/** The next revision of a document, nothing of it opened, with each state changed, and the soonest moment among them. */
export function withEach(stored: StoredApplication, change: (listed: Listed) => Trying): StoredApplication {
	const outbox: OutboxState = Object.fromEntries(waitingOf(stored).map((listed) => [listed.id, change(listed)]));
	const moments = Object.values(outbox).map(({ at, until }) => until ?? at);
	const effectsAt = moments.toSorted()[0] ?? null;
	const clear = { ...stored.clear, outbox } as unknown as JsonObject;
	return { ...stored, revision: stored.revision + 1, clear, indexes: { ...stored.indexes, effectsAt } };
}

/**
 * Makes due now what needs a person, in every document.
 * @returns how many there were; a document that changed meanwhile is tried again.
 */
export async function retryStuck(store: ApplicationStore, now: Instant, limit: number): Promise<number> {
	let count = 0;
	for (const found of await store.find({ by: 'effects-due', at: never, limit })) {
		let stored: StoredApplication | undefined = found;
		while (stored !== undefined) {
			const stuck = waitingOf(stored).filter(({ trying }) => trying.stuck).length;
			if (stuck === 0) break;
			const written = await store.swap(withEach(stored, ({ trying }) => (trying.stuck ? again(trying, now) : trying)));
			if (written === 'done') count += stuck;
			if (written !== 'lost') break;
			stored = await store.read(stored.id);
		}
	}
	return count;
}

function again(trying: Trying, now: Instant): Trying {
	return { ...trying, at: now, until: null, since: null, stuck: false };
}

function outboxOf({ clear }: StoredApplication): OutboxState {
	return (clear as unknown as Pick<Draft, 'outbox'>).outbox ?? {};
}

function toOf({ to, letter }: Effect): string {
	return to ?? letter ?? '';
}

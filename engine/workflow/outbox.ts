/** What still must happen because of an entry: in which order, when it may be tried next, and how far it has come (3.3). */
import type { Application, Draft, Effect, OutboxState, Trying } from '../../schemas/generated/record.js';
import type { Instant } from '../time/types.js';

/** The last moment there is: what waits for a person has it, so that it is still found. */
export const never: Instant = '9999-12-31T23:59:59.999Z';

/** Something that waits to be done, and what it may not overtake. */
export interface Waiting {
	readonly id: string;
	/** Where it goes; of one destination the first comes first, others go on. */
	readonly destination: string;
	/** What must be done before: the letters of the state a notice tells of. */
	readonly after: readonly string[];
	/** Since when. */
	readonly from: Instant;
}

/** What waits in a document, in order: effects of an application, mails of a draft. */
export function waitingIn(document: Application | Draft): readonly Waiting[] {
	if (document.kind === 'draft')
		return (document.content.mails ?? [])
			.filter(({ sent }) => sent === null)
			.map(({ id, to, at }) => ({ id, destination: `link ${to}`, after: [], from: at }));
	const { effects, entries, submitted } = document;
	return effects.map((effect) => ({
		id: effect.id,
		destination: destinationOf(effect),
		after: lettersBefore(effect, effects).map(({ id }) => id),
		from: entries.find(({ number }) => number === effect.entry)?.recorded ?? submitted,
	}));
}

/** The first of each destination that needn't wait for another: what may be tried, now or later. */
export function heads(waiting: readonly Waiting[]): readonly Waiting[] {
	const first = waiting.filter((one, index) => waiting.findIndex(({ destination }) => destination === one.destination) === index);
	return first.filter(({ after }) => after.length === 0);
}

/** When something of a document may be tried next; `never` where all of it waits for a person, null where nothing waits. */
export function nextEffectAt(document: Application | Draft): Instant | null {
	const waiting = waitingIn(document);
	if (waiting.length === 0) return null;
	return heads(waiting).reduce((soonest, one) => {
		const moment = momentOf(document.outbox, one);
		return moment < soonest ? moment : soonest;
	}, never);
}

/** What may be tried now: nobody holds it, and its moment has come. */
export function due(document: Application | Draft, now: Instant): readonly Waiting[] {
	return heads(waitingIn(document)).filter((one) => momentOf(document.outbox, one) <= now);
}

/** How far one has come; as at its beginning where it was not tried yet. */
export function tryingOf(outbox: OutboxState | undefined, { id, from }: Pick<Waiting, 'id' | 'from'>): Trying {
	const known = outbox !== undefined && Object.hasOwn(outbox, id) ? outbox[id] : undefined;
	return known ?? { tries: 0, at: from, until: null, reason: null, since: null, stuck: false };
}

/** The state without one that is done; undefined once nothing is left in it. */
export function without(outbox: OutboxState | undefined, id: string): OutboxState | undefined {
	const left = Object.entries(outbox ?? {}).filter(([each]) => each !== id);
	return left.length === 0 ? undefined : Object.fromEntries(left);
}

function momentOf(outbox: OutboxState | undefined, one: Waiting): Instant {
	const { at, until } = tryingOf(outbox, one);
	return until ?? at;
}

/** Numbers and texts of one letter follow each other; messages to one reader do. */
function destinationOf({ kind, letter, to, office, via }: Effect): string {
	if (letter !== null) return `letter ${letter}`;
	return `${kind} ${via.join('+')} ${to === 'applicant' ? to : `${to ?? ''} ${office ?? ''}`}`;
}

/** A notice of a state that issues letters waits for them. */
function lettersBefore(effect: Effect, effects: readonly Effect[]): readonly Effect[] {
	if (effect.letter !== null) return [];
	return effects.filter(({ entry, on, letter }) => letter !== null && entry === effect.entry && on === effect.on);
}

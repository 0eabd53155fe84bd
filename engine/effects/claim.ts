/** Who runs an effect: claimed for a while, and recorded only by whoever holds the newest claim (3.3). Both by the document's one guarded swap. */
import type { Application, Draft, Trying } from '../../schemas/generated/record.js';
import { attempts } from '../applications/attempts.js';
import type { Applications } from '../applications/types.js';
import { isUnavailable } from '../store/port/write.js';
import type { Instant } from '../time/types.js';
import { notified } from '../workflow/notified.js';
import { due, never, tryingOf, type Waiting, waitingIn, without } from '../workflow/outbox.js';
import { type Opened, openDocument, withHistory, withMails, withOutbox } from './document.js';
import type { Outcome } from './outcome.js';

const second = 1000;
const hour = 3600 * second;
/** How long a claim holds, in milliseconds: longer than any handler may take. What a crashed holder had is taken up after it. */
export const lease = 120 * second;
/** Failing this long needs a person; it is still tried, less often. */
const patience = 24 * hour;

/** What was claimed of a document. */
export interface Claimed {
	readonly opened: Opened;
	readonly jobs: readonly { readonly waiting: Waiting; readonly fence: number }[];
}

/**
 * Claims everything of a document that may be done now, in one write.
 * @returns it; null where nothing is due, somebody else was first, or the store can't take the write now.
 */
export async function claim(applications: Applications, opened: Opened): Promise<Claimed | null> {
	const now = applications.now();
	const ready = due(opened.document, now);
	if (ready.length === 0) return null;
	const outbox = { ...opened.document.outbox };
	const jobs = ready.map((waiting) => {
		const before = tryingOf(opened.document.outbox, waiting);
		const fence = before.tries + 1;
		outbox[waiting.id] = { ...before, tries: fence, until: later(now, lease) };
		return { waiting, fence };
	});
	const stored = withOutbox(opened, outbox);
	if ((await applications.store.applications.swap(stored)) !== 'done') return null;
	const { document, key } = opened;
	return { opened: { stored, document: { ...document, revision: stored.revision, outbox }, key }, jobs };
}

/**
 * Records what became of a claimed effect. Lost against another writer (a citizen, an officer, another effect) it is worked out again from
 * what that one wrote.
 * @returns whether it was recorded: not where somebody else claimed it since, it is done already, or the store can't take the write now.
 */
export async function record(
	applications: Applications,
	id: string,
	effect: string,
	fence: number,
	outcome: Outcome,
): Promise<boolean> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const stored = await applications.store.applications.read(id);
		const opened = stored === undefined ? null : await openDocument(applications, stored);
		if (opened === null) return false;
		const waiting = waitingIn(opened.document).find((one) => one.id === effect);
		if (waiting === undefined) return false;
		const trying = tryingOf(opened.document.outbox, waiting);
		if (trying.tries !== fence) return false;
		const after = afterwards(opened, effect, trying, outcome, applications.now());
		const written = await applications.store.applications.swap(after);
		if (isUnavailable(written)) return false;
		if (written === 'done') return true;
	}
	return false;
}

function afterwards(opened: Opened, effect: string, trying: Trying, outcome: Outcome, now: Instant) {
	const { stored, document, key } = opened;
	if (outcome.is !== 'done') return withOutbox(opened, { ...document.outbox, [effect]: notDone(trying, outcome, now) });
	if (document.kind === 'draft') return withMails(opened, sent(document, effect, now));
	return withHistory(stored, notified(document as Application, effect, now, outcome.reason, key));
}

function sent(draft: Draft, id: string, now: Instant): Draft {
	const { outbox, ...rest } = draft;
	const left = without(outbox, id);
	const mails = (draft.content.mails ?? []).map((mail) => (mail.id === id ? { ...mail, sent: now } : mail));
	return { ...rest, ...(left === undefined ? {} : { outbox: left }), content: { ...draft.content, mails } };
}

/** How far an effect has come once it was tried in vain: when it is tried next, and whether it needs a person. */
export function notDone(trying: Trying, outcome: Exclude<Outcome, { readonly is: 'done' }>, now: Instant): Trying {
	const { is, reason } = outcome;
	const since = trying.since ?? now;
	if (is === 'refused') return { ...trying, at: never, until: null, reason, since, stuck: true };
	const stuck = is === 'failed' && Date.parse(now) - Date.parse(since) >= patience;
	return { ...trying, at: later(now, stuck ? 6 * hour : pause(trying.tries)), until: null, reason, since, stuck };
}

/** Ten seconds, then three times as long each time, at most an hour. */
function pause(tries: number): number {
	return Math.min(10 * second * 3 ** Math.min(tries - 1, 10), hour);
}

function later(now: Instant, milliseconds: number): Instant {
	return new Date(Date.parse(now) + milliseconds).toISOString();
}

/** A browser's session: an opaque id in its one cookie, what it may open kept here by the hash of that id. */
import { hash, randomBytes } from 'node:crypto';
import type { SessionStore } from '../store/port/sessions.js';
import type { Unavailable } from '../store/port/write.js';

export interface Session {
	/** Opaque, 256 bit; only its hash is stored. */
	readonly id: string;
	/** The language chosen, or null: then the browser's. */
	readonly locale: string | null;
	/** What was opened here by its secret: ids with the generation of their link (`grantOf`). */
	readonly grants: readonly string[];
	/** The draft last worked on, by service. */
	readonly drafts: Readonly<Record<string, string>>;
	/** The day it was last kept, `YYYY-MM-DD`; '' = never. */
	readonly kept: string;
}

const life = 30 * 24 * 3600 * 1000;
const most = 40;

/** A session that isn't stored yet. */
export function newSession(): Session {
	return { id: randomBytes(32).toString('base64url'), locale: null, grants: [], drafts: {}, kept: '' };
}

/** The session a cookie names, or null where there is none, or none any more. */
export async function readSession(store: SessionStore, id: string | undefined, now: Date): Promise<Session | null> {
	if (id === undefined || !/^[A-Za-z0-9_-]{43}$/.test(id)) return null;
	const data = await store.read(sessionHash(id), now.toISOString());
	return data === undefined ? null : { ...(JSON.parse(data) as Omit<Session, 'id'>), id };
}

/** Keeps a session for thirty days from now; only its newest forty grants stay. Or why the store can't take it now. */
export async function keepSession(store: SessionStore, session: Session, now: Date): Promise<'done' | Unavailable> {
	const { id, ...rest } = session;
	const data = JSON.stringify({ ...rest, grants: rest.grants.slice(-most), kept: dayOf(now) });
	return store.put(sessionHash(id), data, new Date(now.getTime() + life).toISOString());
}

/** Was it kept today already? Once a day it is kept anew, so that it ends thirty days after the last visit. */
export function isFresh({ kept }: Session, now: Date): boolean {
	return kept === dayOf(now);
}

/** The same session with one more thing it may open. */
export function granted(session: Session, grant: string): Session {
	return { ...session, grants: [...session.grants.filter((one) => one !== grant), grant] };
}

/** What stands for a session where its id must not: in the store, in the ids of drafts. */
export function sessionHash(id: string): string {
	return hash('sha256', id);
}

function dayOf(now: Date): string {
	return now.toISOString().slice(0, 10);
}

/** A browser's session: an opaque id in its one cookie, what it may open kept here by the hash of that id. */
import { createHash, randomBytes } from 'node:crypto';
import type { SessionStore } from '../store/port/sessions.js';

export interface Session {
	/** Opaque, 256 bit; only its hash is stored. */
	readonly id: string;
	/** The language chosen, or null: then the browser's. */
	readonly locale: string | null;
	/** Drafts begun or opened here. */
	readonly drafts: readonly { readonly id: string; readonly service: string }[];
	/** Applications opened by their link: id and the generation of the link that opened it, by reference. */
	readonly opened: Readonly<Record<string, { readonly id: string; readonly generation: number }>>;
}

const life = 30 * 24 * 3600 * 1000;
const most = 20;

/** A session that isn't stored yet. */
export function newSession(): Session {
	return { id: randomBytes(32).toString('base64url'), locale: null, drafts: [], opened: {} };
}

/** The session a cookie names, or null where there is none, or none any more. */
export async function readSession(store: SessionStore, id: string | undefined, now: Date): Promise<Session | null> {
	if (id === undefined || !/^[A-Za-z0-9_-]{43}$/.test(id)) return null;
	const data = await store.read(hashOf(id), now.toISOString());
	return data === undefined ? null : { ...(JSON.parse(data) as Omit<Session, 'id'>), id };
}

/** Keeps a session for thirty days from now. Only the newest twenty drafts and applications stay open in it. */
export async function keepSession(store: SessionStore, session: Session, now: Date): Promise<void> {
	const { id, ...rest } = session;
	const opened = Object.fromEntries(Object.entries(rest.opened).slice(-most));
	const data = JSON.stringify({ ...rest, drafts: rest.drafts.slice(-most), opened });
	await store.put(hashOf(id), data, new Date(now.getTime() + life).toISOString());
}

function hashOf(id: string): string {
	return createHash('sha256').update(id).digest('hex');
}

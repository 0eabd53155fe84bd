import type { Application, Draft } from '../../schemas/generated/record.js';
import type { StoredApplication } from '../store/port/applications.js';
import { unwrapKey } from '../store/seal/cipher.js';
import { type Access, mayOpen } from './access.js';
import { openApplication, openDraft } from './document.js';
import { notFound, notGenuine } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/** A draft or application, opened, with the key it is sealed under. */
export interface Loaded<Document extends Draft | Application> {
	readonly document: Document;
	readonly key: Uint8Array;
}

/**
 * Reads and opens what has this id, if it may be opened so.
 * @returns it, `not-found` (also when it is somebody else's, or its key was destroyed), or `not-genuine` where its key or what is sealed was
 * changed, or stood elsewhere before.
 */
export async function load(
	applications: Applications,
	id: string,
	access: Access,
): Promise<Loaded<Draft> | Loaded<Application> | Refusal> {
	const opened = await open(applications, id);
	return isRefusal(opened) || mayOpen(opened.document, access) ? opened : notFound;
}

/** The same for the house itself (timers, effects), which needs nobody's leave. Nothing that answers a request may use it. */
export async function open(applications: Applications, id: string): Promise<Loaded<Draft> | Loaded<Application> | Refusal> {
	const stored = await applications.store.applications.read(id);
	return stored === undefined ? notFound : openStored(applications, stored);
}

/** Opens what was read of the store, for the house itself: `not-found` where its key was destroyed, `not-genuine` as of `load`. */
export async function openStored(
	{ store, keys }: Applications,
	stored: StoredApplication,
): Promise<Loaded<Draft> | Loaded<Application> | Refusal> {
	const wrapped = await store.keys.read(stored.id);
	if (wrapped === undefined) return notFound;
	const key = unwrapKey(stored.id, wrapped, keys.master);
	const document = key === null ? null : stored.kind === 'draft' ? openDraft(stored, key) : openApplication(stored, key);
	if (key === null || document === null) return notGenuine;
	return document.kind === 'draft' ? { document, key } : { document, key };
}

/** Narrows to a draft. */
export function isDraft(loaded: Loaded<Draft> | Loaded<Application>): loaded is Loaded<Draft> {
	return loaded.document.kind === 'draft';
}

/** Was it refused? */
export function isRefusal(result: object): result is Refusal {
	return 'says' in result;
}

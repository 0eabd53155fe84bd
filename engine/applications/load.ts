import type { Application, Draft } from '../../schemas/generated/record.js';
import { unwrapKey } from '../store/seal/cipher.js';
import { type Access, mayOpen } from './access.js';
import { openApplication, openDraft } from './document.js';
import { notFound } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/** A draft or application, opened, with the key it is sealed under. */
export interface Loaded<Document extends Draft | Application> {
	readonly document: Document;
	readonly key: Uint8Array;
}

/**
 * Reads and opens what has this id, if it may be opened so.
 * @returns it, or `not-found`: also when it is somebody else's, or its key was destroyed.
 */
export async function load(
	applications: Applications,
	id: string,
	access: Access,
): Promise<Loaded<Draft> | Loaded<Application> | Refusal> {
	const stored = await applications.store.applications.read(id);
	if (stored === undefined) return notFound;
	const wrapped = await applications.store.keys.read(id);
	if (wrapped === undefined) return notFound;
	const key = unwrapKey(id, wrapped, applications.keys.master);
	if (key === null) throw new Error(`the key of ${id} is not genuine`);
	const loaded =
		stored.kind === 'draft' ? { document: openDraft(stored, key), key } : { document: openApplication(stored, key), key };
	return mayOpen(loaded.document, access) ? loaded : notFound;
}

/** Narrows to a draft. */
export function isDraft(loaded: Loaded<Draft> | Loaded<Application>): loaded is Loaded<Draft> {
	return loaded.document.kind === 'draft';
}

/** Was it refused? */
export function isRefusal(result: object): result is Refusal {
	return 'says' in result;
}

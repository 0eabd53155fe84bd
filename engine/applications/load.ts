import type { Application, Draft } from '../../schemas/generated/record.js';
import { unwrapKey } from '../store/seal/cipher.js';
import { type Access, mayOpen } from './access.js';
import { openApplication, openDraft } from './document.js';
import { notFound } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/** A draft or application, opened, with the key it is sealed under. */
export interface Loaded<Document extends Draft | Application = Draft | Application> {
	readonly document: Document;
	readonly key: Uint8Array;
}

/**
 * Reads and opens what has this id, if it may be opened so.
 * @returns it, or `not-found`: also when it is somebody else's, or its key was destroyed.
 */
export async function load(applications: Applications, id: string, access: Access): Promise<Loaded | Refusal> {
	const stored = await applications.store.applications.read(id);
	if (stored === undefined) return notFound;
	const wrapped = await applications.store.keys.read(id);
	if (wrapped === undefined) return notFound;
	const key = unwrapKey(id, wrapped, applications.keys.master);
	const document = key && (stored.kind === 'draft' ? openDraft(stored, key) : openApplication(stored, key));
	if (key === null || document === null) throw new Error(`what is sealed of ${id} is not genuine`);
	return mayOpen(document, access) ? { document, key } : notFound;
}

/** Narrows to a draft. */
export function isDraft(loaded: Loaded): loaded is Loaded<Draft> {
	return loaded.document.kind === 'draft';
}

/** Was it refused? */
export function isRefusal(result: object): result is Refusal {
	return 'says' in result;
}

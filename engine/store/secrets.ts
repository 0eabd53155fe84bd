/** What is worked out from the link key, so that a repeat gives the same answer although only a hash is stored (3.4). */
import { createHmac, hash as hashOf, type KeyObject, timingSafeEqual } from 'node:crypto';

function worked(link: KeyObject, ...parts: readonly (string | number | null)[]): Buffer {
	return createHmac('sha256', link).update(JSON.stringify(parts)).digest();
}

/**
 * The id of an application to be: the same caller with the same key gets the same one, so a repeated request never makes a second.
 * @param caller who asks (the hash of a session, a person's id), or null for nobody; the key must then be unguessable by itself.
 */
export function applicationId(link: KeyObject, service: string, caller: string | null, key: string): string {
	return worked(link, 'application', service, caller, key).subarray(0, 16).toString('hex');
}

/** The id of a row that a draft got at a revision, the n-th of them. */
export function rowId(link: KeyObject, id: string, revision: number, counter: number): string {
	return worked(link, 'row', id, revision, counter).subarray(0, 9).toString('base64url');
}

/** The secret of an application's link: 128 bits, base64url. A new link raises the generation. */
export function secretOf(link: KeyObject, id: string, generation: number): string {
	return worked(link, 'secret', id, generation).subarray(0, 16).toString('base64url');
}

/** What is stored of a secret. */
export function secretHash(secret: string): string {
	return hashOf('sha256', secret);
}

/** Is this the secret with that hash? Takes as long for a near miss as for a far one. */
export function isSecret(secret: string, hash: string): boolean {
	const given = Buffer.from(secretHash(secret));
	const wanted = Buffer.from(hash);
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * By what a repeated command is known (3.4): the caller's own key, or without one what was asked by whom; and the hash of what it came with,
 * so that the same key with something else is found out. `asked` is the command as one text.
 */
export function repeatKey(
	link: KeyObject,
	person: string,
	given: string | null,
	asked: string,
): { readonly key: string; readonly body: string } {
	const body = worked(link, 'command', asked).toString('base64url');
	return { key: worked(link, 'repeat', person, given, given === null ? body : null).toString('base64url'), body };
}

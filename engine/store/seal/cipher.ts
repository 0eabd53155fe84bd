import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { fewRandom } from './random.js';

/** Form of a sealed part: 1 byte form, 12 bytes nonce, 16 bytes tag, the rest. */
const form = 1;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under a fresh random nonce.
 * @param bound what the part belongs to (application, version, part …); it opens only where the same is said.
 */
export function sealBytes(content: Uint8Array, key: KeyObject | Uint8Array, bound: readonly string[]): Uint8Array {
	const nonce = fewRandom(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	cipher.setAAD(Buffer.from(JSON.stringify(bound)));
	const body = Buffer.concat([cipher.update(content), cipher.final()]);
	return Buffer.concat([Uint8Array.of(form), nonce, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` made; null when it was changed, is under another key, or belongs elsewhere. */
export function openBytes(sealed: Uint8Array, key: KeyObject | Uint8Array, bound: readonly string[]): Uint8Array | null {
	if (sealed[0] !== form || sealed.length < 29) return null;
	const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13), { authTagLength: 16 });
	decipher.setAAD(Buffer.from(JSON.stringify(bound)));
	decipher.setAuthTag(sealed.subarray(13, 29));
	try {
		return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
	} catch {
		return null;
	}
}

/** A new application's key, and the same wrapped by the master key for the store of keys. */
export function newKey(id: string, master: KeyObject): { readonly key: Uint8Array; readonly wrapped: Uint8Array } {
	const key = randomBytes(32);
	return { key, wrapped: sealBytes(key, master, ['application key', id]) };
}

/** Unwraps an application's key; null when it isn't this master's or this application's. */
export function unwrapKey(id: string, wrapped: Uint8Array, master: KeyObject): Uint8Array | null {
	return openBytes(wrapped, master, ['application key', id]);
}

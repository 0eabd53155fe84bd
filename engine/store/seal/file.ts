/** Files sealed each under a key of its own (2b-30): what is known of one and its bytes are two parts, bound to the file and to whose it is. */
import type { KeyObject } from 'node:crypto';
import type { FileFacts } from '../../../schemas/generated/record.js';
import type { FileRow, StoredFile } from '../port/files.js';
import { newKey, openBytes, sealBytes, unwrapKey } from './cipher.js';
import { fewRandom } from './random.js';

/** A file ready to be kept: its wrapped key is stored under its id before it. */
export interface SealedFile extends Pick<StoredFile, 'id' | 'application' | 'facts' | 'content'> {
	readonly wrapped: Uint8Array;
}

/** Seals a file of a draft under a new key and a new random id of 128 bits. */
export function sealFile(application: string, facts: FileFacts, bytes: Uint8Array, master: KeyObject): SealedFile {
	const id = fewRandom(16).toString('hex');
	const { key, wrapped } = newKey(id, master);
	return {
		id,
		application,
		wrapped,
		facts: sealBytes(Buffer.from(JSON.stringify(facts)), key, bound(id, application, 'facts')),
		content: sealBytes(bytes, key, bound(id, application, 'content')),
	};
}

/** What is known of a file; null when it or its key was changed or stood elsewhere before. */
export function openFacts(
	{ id, application, facts }: Pick<FileRow, 'id' | 'application' | 'facts'>,
	wrapped: Uint8Array,
	master: KeyObject,
): FileFacts | null {
	const key = unwrapKey(id, wrapped, master);
	const opened = key === null ? null : openBytes(facts, key, bound(id, application, 'facts'));
	return opened === null ? null : (JSON.parse(Buffer.from(opened).toString()) as FileFacts);
}

/** The bytes of a file; null when it or its key was changed or stood elsewhere before. */
export function openFile(
	{ id, application, content }: Pick<StoredFile, 'id' | 'application' | 'content'>,
	wrapped: Uint8Array,
	master: KeyObject,
): Uint8Array | null {
	const key = unwrapKey(id, wrapped, master);
	return key === null ? null : openBytes(content, key, bound(id, application, 'content'));
}

function bound(id: string, application: string, part: 'facts' | 'content'): readonly string[] {
	return ['file', id, application, part];
}

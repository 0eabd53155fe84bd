import type { Application, Draft, FileFacts } from '../../../schemas/generated/record.js';
import { openFile } from '../../store/seal/file.js';
import { notFound, notGenuine } from '../refusals.js';
import type { Applications, Refusal } from '../types.js';
import { waitingFiles } from './keep.js';

/** A file with its bytes. */
export interface ReadFile {
	readonly facts: FileFacts;
	readonly bytes: Uint8Array;
}

/**
 * A file of a draft or application that was opened: one it holds, or one that waits for this draft.
 * @returns it, or a refusal: `not-found` (also another's), `not-genuine` where it was changed in the store
 */
export async function readFile(
	applications: Applications,
	document: Draft | Application,
	id: string,
): Promise<ReadFile | Refusal> {
	const { store, keys } = applications;
	const held = document.content.files;
	const waiting =
		Object.hasOwn(held, id) || document.kind !== 'draft' ? held : await waitingFiles(applications, document.id, [id]);
	const facts = Object.hasOwn(waiting, id) ? waiting[id] : undefined;
	if (facts === undefined) return notFound;
	const stored = await store.files.read(id);
	const wrapped = await store.keys.read(id);
	if (stored === undefined || wrapped === undefined) return notFound;
	const bytes = stored.application === document.id ? openFile(stored, wrapped, keys.master) : null;
	return bytes === null ? notGenuine : { facts, bytes };
}

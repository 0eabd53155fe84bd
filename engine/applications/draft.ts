import type { Draft, DraftContent } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import { isUnavailable } from '../store/port/write.js';
import { placeOf } from '../workflow/place.js';
import type { Access } from './access.js';
import { attempts, busy } from './attempts.js';
import { sealDraft } from './document.js';
import { isDraft, isRefusal, type Loaded, load } from './load.js';
import { alreadySent, expired, notWritten, versionMissing } from './refusals.js';
import { draftExpires } from './start.js';
import type { Applications, Refusal } from './types.js';

/** A draft with the version it is pinned to. */
export interface OpenedDraft {
	readonly draft: Draft;
	readonly service: Service;
}

/**
 * The draft with this id.
 * @returns it and its version, or a refusal: `not-found` (also somebody else's), `draft-expired`, `already-sent` (with the reference), `version-missing`.
 */
export async function readDraft(applications: Applications, id: string, access: Access): Promise<OpenedDraft | Refusal> {
	const loaded = await loadDraft(applications, id, access);
	return isRefusal(loaded) ? loaded : { draft: loaded.document, service: loaded.service };
}

/** A change of a draft: from what it holds now to what it shall hold, in which language; asked again when another write came first. */
export type Change = (opened: OpenedDraft) => { readonly content: DraftContent; readonly locale?: string };

/**
 * Changes a draft by one guarded write. Lost against another writer it is worked out again from what that one wrote, so that nobody
 * meets a conflict and a repeat is harmless.
 * @returns the draft as it was saved, or a refusal as of `readDraft`, `store-full`, `store-busy`.
 */
export async function changeDraft(
	applications: Applications,
	id: string,
	access: Access,
	change: Change,
): Promise<OpenedDraft | Refusal> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const loaded = await loadDraft(applications, id, access);
		if (isRefusal(loaded)) return loaded;
		const { document: before, service, key } = loaded;
		const { content, locale = before.locale } = change({ draft: before, service });
		const saved = applications.now();
		const expires = draftExpires(service, saved, placeOf(await applications.catalogue(), before.office));
		const draft = { ...before, revision: before.revision + 1, locale, saved, expires, content };
		const written = await applications.store.applications.swap(sealDraft(draft, key));
		if (isUnavailable(written)) return notWritten(written);
		if (written === 'done') return { draft, service };
	}
	return busy;
}

/** A draft that is open, with its key and version. */
export async function loadDraft(
	applications: Applications,
	id: string,
	access: Access,
): Promise<(Loaded<Draft> & { readonly service: Service }) | Refusal> {
	const loaded = await load(applications, id, access);
	if (isRefusal(loaded)) return loaded;
	if (!isDraft(loaded)) return alreadySent(loaded.document.reference);
	const { expires, service: name, version } = loaded.document;
	if (expires !== null && expires <= applications.now()) return expired;
	const service = await applications.service(name, version);
	return service === undefined ? versionMissing : { ...loaded, service };
}

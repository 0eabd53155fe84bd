import type { Draft, DraftContent, OutboxState } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import type { Circumstances } from '../form/types.js';
import { isUnavailable } from '../store/port/write.js';
import { placeOf } from '../workflow/place.js';
import type { Access } from './access.js';
import { attempts, busy } from './attempts.js';
import { circumstancesOf } from './circumstances.js';
import { largestDraft, sealDraft } from './document.js';
import { isDraft, isRefusal, type Loaded, load } from './load.js';
import { alreadySent, draftTooLarge, expired, notWritten, versionMissing } from './refusals.js';
import { draftExpires } from './start.js';
import type { Applications, Refusal } from './types.js';
import { filesChange } from './upload/named.js';
import { releaseFiles, settleFiles } from './upload/settle.js';

/** A draft with the version it is pinned to and what its form sees of the world now. */
export interface OpenedDraft {
	readonly draft: Draft;
	readonly service: Service;
	readonly circumstances: Circumstances;
}

/**
 * The draft with this id.
 * @returns it and its version, or a refusal: `not-found` (also somebody else's), `draft-expired`, `already-sent` (with the reference), `version-missing`.
 */
export async function readDraft(applications: Applications, id: string, access: Access): Promise<OpenedDraft | Refusal> {
	const opened = await openDraft(applications, id, access);
	if (isRefusal(opened)) return opened;
	const { draft, service, circumstances } = opened;
	return { draft, service, circumstances };
}

/** What a draft shall hold. Mails and what is under way of them stay as they are where nothing is said of them. */
export interface Changed {
	readonly content: DraftContent;
	readonly locale?: string;
	readonly outbox?: OutboxState;
}

/** A change of a draft: from what it holds now to what it shall hold; asked again when another write came first. */
export type Change = (opened: OpenedDraft) => Changed | Refusal;

/**
 * Changes a draft by one guarded write. Lost against another writer it is worked out again from what that one wrote, so that nobody
 * meets a conflict and a repeat is harmless. Files that it no longer holds are destroyed, those it holds now are claimed.
 * @returns the draft as it was saved, or a refusal: the change's own, as of `readDraft`, `draft-too-large`, `store-full`, `store-busy`.
 */
export async function changeDraft(
	applications: Applications,
	id: string,
	access: Access,
	change: Change,
): Promise<OpenedDraft | Refusal> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const opened = await openDraft(applications, id, access);
		if (isRefusal(opened)) return opened;
		const { draft: before, service, circumstances, key } = opened;
		const changed = change({ draft: before, service, circumstances });
		if (isRefusal(changed)) return changed;
		const { locale = before.locale, outbox = before.outbox } = changed;
		// What was asked for is no part of a page: whoever saves one keeps it.
		const { mails = before.content.mails } = changed.content;
		const content = mails === undefined ? changed.content : { ...changed.content, mails };
		const saved = applications.now();
		const expires = draftExpires(service, saved, placeOf(await applications.catalogue(), before.office));
		const beside = outbox === undefined ? {} : { outbox };
		const draft: Draft = { ...before, ...beside, revision: before.revision + 1, locale, saved, expires, content };
		const stored = sealDraft(draft, key);
		if (stored.sealed.length > largestDraft) return draftTooLarge;
		const files = filesChange(before.content.files, content.files);
		const unreleased = await releaseFiles(applications, files.dropped);
		if (unreleased !== null) return notWritten(unreleased);
		const written = await applications.store.applications.swap(stored);
		if (isUnavailable(written)) return notWritten(written);
		if (written === 'done') {
			await settleFiles(applications, files);
			return { draft, service, circumstances: { ...circumstances, locale } };
		}
	}
	return busy;
}

async function openDraft(
	applications: Applications,
	id: string,
	access: Access,
): Promise<(OpenedDraft & Pick<Loaded<Draft>, 'key'>) | Refusal> {
	const loaded = await load(applications, id, access);
	if (isRefusal(loaded)) return loaded;
	if (!isDraft(loaded)) return alreadySent(loaded.document.reference);
	const { document: draft, key } = loaded;
	const now = applications.now();
	if (draft.expires !== null && draft.expires <= now) return expired;
	const service = await applications.service(draft.service, draft.version);
	if (service === undefined) return versionMissing;
	return { draft, service, key, circumstances: circumstancesOf(draft, await applications.catalogue(), now) };
}

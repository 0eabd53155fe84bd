import type { Draft } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import { isUnavailable } from '../store/port/write.js';
import { newKey, unwrapKey } from '../store/seal/cipher.js';
import { applicationId, secretHash, secretOf } from '../store/secrets.js';
import { addDuration } from '../time/moment.js';
import type { Duration, Instant, Place } from '../time/types.js';
import { placeOf } from '../workflow/place.js';
import { sealDraft } from './document.js';
import { isDraft, isRefusal, load } from './load.js';
import { alreadySent, notGenuine, notWritten, usedOtherwise } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/** What is known when somebody begins. */
export interface Start {
	readonly service: Service;
	/** The number of the version it is pinned to. */
	readonly version: number;
	readonly office: string | null;
	readonly locale: string;
	/** `web`, `counter`, `api` … */
	readonly channel: string;
	/** Who asks (the hash of their session, a person's id), or null; `key` must then be unguessable by itself. */
	readonly caller: string | null;
	/** The token of the page or the `Idempotency-Key`: with the same one the same draft is given. */
	readonly key: string;
}

/**
 * Begins a draft: its key is stored first, then the draft, each durably. Asked again with the same caller and key it gives the same draft.
 * @returns the draft and the secret of its link (never stored), or a refusal: `key-used-otherwise`, `already-sent`, `store-full`, `store-busy`.
 */
export async function start(
	applications: Applications,
	begin: Start,
): Promise<{ readonly draft: Draft; readonly secret: string } | Refusal> {
	const id = applicationId(applications.keys.link, begin.service.id, begin.caller, begin.key);
	const secret = secretOf(applications.keys.link, id, 1);
	const own = await ownKey(applications, id);
	if (isRefusal(own)) return own;
	const draft = emptyDraft(begin, id, secretHash(secret), applications, placeOf(await applications.catalogue(), begin.office));
	const written = await applications.store.applications.insert(sealDraft(draft, own.key));
	if (isUnavailable(written)) return notWritten(written);
	return written === 'done' ? { draft, secret } : again(applications, begin, id, secret, own.fresh);
}

/**
 * The same request once more: the draft as it is now, with the version it was begun with (perhaps another was published since), unless
 * something else was asked with the same key.
 */
async function again(applications: Applications, { office }: Start, id: string, secret: string, fresh: boolean) {
	const loaded = await load(applications, id, { secret });
	// Its own key was destroyed: the one just made opens nothing, and would only make what was erased look damaged.
	if (loaded === notGenuine && fresh) await applications.store.keys.destroy(id);
	if (isRefusal(loaded)) return usedOtherwise;
	if (!isDraft(loaded)) return alreadySent(loaded.document.reference);
	return loaded.document.office === office ? { draft: loaded.document, secret } : usedOtherwise;
}

/** The application's own key: made and stored now (`fresh`), or the one an earlier try stored. */
async function ownKey(
	{ store, keys }: Applications,
	id: string,
): Promise<{ readonly key: Uint8Array; readonly fresh: boolean } | Refusal> {
	const { key, wrapped } = newKey(id, keys.master);
	const written = await store.keys.insert(id, wrapped);
	if (isUnavailable(written)) return notWritten(written);
	if (written === 'done') return { key, fresh: true };
	const kept = await store.keys.read(id);
	const found = kept === undefined ? null : unwrapKey(id, kept, keys.master);
	return found === null ? usedOtherwise : { key: found, fresh: false };
}

function emptyDraft(begin: Start, id: string, hash: string, { now, practice }: Applications, place: Place): Draft {
	const at = now();
	return {
		id,
		kind: 'draft',
		service: begin.service.id,
		version: begin.version,
		practice,
		revision: 1,
		office: begin.office,
		channel: begin.channel,
		locale: begin.locale,
		created: at,
		saved: at,
		expires: draftExpires(begin.service, at, place),
		owner: null,
		filler: null,
		secret: { hash, generation: 1 },
		correction: null,
		content: { answers: {}, passed: {}, rows: {}, provenance: {}, typed: {}, files: {} },
	};
}

/** How long a draft is kept where the service doesn't say. */
const ordinarily: Duration = { unit: 'days', count: 28 };

/** When a draft last saved at this moment is given up: after `privacy.retention.draft`, else 28 days. */
export function draftExpires(service: Pick<Service, 'privacy'>, saved: Instant, place: Place): Instant | null {
	return addDuration(saved, service.privacy?.retention.get('draft') ?? ordinarily, place);
}

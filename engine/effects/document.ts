/** Documents as the outbox meets them: opened for no person, and written back without a word of what people answered being touched. */
import type { Application, Draft } from '../../schemas/generated/record.js';
import { sealDraft } from '../applications/document.js';
import { isRefusal, openStored } from '../applications/load.js';
import type { Applications } from '../applications/types.js';
import type { StoredApplication } from '../store/port/applications.js';
import type { JsonObject } from '../store/port/write.js';
import { nextEffectAt } from '../workflow/outbox.js';

/** A draft or application with the key it is sealed under, and as it is stored. */
export interface Opened {
	readonly stored: StoredApplication;
	readonly document: Application | Draft;
	readonly key: Uint8Array;
}

/** Opens what is stored; null where its key is gone or it isn't genuine. */
export async function openDocument(applications: Applications, stored: StoredApplication): Promise<Opened | null> {
	const loaded = await openStored(applications, stored);
	return isRefusal(loaded) ? null : { stored, ...loaded };
}

/** The next revision of an application whose history or outbox changed: what is sealed and what is found by stays as it is. */
export function withHistory(stored: StoredApplication, application: Application): StoredApplication {
	const { effects, entries, outbox } = application;
	const { outbox: _before, ...clear } = stored.clear;
	const changed = { ...clear, effects, entries, ...(outbox === undefined ? {} : { outbox }) };
	return next(stored, changed as unknown as JsonObject, nextEffectAt(application));
}

/** The next revision of a document whose outbox alone changed. */
export function withOutbox({ stored, document }: Opened, outbox: NonNullable<Application['outbox']>): StoredApplication {
	const clear = { ...stored.clear, outbox } as unknown as JsonObject;
	return next(stored, clear, nextEffectAt({ ...document, outbox }));
}

/** The next revision of a draft whose mail was sent. */
export function withMails({ key }: Opened, draft: Draft): StoredApplication {
	return sealDraft({ ...draft, revision: draft.revision + 1 }, key);
}

function next(stored: StoredApplication, clear: JsonObject, effectsAt: string | null): StoredApplication {
	return { ...stored, revision: stored.revision + 1, clear, indexes: { ...stored.indexes, effectsAt } };
}

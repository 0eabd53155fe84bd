/** Between the documents as they are worked with (schemas/record) and as the store keeps them: clear, blind, sealed. */
import type { KeyObject } from 'node:crypto';
import type { Application, Content, Draft, DraftContent, JsonGroup, StoredContent } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import type { ApplicationIndexes, StoredApplication } from '../store/port/applications.js';
import type { JsonObject } from '../store/port/write.js';
import { blindTerms } from '../store/seal/blind.js';
import { openBytes, sealBytes } from '../store/seal/cipher.js';
import { joinAnswers, splitAnswers } from '../store/seal/split.js';
import { nextEffectAt } from '../workflow/outbox.js';

/** The most a draft may hold, in bytes: an application has its answers twice, and stays under 256 KB with its history (3.3). */
export const largestDraft = 96 * 1024;

type Slices = Pick<Service, 'form' | 'facts' | 'find'>;

/** A draft for the store: what was answered is sealed whole; not even `personal: none` stands in the clear before it is sent. */
export function sealDraft(draft: Draft, key: Uint8Array): StoredApplication {
	const { id, kind, revision, content, ...rest } = draft;
	const { service, version, expires } = draft;
	const indexes = { ...nowhere, service, version, expires, effectsAt: nextEffectAt(draft) };
	return { id, kind, revision, indexes, clear: json(rest), blind: [], sealed: seal(content, key, bound(draft)) };
}

/** An application for the store. Terms are made from the answers of the service's `find` fields. */
export function sealApplication(application: Application, service: Slices, key: Uint8Array, index: KeyObject): StoredApplication {
	const { id, kind, revision, content, ...rest } = application;
	const answers = splitAnswers(service.form.root, content.answers);
	const facts = splitAnswers(service.facts, content.facts);
	const sealed = { ...content, answers: answers.sealed, facts: facts.sealed };
	const clear = { answers: answers.clear, facts: facts.clear };
	const indexes: ApplicationIndexes = {
		...nowhere,
		service: application.service,
		version: application.version,
		reference: application.reference,
		office: application.desk,
		state: application.state,
		nextTimerAt: application.nextTimerAt,
		effectsAt: nextEffectAt(application),
	};
	const blind = blindTerms(service.find, service.form.fields, content.answers, index);
	return { id, kind, revision, indexes, clear: json({ ...rest, clear }), blind, sealed: seal(sealed, key, bound(application)) };
}

/** Opens a draft; null where its sealed part isn't genuine. */
export function openDraft(stored: StoredApplication, key: Uint8Array): Draft | null {
	const draft = { ...envelope(stored), ...stored.clear } as unknown as Draft;
	const content = unseal<DraftContent>(stored.sealed, key, bound(draft));
	return content === null ? null : { ...draft, content };
}

/** Opens an application; null where its sealed part isn't genuine. */
export function openApplication(stored: StoredApplication, key: Uint8Array): Application | null {
	const { clear, ...rest } = stored.clear as unknown as Omit<Application, 'content'> & Pick<StoredContent, 'clear'>;
	const application = { ...envelope(stored), ...rest } as Omit<Application, 'content'>;
	const sealed = unseal<Content>(stored.sealed, key, bound(application));
	if (sealed === null) return null;
	const answers = joinAnswers({ clear: clear.answers, sealed: sealed.answers }) as JsonGroup;
	const facts = joinAnswers({ clear: clear.facts, sealed: sealed.facts }) as JsonGroup;
	return { ...application, content: { ...sealed, answers, facts } };
}

const nowhere = { reference: null, office: null, state: null, expires: null, nextTimerAt: null, effectsAt: null };

function envelope({ id, kind, revision }: StoredApplication) {
	return { id, kind, revision };
}

/** What a sealed part is bound to: application, version and part (3.3). */
function bound({
	id,
	service,
	version,
	kind,
}: Pick<Draft | Application, 'id' | 'service' | 'version' | 'kind'>): readonly string[] {
	return [id, `${service}@${version}`, kind];
}

function seal(content: unknown, key: Uint8Array, bound: readonly string[]): Uint8Array {
	return sealBytes(Buffer.from(JSON.stringify(content)), key, bound);
}

function unseal<Opened>(sealed: Uint8Array, key: Uint8Array, bound: readonly string[]): Opened | null {
	const bytes = openBytes(sealed, key, bound);
	return bytes === null ? null : (JSON.parse(Buffer.from(bytes).toString()) as Opened);
}

/** The same as the plain JSON that will be stored. */
function json(value: object): JsonObject {
	return value as JsonObject;
}

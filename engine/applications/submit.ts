import type { Application, Draft, FilesById } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import { submit as submitForm } from '../form/submit.js';
import { isUnavailable } from '../store/port/write.js';
import { secretOf } from '../store/secrets.js';
import { submit as enterWorkflow } from '../workflow/submit.js';
import type { Access } from './access.js';
import { attempts, busy } from './attempts.js';
import { circumstancesOf } from './circumstances.js';
import { sealApplication } from './document.js';
import { isDraft, isRefusal, load } from './load.js';
import { claimReference } from './reference.js';
import { expired, type Incomplete, incomplete, notWritten, versionMissing } from './refusals.js';
import type { Applications, Refusal } from './types.js';
import { type FilesChange, filesNamed } from './upload/named.js';
import { releaseFiles, settleFiles } from './upload/settle.js';
import { nobodyHolds, worldOf } from './world.js';

/** Sent: what the confirmation needs. */
export interface Sent {
	readonly application: Application;
	readonly service: Service;
	/** Of the link that opens it. */
	readonly secret: string;
	/** It had been sent before; nothing was written now. */
	readonly repeated: boolean;
}

/**
 * Sends a draft: the whole is validated once more, a reference is claimed, then one guarded write turns the draft into an application with
 * its first entry and effects. Files that its answers name go along, the others are destroyed. What it gives is on disk. Sent again it gives the same reference.
 * @returns it, or a refusal: `incomplete` with problems, `not-found`, `draft-expired`, `version-missing`, `store-full`, `store-busy`.
 */
export async function submit(applications: Applications, id: string, access: Access): Promise<Sent | Incomplete | Refusal> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const loaded = await load(applications, id, access);
		if (isRefusal(loaded)) return loaded;
		const { document, key } = loaded;
		const service = await applications.service(document.service, document.version);
		if (service === undefined) return versionMissing;
		const secret = secretOf(applications.keys.link, id, document.secret.generation);
		if (!isDraft(loaded)) return { application: loaded.document, service, secret, repeated: true };
		const world = await worldOf(applications, service, { locale: document.locale, key, holds: nobodyHolds });
		if (isPast(loaded.document, world.now)) return expired;
		const { answers, passed } = loaded.document.content;
		const read = submitForm(service.form, answers, passed, circumstancesOf(loaded.document, world.catalogue, world.now));
		if ('problems' in read) return incomplete(read.problems, read.open);
		const reference = await claimReference(applications, service.reference, id);
		if (isRefusal(reference)) return reference;
		const files = filesNamed(loaded.document.content.files, read.answers);
		const held = await filesOf(applications, id, files);
		const unreleased = await releaseFiles(applications, held.dropped);
		if (unreleased !== null) return notWritten(unreleased);
		const { application } = enterWorkflow(
			{ ...submissionOf(loaded.document), reference: reference.reference, answers: read.answers, files },
			world,
		);
		const written = await applications.store.applications.swap(
			sealApplication(application, service, key, applications.keys.index),
		);
		if (isUnavailable(written)) return notWritten(written);
		if (written !== 'done') continue;
		applications.wake?.();
		await settleFiles(applications, held);
		return { application, service, secret, repeated: false };
	}
	return busy;
}

/** Of all files that were uploaded for a draft: those that go along, and those that are destroyed. */
async function filesOf({ store }: Applications, id: string, files: FilesById): Promise<FilesChange> {
	const rows = await store.files.of(id);
	return {
		added: rows.filter((row) => Object.hasOwn(files, row.id) && row.state !== 'claimed').map((row) => row.id),
		dropped: rows.filter((row) => !Object.hasOwn(files, row.id)).map((row) => row.id),
	};
}

/** What the draft gives to the application it becomes. */
function submissionOf(draft: Draft) {
	const { id, service, version, practice, revision, office, channel, locale, created, owner, filler, secret, content } = draft;
	const { rows, provenance } = content;
	return {
		id,
		service,
		version,
		practice,
		revision: revision + 1,
		office,
		channel,
		locale,
		created,
		owner,
		filler,
		secret,
		rows,
		provenance,
	};
}

function isPast({ expires }: Draft, now: string): boolean {
	return expires !== null && expires <= now;
}

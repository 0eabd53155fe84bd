/** Puts an application as it was worked out (by a rehearsal, say) into a store, sealed, as if it had come there by itself. */
import { sealApplication } from '../../engine/applications/document.js';
import { isRefusal } from '../../engine/applications/load.js';
import { claimReference } from '../../engine/applications/reference.js';
import type { Applications } from '../../engine/applications/types.js';
import type { Service } from '../../engine/definition/service.js';
import { newKey } from '../../engine/store/seal/cipher.js';
import { secretHash, secretOf } from '../../engine/store/secrets.js';
import type { Application } from '../../schemas/generated/record.js';

export interface PutIn {
	readonly id: string;
	readonly reference: string;
	readonly secret: string;
	/** Where its link leads, with the secret. */
	readonly link: string;
	/** Its page. */
	readonly path: string;
}

let count = 0;

/** A copy of it under an id, a key and a reference of its own, at version 1 unless said. */
export async function putIn(applications: Applications, service: Service, application: Application, version = 1): Promise<PutIn> {
	const id = `put-in-${++count}`;
	const { keys, store } = applications;
	const claimed = await claimReference(applications, service.reference, id);
	if (isRefusal(claimed)) throw new Error(claimed.code);
	const { reference } = claimed;
	const secret = secretOf(keys.link, id, 1);
	const { key, wrapped } = newKey(id, keys.master);
	const own = { ...application, id, reference, version, revision: 1, secret: { hash: secretHash(secret), generation: 1 } };
	await store.keys.insert(id, wrapped);
	const written = await store.applications.insert(sealApplication(own, service, key, keys.index));
	if (written !== 'done') throw new Error(written);
	const path = `/applications/${reference}`;
	return { id, reference, secret, link: `${path}?key=${secret}`, path };
}

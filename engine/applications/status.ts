import type { Application } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import { readReference } from '../store/reference.js';
import type { Access } from './access.js';
import { isDraft, isRefusal, load } from './load.js';
import { notFound, versionMissing } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/**
 * The application with this reference (as a person types it), opened by its own secret or a grant of it, never by the reference alone.
 * @returns it with its version, or `not-found`: the same for one that isn't there and one that is somebody else's.
 */
export async function statusOf(
	applications: Applications,
	reference: string,
	access: Access,
): Promise<{ readonly application: Application; readonly service: Service } | Refusal> {
	const name = readReference(reference);
	const row = name === null ? undefined : await applications.store.references.read(name);
	if (row === undefined) return notFound;
	const loaded = await load(applications, row.application, access);
	if (isRefusal(loaded)) return loaded;
	if (isDraft(loaded)) return notFound;
	const service = await applications.service(loaded.document.service, loaded.document.version);
	return service === undefined ? versionMissing : { application: loaded.document, service };
}

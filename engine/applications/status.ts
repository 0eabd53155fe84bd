import type { Application } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import { readReference } from '../store/reference.js';
import type { World } from '../workflow/types.js';
import type { Access } from './access.js';
import { isRefusal, load } from './load.js';
import { notFound } from './refusals.js';
import { settled } from './settled.js';
import type { Applications, Refusal } from './types.js';

/** Where an application is now. */
export interface Status {
	readonly application: Application;
	readonly service: Service;
	readonly world: World;
}

/**
 * The application with this reference (as a person types it), opened by its own secret or a grant of it, never by the reference alone.
 * Reading it settles it first.
 * @returns it with its version, or `not-found`: the same for one that isn't there and one that is somebody else's.
 */
export async function statusOf(
	applications: Applications,
	reference: string,
	access: Access,
	locale: string | null = null,
): Promise<Status | Refusal> {
	const name = readReference(reference);
	const row = name === null ? undefined : await applications.store.references.read(name);
	if (row === undefined) return notFound;
	const found = await settled(applications, row.application, locale, (house, id) => load(house, id, access));
	return isRefusal(found) ? found : { application: found.application, service: found.world.service, world: found.world };
}

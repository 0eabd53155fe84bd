import type { Application } from '../../schemas/generated/record.js';
import { isUnavailable } from '../store/port/write.js';
import { withNextTimer } from '../workflow/due.js';
import { settle } from '../workflow/settle.js';
import type { World } from '../workflow/types.js';
import { attempts } from './attempts.js';
import { sealApplication } from './document.js';
import { isDraft, isRefusal, type Loaded, open } from './load.js';
import { notFound, versionMissing } from './refusals.js';
import type { Applications, Refusal } from './types.js';
import { nobodyHolds, worldOf } from './world.js';

/** An application in which everything that was due has happened, and the world it happened in. */
export interface Settled {
	readonly application: Application;
	readonly world: World;
	/** Was anything written: an entry, or only the moment of the next timer? */
	readonly changed: boolean;
}

/** How an application is read: `load` with somebody's access, or `open`. */
export type Reading = (applications: Applications, id: string) => ReturnType<typeof open>;

/**
 * Reads an application and settles its due timers by one guarded write (2.5); `nextTimerAt` is put right with it, where a calendar was
 * published since. A store that can't take the write, or writers that always come first, hide nothing: how it stands follows from the
 * clock alone, and is written the next time.
 * @returns it, or a refusal: `not-found` (also a draft), `not-genuine`, `version-missing`.
 */
export async function settled(
	applications: Applications,
	id: string,
	locale: string | null = null,
	reading: Reading = open,
): Promise<Settled | Refusal> {
	for (let attempt = 1; ; attempt++) {
		const loaded = await reading(applications, id);
		if (isRefusal(loaded)) return loaded;
		if (isDraft(loaded)) return notFound;
		const { document: before, key }: Loaded<Application> = loaded;
		const service = await applications.service(before.service, before.version);
		if (service === undefined) return versionMissing;
		const world = await worldOf(applications, service, { locale: locale ?? before.locale, key, holds: nobodyHolds });
		const { application, entries } = settle(before, world);
		const now = withNextTimer(application, service, world.catalogue);
		if (entries.length === 0 && now.nextTimerAt === before.nextTimerAt) return { application: before, world, changed: false };
		const next = { ...now, revision: before.revision + 1 };
		const written = await applications.store.applications.swap(sealApplication(next, service, key, applications.keys.index));
		if (written === 'done') {
			applications.wake?.();
			return { application: next, world, changed: true };
		}
		if (isUnavailable(written) || attempt === attempts) return { application: now, world, changed: false };
	}
}

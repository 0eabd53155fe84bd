import { remakeAll } from '../engine/applications/timekeeper.js';
import type { Applications } from '../engine/applications/types.js';
import { makeVersions } from '../engine/services/versions.js';
import { openKeys } from '../engine/store/keys/folder.js';
import type { StoreMark } from '../engine/store/port/keys.js';
import type { Store } from '../engine/store/port/store.js';
import type { Input } from './command.js';
import { say } from './input.js';

/**
 * After something was published: puts the next dates of open applications right, as a new holiday moves them. A store without keys has no
 * applications yet. Without the right keys at hand it is left, in words, to the server, which does the same at its start and within a minute.
 */
export async function remakeDates(store: Store, keysFolder: string, use: StoreMark['use'], input: Input): Promise<void> {
	if ((await store.ring.read()).length === 0 || (await store.definitions.catalogue()) === undefined) return;
	const opened = await openKeys(keysFolder, store.ring);
	if (!('keys' in opened)) {
		input.complain(
			say(
				input.locale,
				`Kunci di ${keysFolder} tidak dapat dipakai; tenggat permohonan yang terbuka disesuaikan oleh server (paling lama semenit, atau saat dimulai).`,
				`The keys in ${keysFolder} can't be used; the server adjusts the dates of open applications (within a minute, or at its start).`,
			),
		);
		return;
	}
	const versions = makeVersions(store.definitions);
	const applications: Applications = {
		store,
		keys: opened.keys,
		now: () => new Date().toISOString(),
		service: versions.read,
		catalogue: versions.catalogue,
		practice: use === 'practice',
	};
	const { written } = await remakeAll(applications, store.definitions);
	if (written > 0)
		input.complain(
			say(input.locale, `tenggat ${written} permohonan disesuaikan`, `the dates of ${written} applications were adjusted`),
		);
}

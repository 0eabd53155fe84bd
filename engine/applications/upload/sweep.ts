import { isUnavailable } from '../../store/port/write.js';
import { open } from '../load.js';
import type { Applications } from '../types.js';
import { waitedLongEnough } from './keep.js';
import { destroyFile } from './settle.js';

/** Files looked at in one go. */
const batch = 100;

/**
 * Destroys files that no saved page took up within a day, and those that were released; keys first. A file that its document holds after all
 * (the write came through, the claim did not) is claimed instead, and so is one whose document can't be opened now.
 * @returns how many were destroyed. A store that can't take writes now ends it early.
 */
export async function sweepFiles(applications: Applications): Promise<number> {
	const { store, now } = applications;
	let swept = 0;
	for (;;) {
		const rows = await store.files.unclaimed(waitedLongEnough(now()), batch);
		for (const { id, application } of rows) {
			const isHeld = await holds(applications, application, id);
			const written = isHeld ? await store.files.claim(id) : await destroyFile(applications, id);
			if (isUnavailable(written)) return swept;
			if (!isHeld) swept++;
		}
		if (rows.length < batch) return swept;
	}
}

async function holds(applications: Applications, id: string, file: string): Promise<boolean> {
	const opened = await open(applications, id);
	if ('says' in opened) return opened.code !== 'not-found';
	return Object.hasOwn(opened.document.content.files, file);
}

/** What of a folder is still as it was when it was last read. */
import type { CatalogueSource, Files, ServiceSource } from '../source.js';

/** Files whose text is another than before; null where a file came or went, for then any name may lead somewhere else. */
export function changedFiles(before: Files, now: Files): readonly string[] | null {
	if (before.size !== now.size) return null;
	const changed: string[] = [];
	for (const [path, text] of now) {
		const was = before.get(path);
		if (was === undefined) return null;
		if (was !== text) changed.push(path);
	}
	return changed;
}

/** Services that nothing changed for: neither in their own folder, nor in what they reach, nor in what is read for every service. */
export function unchangedServices(before: CatalogueSource, now: Files): ReadonlyMap<string, ServiceSource> {
	const changed = changedFiles(before.library.files, now);
	if (changed === null || changed.some(isForEveryService)) return new Map();
	const same = before.services.filter(
		({ id, files }) => !changed.some((path) => path.startsWith(`${id}/`) || files.includes(path)),
	);
	return new Map(same.map((source) => [source.id, source]));
}

/** Code lists, and translations of shared schemas. */
function isForEveryService(path: string): boolean {
	return path.startsWith('shared/lists/') || /^shared\/.*\.text\.[^/]+$/.test(path);
}

/** Files of the catalogue itself: offices, calendars, letterheads, theme and their translations. */
export function isOfCatalogue(path: string): boolean {
	return !path.includes('/') || path.startsWith('calendars/') || path.startsWith('letterhead/');
}

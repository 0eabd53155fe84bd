import { compileServiceOf } from '../../engine/definition/check.js';
import { hashOf } from '../../engine/definition/compile/hash.js';
import type { CompileService } from '../../engine/services/versions.js';
import type { DefinitionStore } from '../../engine/store/port/definitions.js';
import type { Seen } from '../republishing.js';

/**
 * The definitions as the folder has them: services whose folder is gone aren't shown any more, and before anything was ever sound there is a
 * catalogue of nothing, so that there is a page to show the problems on.
 */
export function definitionsOf(store: DefinitionStore, seen: () => Seen): DefinitionStore {
	return {
		...store,
		catalogue: async () => (await store.catalogue()) ?? { hash: '', sources: {}, published: '' },
		list: async () => (await store.list()).filter(({ service }) => isThere(seen(), service)),
		// What is shown changes with the folder too, not only with what is published.
		revision: async () => (await store.revision()) * 1_000_000 + seen().count,
	};
}

/** Has the service a folder still, or was the whole folder away when it was last looked at? */
function isThere({ checked, files, problems }: Seen, service: string): boolean {
	if (checked === null || files.size === 0) return true;
	const own = `${service}/`;
	return [...files.keys()].some((path) => path.startsWith(own)) || problems.some(({ place }) => place.file.startsWith(own));
}

/** Takes what the check of the folder compiled already, where it is this very version with this very catalogue. */
export function compiledBefore(seen: () => Seen): CompileService {
	return (id, files, catalogue) => {
		const checked = seen().checked;
		const found = checked?.services.find((one) => one.id === id)?.service ?? null;
		const isSame = found !== null && checked?.sound === true && found.hash === hashOf([...files.keys()], files);
		return isSame ? found : compileServiceOf(id, files, catalogue);
	};
}

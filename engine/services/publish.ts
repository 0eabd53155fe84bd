/** Publishing: read, check, compile, then freeze what each sound service reaches as its next version. */
import { type Checked, checkCatalogue } from '../definition/check.js';
import { hashOf } from '../definition/compile/hash.js';
import type { Problem } from '../definition/problem.js';
import { isOfCatalogue } from '../definition/read/unchanged.js';
import type { Service } from '../definition/service.js';
import type { Files } from '../definition/source.js';
import type { DefinitionStore } from '../store/port/definitions.js';
import { isUnavailable, type Unavailable } from '../store/port/write.js';
import type { Instant } from '../time/types.js';

export interface Publishing {
	readonly files: Files;
	readonly store: DefinitionStore;
	readonly now: Instant;
	/** For the public a service must say why it keeps personal data (2b-35); in practice it need not yet. */
	readonly use: 'practice' | 'real';
	/** `new`: only services and a catalogue the store has never had. */
	readonly which: 'all' | 'new';
	/** The check of these very files, where it was made already. */
	readonly checked?: Checked;
}

export interface Published {
	/** Everything the check says, about whatever service. */
	readonly problems: readonly Problem[];
	/** In order of their ids; `added` no: this very definition was published before. */
	readonly published: readonly {
		readonly service: string;
		readonly version: number;
		readonly added: boolean;
		/** The version people began with before; null: none. */
		readonly before: number | null;
	}[];
	/** Services with an error, without what the public needs, or published by another process in the same moment: its version stands. */
	readonly refused: readonly { readonly service: string; readonly why: 'error' | 'privacy' | 'overtaken' }[];
	/** Why the store could not take it, or null. */
	readonly unavailable: Unavailable | null;
}

/** The audience everybody belongs to. */
export const everybody = 'public';

/** Publishes a catalogue. Services with an error are named and left out, the others are published; what was published stays as it is. */
export async function publish({
	files,
	store,
	now,
	use,
	which,
	checked = checkCatalogue(files),
}: Publishing): Promise<Published> {
	const { problems } = checked;
	const none = { problems, published: [], refused: [] };
	if (!checked.sound) return { ...none, unavailable: null };

	const catalogueFiles = [...files.keys()].filter((path) => isOfCatalogue(path));
	const hash = hashOf(catalogueFiles, files);
	const stored = await store.catalogue();
	if (stored === undefined || (which === 'all' && stored.hash !== hash)) {
		const written = await store.putCatalogue({
			hash,
			sources: only(files, catalogueFiles),
			published: now,
		});
		if (isUnavailable(written)) return { ...none, unavailable: written };
	}

	const pointed = new Map((await store.list()).filter(({ audience }) => audience === everybody).map((one) => [one.service, one]));
	const published: Published['published'][number][] = [];
	const refused: Published['refused'][number][] = [];
	for (const { id, service, source } of checked.services) {
		if (which === 'new' && (await store.current(id, everybody)) !== undefined) continue;
		const why = service === null ? 'error' : use === 'real' && service.privacy === null ? 'privacy' : null;
		if (service === null || why !== null) {
			refused.push({ service: id, why: why ?? 'error' });
			continue;
		}
		const standing = pointed.get(id);
		// This very definition is the one that everybody begins with already: there is nothing to write.
		if (standing?.hash === service.hash) {
			published.push({ service: id, version: standing.number, added: false, before: standing.number });
			continue;
		}
		const added = await freeze(store, service, only(files, source.files), now);
		if (added === 'overtaken') refused.push({ service: id, why: added });
		else if (typeof added === 'string') return { problems, published, refused, unavailable: added };
		else published.push({ service: id, ...added, before: standing?.number ?? null });
	}
	return { problems, published, refused, unavailable: null };
}

/** The language level of definitions (`loket: 1`). */
const level = 1;

/** Adds the next version (or finds this very one), and points everybody at it unless somebody else pointed them elsewhere meanwhile. */
async function freeze(store: DefinitionStore, service: Service, sources: Readonly<Record<string, string>>, now: Instant) {
	const before = await store.current(service.id, everybody);
	const added = await store.add({ service: service.id, hash: service.hash, level, sources, published: now });
	if (typeof added === 'string') return added;
	const pointed = await store.point(service.id, everybody, added.number, before);
	if (isUnavailable(pointed)) return pointed;
	return pointed === 'lost' ? 'overtaken' : { version: added.number, added: added.added };
}

function only(files: Files, paths: readonly string[]): Readonly<Record<string, string>> {
	return Object.fromEntries(paths.map((path) => [path, files.get(path) ?? '']));
}

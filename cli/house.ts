/** Wires a server together, in plain sight: store, keys, versions, use cases, renderer. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Applications } from '../engine/applications/types.js';
import type { Says } from '../engine/definition/problem.js';
import { makeGuesses } from '../engine/http/guesses.js';
import type { House } from '../engine/http/house.js';
import { makeLog } from '../engine/http/log.js';
import { makeVersions } from '../engine/services/versions.js';
import { type Keys, openKeys } from '../engine/store/keys/folder.js';
import { claimUse } from '../engine/store/mark.js';
import type { Store } from '../engine/store/port/store.js';
import { openSqlite } from '../engine/store/sqlite/open.js';
import { stylesheet } from '../renderers/html/index.js';
import { makeRender } from './render.js';
import type { Settings } from './settings.js';

/** A store that may be used as these settings say, or why not. */
export async function openStore(
	settings: Pick<Settings, 'data' | 'site'>,
): Promise<{ readonly store: Store } | { readonly says: Says }> {
	const opened = openSqlite(settings.data, broken);
	if (!('store' in opened)) return opened;
	const { store } = opened;
	const refused = await claimUse(store.mark, settings.site.practice ? 'practice' : 'real', new Date().toISOString());
	if (refused === null) return { store };
	await store.close();
	return refused;
}

/** Everything the routes work with; or which key is missing. */
export async function makeHouse(
	settings: Settings,
	store: Store,
): Promise<{ readonly house: House; readonly made: boolean } | { readonly says: Says }> {
	const opened = await openKeys(settings.keys, store.ring);
	if (!('keys' in opened)) return opened;
	const house = wire({
		site: settings.site,
		store,
		keys: opened.keys,
		now: () => new Date(),
		log: makeLog(),
	});
	return { house, made: opened.made };
}

/** What differs from one house to another: everything else follows. */
export interface Wiring extends Pick<House, 'site' | 'store' | 'now' | 'log'> {
	readonly keys: Keys;
}

/** Puts the parts of a server together. */
export function wire({ site, store, keys, now, log }: Wiring): House {
	const versions = makeVersions(store.definitions);
	const styleOf = onceEach(stylesheet);
	const applications: Applications = {
		store,
		keys,
		now: () => now().toISOString(),
		service: versions.read,
		catalogue: versions.catalogue,
		practice: site.practice,
	};
	return {
		site,
		store,
		applications,
		versions,
		render: makeRender(),
		style: async () => styleOf((await versions.catalogue()).theme),
		guesses: makeGuesses(),
		log,
		now,
		randomId: () => randomBytes(16).toString('base64url'),
		tokenKey: createHmac('sha256', keys.link).update('tokens of pages').digest(),
	};
}

/** Makes what follows from a theme once, for the newest theme asked for. */
function onceEach<Theme, Made>(make: (theme: Theme) => Made): (theme: Theme) => Made {
	let last: { readonly theme: Theme; readonly made: Made } | null = null;
	return (theme) => {
		if (last?.theme !== theme) last = { theme, made: make(theme) };
		return last.made;
	};
}

/** After a failed write or sync nothing more may be promised: end, so that a restart reads what is on disk. */
function broken(error: unknown): never {
	process.stderr.write(`the store can't be written any more: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}

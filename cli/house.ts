/** Wires a server together, in plain sight: store, keys, versions, use cases, renderer. */
import { createHmac } from 'node:crypto';
import type { Applications } from '../engine/applications/types.js';
import { makeGuesses } from '../engine/http/guesses.js';
import type { House } from '../engine/http/house.js';
import { makeBudget } from '../engine/http/uploads/budget.js';
import { type CompileService, makeVersions } from '../engine/services/versions.js';
import type { Keys } from '../engine/store/keys/folder.js';
import { fewRandom } from '../engine/store/seal/random.js';
import { pageScript, stylesheet } from '../renderers/html/index.js';
import { makeRender } from './render.js';

/** Bytes of uploads in memory at one moment. */
const mostInFlight = 64 * 1024 * 1024;

/** What differs from one house to another: everything else follows. */
export interface Wiring extends Pick<House, 'site' | 'store' | 'now' | 'log'> {
	readonly keys: Keys;
	/** Told when something was written that must happen. */
	readonly wake?: () => void;
	/** What makes a service of its sources, where it isn't the ordinary way. */
	readonly compile?: CompileService;
}

/** Puts the parts of a server together. */
export function wire({ site, store, keys, now, log, wake, compile }: Wiring): House {
	const versions = makeVersions(store.definitions, compile);
	const styleOf = onceEach(stylesheet);
	const applications: Applications = {
		store,
		keys,
		now: () => now().toISOString(),
		service: versions.read,
		catalogue: versions.catalogue,
		practice: site.practice,
		...(wake === undefined ? {} : { wake }),
	};
	return {
		site,
		store,
		applications,
		versions,
		render: makeRender(),
		style: async () => styleOf((await versions.catalogue()).theme),
		script: pageScript(),
		guesses: makeGuesses(),
		uploads: makeBudget(mostInFlight),
		log,
		now,
		randomId: () => fewRandom(16).toString('base64url'),
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

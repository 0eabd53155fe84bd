import { moveDrafts } from '../../engine/applications/move-draft.js';
import type { House } from '../../engine/http/house.js';
import type { Published } from '../../engine/services/publish.js';
import type { Seen } from '../republishing.js';
import type { Additions } from '../running.js';
import { makeAuthor } from './author.js';
import { decorating } from './decorate.js';
import { compiledBefore, definitionsOf } from './definitions.js';
import { makeEvents } from './events.js';
import { devRoutes } from './routes.js';

export interface Dev {
	readonly additions: Additions;
	/** After each change of the folder: drafts go on in the new versions, then open pages are told. */
	readonly changed: (house: House, seen: Seen, published: Published['published']) => Promise<void>;
}

/** What `loket dev` adds to an ordinary server. */
export function makeDev(seen: () => Seen, folder: string): Dev {
	const events = makeEvents(() => seen().revision);
	const author = makeAuthor(seen);
	return {
		additions: {
			definitions: (store) => definitionsOf(store, seen),
			compile: compiledBefore(seen),
			beside: (house) => ({ routes: devRoutes(house, events, seen, folder), onSend: decorating(house, author) }),
			end: events.end,
		},
		changed: async ({ applications, versions }, { revision }, published) => {
			for (const { service: id, version, before } of published) {
				const service = before === version ? null : ((await versions.read(id, version)) ?? null);
				if (service !== null && before !== null) await moveDrafts(applications, service, before, version);
			}
			events.tell(revision);
		},
	};
}

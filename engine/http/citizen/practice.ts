/** `/practice`: made-up applications to try things out with. Only in practice mode. */
import { readDraft } from '../../applications/draft.js';
import { isDraft, isRefusal, load } from '../../applications/load.js';
import { routeOf } from '../../applications/page.js';
import { type MadeUp, madeUpPeople, practiceLink } from '../../applications/practice.js';
import { statusOf } from '../../applications/status.js';
import type { Refusal } from '../../applications/types.js';
import type { Says } from '../../definition/problem.js';
import { textIn } from '../../form/text.js';
import { makeFrame } from '../../views/make/frame.js';
import { makePractice, type Person } from '../../views/make/practice.js';
import { toldIn } from '../../views/make/turn.js';
import type { PersonView } from '../../views/practice.js';
import { ownUrl } from '../../views/url.js';
import { around, sendPage } from '../page.js';
import type { Route, Visit } from '../route.js';
import { problemPage } from './problem.js';

export const practiceRoutes: readonly Route[] = [
	{
		method: 'GET',
		url: '/practice',
		policy: 'anybody',
		handle: async (visit) => {
			const { house } = visit;
			if (!house.site.practice) return problemPage(visit, 404, 'not-found');
			const known = (await madeUpPeople(house.store.practice)) ?? { people: [], done: 0 };
			const people = await Promise.all(known.people.slice(0, known.done).map((one) => personOf(visit, one)));
			const waiting = known.done < known.people.length;
			return sendPage(visit, house.render.practice(makePractice(await around(visit), people, waiting)));
		},
	},
];

async function personOf(visit: Visit, one: MadeUp): Promise<Person> {
	const version = await visit.house.versions.find(one.service);
	const service = version === null ? one.service : textIn(version.service.title, visit.locale);
	return { service, view: { name: one.persona, ...(await standing(visit, one)) } };
}

/** Where it is now: the same words as on its own page. */
async function standing(visit: Visit, one: MadeUp): Promise<Omit<PersonView, 'name'>> {
	const { house, locale } = visit;
	const none = (says: Says): Omit<PersonView, 'name'> => ({ has: 'none', says: says[locale === 'id' ? 'id' : 'en'], url: null });
	if (one.why !== null) return none(one.why);
	const { id, secret } = practiceLink(house.applications, one);
	const loaded = await load(house.applications, id, { secret });
	if (isRefusal(loaded)) return none(gone(loaded));
	if (isDraft(loaded)) {
		const opened = await readDraft(house.applications, id, { secret });
		if (isRefusal(opened)) return none(gone(opened));
		const { pages, open } = routeOf(opened);
		const page = pages.find((state) => state.page.id === open)?.page;
		return {
			has: 'draft',
			says: page === undefined ? '' : textIn(page.title, locale),
			url: ownUrl(['drafts', id], { key: secret }),
		};
	}
	const opened = await statusOf(house.applications, loaded.document.reference, { secret }, locale);
	if (isRefusal(opened)) return none(gone(opened));
	const { application, service } = opened;
	const place = await around(visit);
	const showing = { ...opened, frame: makeFrame(place, service), catalogue: place.catalogue, now: house.now().toISOString() };
	const state = service.workflow.states.get(application.state);
	const says = state === undefined ? '' : toldIn(state, showing);
	return { has: 'sent', says, url: ownUrl(['applications', application.reference], { key: secret }) };
}

function gone(refusal: Refusal): Says {
	return refusal.code === 'not-found' ? goneNow : refusal.says;
}

const goneNow: Says = { id: 'Sudah tidak disimpan lagi.', en: 'It is no longer kept.' };

import type { FastifyRequest } from 'fastify';
import type { Service } from '../../engine/definition/service.js';
import type { House } from '../../engine/http/house.js';
import type { Shown } from './author.js';

const nothing: Shown = { service: null, page: null, state: null, way: false };

type Look = (house: House, parts: readonly string[]) => Promise<Shown>;

/** What the pages of citizens show, by the first part of their address. */
const looks: ReadonlyMap<string, Look> = new Map<string, Look>([
	[
		'services',
		async ({ versions }, [id = '']) => ({ ...nothing, service: (await versions.find(id))?.service ?? null, way: true }),
	],
	[
		'drafts',
		async (house, [id = '', page = null]) => {
			const stored = await house.store.applications.read(id);
			if (stored === undefined) return nothing;
			return { ...nothing, service: await serviceOf(house, stored.indexes), page };
		},
	],
	[
		'applications',
		async (house, [reference = '']) => {
			const [stored] = await house.store.applications.find({ by: 'reference', reference });
			if (stored === undefined) return nothing;
			return { service: await serviceOf(house, stored.indexes), page: null, state: stored.indexes.state, way: true };
		},
	],
]);

/** What of a service the page at this address shows; nothing where the store can't say. */
export async function shownAt(house: House, { url }: FastifyRequest): Promise<Shown> {
	const [path = ''] = url.split('?');
	const [first = '', ...rest] = path.split('/').slice(1).map(decoded);
	const look = looks.get(first);
	return look === undefined ? nothing : look(house, rest).catch(() => nothing);
}

async function serviceOf(
	{ versions }: House,
	{ service, version }: { readonly service: string; readonly version: number },
): Promise<Service | null> {
	return (await versions.read(service, version)) ?? null;
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return '';
	}
}

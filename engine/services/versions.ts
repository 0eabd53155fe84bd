/** The published versions as a running server sees them: compiled when first used, kept by hash, looked up anew when something was published. */
import { compileCatalogueOf, compileServiceOf } from '../definition/check.js';
import type { Catalogue, Service } from '../definition/service.js';
import type { DefinitionStore } from '../store/port/definitions.js';
import { everybody } from './publish.js';

export interface Version {
	readonly service: Service;
	readonly number: number;
}

export interface Versions {
	/** Versions people may begin with now, by service. */
	readonly current: () => Promise<readonly Version[]>;
	/** The version of a service people may begin with now; null where there is none. */
	readonly find: (service: string) => Promise<Version | null>;
	/** A version an application is pinned to; undefined where the store hasn't it. */
	readonly read: (service: string, number: number) => Promise<Service | undefined>;
	readonly catalogue: () => Promise<Catalogue>;
}

/** Versions of a store. Any process that publishes raises the store's revision; it is read at each call, what it names is cached. */
export function makeVersions(store: DefinitionStore): Versions {
	const services = new Map<string, Promise<Service | undefined>>();
	let seen: {
		readonly revision: number;
		readonly catalogue: Promise<Catalogue>;
		readonly pointers: ReturnType<DefinitionStore['list']>;
	} | null = null;

	async function fresh() {
		const revision = await store.revision();
		if (seen?.revision !== revision) seen = { revision, catalogue: readCatalogueOf(store), pointers: store.list() };
		return seen;
	}

	async function read(service: string, number: number): Promise<Service | undefined> {
		const catalogue = await (await fresh()).catalogue;
		const key = `${service}@${number}`;
		let compiled = services.get(key);
		if (compiled === undefined) {
			compiled = compileVersion(store, service, number, catalogue);
			services.set(key, compiled);
		}
		return compiled;
	}

	async function find(id: string): Promise<Version | null> {
		const pointer = (await (await fresh()).pointers).find((one) => one.service === id && one.audience === everybody);
		const service = pointer === undefined ? undefined : await read(id, pointer.number);
		return pointer === undefined || service === undefined ? null : { service, number: pointer.number };
	}

	return {
		find,
		read,
		catalogue: async () => (await fresh()).catalogue,
		current: async () => {
			const pointers = (await (await fresh()).pointers).filter(({ audience }) => audience === everybody);
			const versions = await Promise.all(pointers.map(({ service }) => find(service)));
			return versions.filter((version) => version !== null);
		},
	};
}

async function readCatalogueOf(store: DefinitionStore): Promise<Catalogue> {
	const stored = await store.catalogue();
	if (stored === undefined) throw new Error('nothing was published into this store yet');
	return compileCatalogueOf(new Map(Object.entries(stored.sources)));
}

async function compileVersion(
	store: DefinitionStore,
	service: string,
	number: number,
	catalogue: Catalogue,
): Promise<Service | undefined> {
	const version = await store.read(service, number);
	return version === undefined ? undefined : compileServiceOf(service, new Map(Object.entries(version.sources)), catalogue);
}

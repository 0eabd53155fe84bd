/** The published versions as a running server sees them: compiled when first used, kept by hash, looked up anew when something was published. */
import { compileCatalogueOf, compileServiceOf } from '../definition/check.js';
import type { Catalogue, Service } from '../definition/service.js';
import type { DefinitionStore, Pointer } from '../store/port/definitions.js';
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

/** Makes a service of the sources of a version; undefined where it can't be compiled by this engine. */
export type CompileService = typeof compileServiceOf;

/** What the store says at one of its revisions. */
interface Seen {
	readonly revision: number;
	readonly catalogue: Catalogue;
	readonly hash: string;
	readonly pointers: readonly Pointer[];
}

/**
 * Versions of a store. Any process that publishes raises the store's revision; it is read in each turn of the event loop, what it names is cached. A compiled
 * version is kept as long as the catalogue it was compiled with; what failed or isn't there is looked up again.
 * @param compile what makes a service of its sources; another may know it already
 */
export function makeVersions(store: DefinitionStore, compile: CompileService = compileServiceOf): Versions {
	let services = new Map<string, Promise<Service | undefined>>();
	let seen: Seen | null = null;
	let turn: Promise<Seen> | null = null;

	/** Asked once in each turn of the event loop: nearly all that a request wants to know falls into one. */
	function fresh(): Promise<Seen> {
		if (turn === null) {
			const forget = (): void => {
				turn = null;
			};
			turn = lookAgain();
			turn.catch(forget);
			setImmediate(forget);
		}
		return turn;
	}

	async function lookAgain(): Promise<Seen> {
		const revision = await store.revision();
		if (seen?.revision === revision) return seen;
		const now = await look(store, revision, seen);
		if (seen !== null && seen.hash !== now.hash) services = new Map();
		if (seen === null || seen.revision < revision) seen = now;
		return now;
	}

	async function read(service: string, number: number): Promise<Service | undefined> {
		const { catalogue } = await fresh();
		const compiled = services;
		const key = `${service}@${number}`;
		const known = compiled.get(key);
		if (known !== undefined) return known;
		const begun = compileVersion(store, service, number, catalogue, compile);
		compiled.set(key, begun);
		const kept = begun.then((found) => found !== undefined).catch(() => false);
		void kept.then((keep) => keep || compiled.delete(key));
		return begun;
	}

	async function find(id: string): Promise<Version | null> {
		const pointer = (await fresh()).pointers.find((one) => one.service === id && one.audience === everybody);
		const service = pointer === undefined ? undefined : await read(id, pointer.number);
		return pointer === undefined || service === undefined ? null : { service, number: pointer.number };
	}

	return {
		find,
		read,
		catalogue: async () => (await fresh()).catalogue,
		current: async () => {
			const pointers = (await fresh()).pointers.filter(({ audience }) => audience === everybody);
			const versions = await Promise.all(pointers.map(({ service }) => find(service)));
			return versions.filter((version) => version !== null);
		},
	};
}

/** Reads what the store says now; the catalogue is compiled anew only when it changed. */
async function look(store: DefinitionStore, revision: number, before: Seen | null): Promise<Seen> {
	const stored = await store.catalogue();
	if (stored === undefined) throw new Error('nothing was published into this store yet');
	const { hash } = stored;
	const catalogue = before?.hash === hash ? before.catalogue : compileCatalogueOf(new Map(Object.entries(stored.sources)));
	return { revision, catalogue, hash, pointers: await store.list() };
}

async function compileVersion(
	store: DefinitionStore,
	service: string,
	number: number,
	catalogue: Catalogue,
	compile: CompileService,
): Promise<Service | undefined> {
	const version = await store.read(service, number);
	return version === undefined ? undefined : compile(service, new Map(Object.entries(version.sources)), catalogue);
}

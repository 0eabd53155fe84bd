import type { Instant } from '../../time/types.js';
import type { Unavailable, Write } from './write.js';

/** Everything a definition reaches, frozen: path → text. */
export type Sources = Readonly<Record<string, string>>;

export interface FrozenDefinition {
	readonly service: string;
	/** SHA-256 over all its sources, hex. */
	readonly hash: string;
	/** The language level, `loket:`. */
	readonly level: number;
	readonly sources: Sources;
	readonly published: Instant;
}

export interface Version extends FrozenDefinition {
	readonly number: number;
}

/** Offices, roles, calendars, theme, contact: one current document, never numbered (2.8). */
export interface CatalogueDocument {
	readonly hash: string;
	readonly sources: Sources;
	readonly published: Instant;
}

/** Which version somebody of an audience (`public`, `pilot` …) begins with. */
export interface Pointer {
	readonly service: string;
	readonly audience: string;
	readonly number: number;
	readonly hash: string;
}

export interface DefinitionStore {
	/** Adds it as the next number; one that is there already, by hash, keeps its number and `added` is no. */
	readonly add: (definition: FrozenDefinition) => Promise<{ readonly number: number; readonly added: boolean } | Unavailable>;
	readonly read: (service: string, number: number) => Promise<Version | undefined>;
	/** The version this audience begins with, read at each start of an application. */
	readonly current: (service: string, audience: string) => Promise<number | undefined>;
	/** Points an audience at a version. `lost` when there is no such version, or the audience no longer begins with `from` (undefined: with none). */
	readonly point: (service: string, audience: string, number: number, from: number | undefined) => Promise<Write>;
	/** All pointers, by service and audience. */
	readonly list: () => Promise<readonly Pointer[]>;
	readonly catalogue: () => Promise<CatalogueDocument | undefined>;
	readonly putCatalogue: (catalogue: CatalogueDocument) => Promise<Write>;
	/** Grows with every change of versions, pointers or catalogue, by whatever process: tells a running server that something was published. */
	readonly revision: () => Promise<number>;
}

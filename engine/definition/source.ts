/** What was read of a folder, before anything is known about its meaning. */
import type { MapNode, Node } from './node.js';
import type { Problem } from './problem.js';
import type { Library } from './read/library.js';

/** A folder as texts: path relative to the catalogue (`usaha/service.yaml`) → text; for what personas upload, its size (`uploadText`). Read by the edge, so that reading is pure. */
export type Files = ReadonlyMap<string, string>;

export interface CatalogueSource {
	readonly catalogue: MapNode | null;
	readonly calendars: ReadonlyMap<string, MapNode>;
	/** Letterheads and the like, by path and locale: `letterhead/melati.md`. */
	readonly letterheads: ReadonlyMap<string, ReadonlyMap<string, MarkdownSource>>;
	readonly services: readonly ServiceSource[];
	/** Translations of `catalogue.yaml` by locale. */
	readonly translations: Translations;
	readonly problems: readonly Problem[];
	/** The language of what doesn't say its own. */
	readonly language: string;
	/** The files, each as it was read, for the next reading of the same folder. */
	readonly library: Library;
}

export interface ServiceSource {
	/** The folder's name. */
	readonly id: string;
	/** `service.yaml`, blocks kept in files of their own put in their place. */
	readonly root: MapNode;
	/** False where `service.yaml` or a block's file couldn't be read: then only what reading found is said about it. */
	readonly complete: boolean;
	readonly translations: Translations;
	/** By path as written in `letters:` and `notices:`, resolved: `usaha/letters/certificate.md`. */
	readonly letters: ReadonlyMap<string, ReadonlyMap<string, MarkdownSource>>;
	readonly personas: readonly PersonaSource[];
	/** Files of `migrations/`. */
	readonly migrations: readonly string[];
	/** Code lists it reaches, by name. */
	readonly lists: ReadonlyMap<string, CodeList>;
	/** The node a `$ref` leads to (`#/…`, `../shared/x.schema.yaml#/$defs/nik`), or null when it leads nowhere (already reported). */
	readonly resolve: (ref: string, from: Node) => Node | null;
	/** All the definition reaches (for the hash and for freezing): paths of `Files`, sorted. */
	readonly files: readonly string[];
	readonly problems: readonly Problem[];
}

/** One persona of `tests/`, and what personas of the service may upload: bytes by path. */
export interface PersonaSource {
	readonly file: string;
	readonly node: Node;
	readonly uploads: ReadonlyMap<string, number>;
}

/** locale → document → its translation. */
export type Translations = ReadonlyMap<string, ReadonlyMap<string, MapNode>>;

export interface MarkdownSource {
	readonly file: string;
	readonly text: string;
}

export interface CodeList {
	readonly id: string;
	readonly rows: readonly {
		readonly code: string;
		readonly label: Readonly<Record<string, string>>;
		readonly columns: Readonly<Record<string, string>>;
	}[];
}

import type { Path, Place } from './problem.js';

/**
 * A value as an author wrote it: every part knows its place, whatever file it came from.
 * `document` is the file whose translations apply (`usaha/service.yaml` also for a block kept in a file of its own) and
 * `path` the way from the top of that document, so that `text.en.yaml` finds the same text.
 */
export type Node = MapNode | ListNode | ScalarNode;

export interface MapNode {
	readonly kind: 'map';
	readonly place: Place;
	readonly document: string;
	readonly path: Path;
	readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
	readonly key: Place;
	readonly node: Node;
}

export interface ListNode {
	readonly kind: 'list';
	readonly place: Place;
	readonly document: string;
	readonly path: Path;
	readonly items: readonly Node[];
}

export interface ScalarNode {
	readonly kind: 'scalar';
	readonly place: Place;
	readonly document: string;
	readonly path: Path;
	readonly value: string | number | boolean | null;
	/** The text as it stands in the file, quotes included. */
	readonly source: string;
	/**
	 * Where character `offset` of a text value stands in the file. Counts quotes and, in block scalars, indentation,
	 * so that a problem inside an expression points at the very character.
	 */
	readonly placeOf: (offset: number) => Place;
}

/** The node at a path, or null where nothing stands there. */
export function nodeAt(node: Node, path: Path): Node | null {
	let here: Node = node;
	for (const step of path) {
		const next: Node | undefined =
			here.kind === 'map'
				? here.entries.get(String(step))?.node
				: here.kind === 'list' && typeof step === 'number'
					? here.items[step]
					: undefined;
		if (next === undefined) return null;
		here = next;
	}
	return here;
}

/**
 * The place of what stands at a path: of its key (`part: 'key'`) or of its value.
 * Where the path leads to nothing, the place of the deepest part that does exist.
 */
export function placeAt(node: Node, path: Path, part: 'key' | 'value' = 'value'): Place {
	let here: Node = node;
	let place: Place = node.place;
	for (const [index, step] of path.entries()) {
		if (here.kind === 'map') {
			const entry: MapEntry | undefined = here.entries.get(String(step));
			if (entry === undefined) return place;
			place = part === 'key' && index === path.length - 1 ? entry.key : entry.node.place;
			here = entry.node;
		} else if (here.kind === 'list' && typeof step === 'number' && here.items[step] !== undefined) {
			here = here.items[step];
			place = here.place;
		} else return place;
	}
	return place;
}

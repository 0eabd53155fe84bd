/** How far each part of a definition reaches in its file. */
import type { MapEntry, Node } from './node.js';
import type { Place } from './problem.js';

/** From a place up to, but not with, another; `end` null: to the end of the file. */
export interface Extent {
	readonly file: string;
	readonly start: Position;
	readonly end: Position | null;
}

type Position = Pick<Place, 'line' | 'column'>;

/** The extent of every part below a node, each from its key (or its dash's value) to the next one's. What stands in a file of its own reaches to that file's end. */
export function extentsOf(top: Node): ReadonlyMap<Node, Extent> {
	const extents = new Map<Node, Extent>();
	const visit = (node: Node, start: Place, end: Position | null): void => {
		if (extents.has(node)) return;
		extents.set(node, { file: start.file, start, end });
		const parts = partsOf(node).toSorted((one, other) => compare(one.start, other.start));
		for (const [index, part] of parts.entries()) {
			const next = parts[index + 1]?.start ?? end;
			if (part.node.place.file === start.file) visit(part.node, part.start, next);
			else visit(part.node, part.node.place, null);
		}
	};
	visit(top, top.place, null);
	return extents;
}

/** Does a place lie within? */
export function isWithin({ file, start, end }: Extent, place: Place): boolean {
	return place.file === file && compare(start, place) <= 0 && (end === null || compare(place, end) < 0);
}

/** Does one lie wholly within the other, of the same file? */
export function isNarrower(one: Extent, other: Extent): boolean {
	if (compare(one.start, other.start) < 0) return false;
	return other.end === null || (one.end !== null && compare(one.end, other.end) <= 0);
}

interface Part {
	readonly start: Place;
	readonly node: Node;
}

function partsOf(node: Node): readonly Part[] {
	if (node.kind === 'map')
		return [...node.entries.values()].map(({ key, node: inner }: MapEntry) => ({ start: key, node: inner }));
	return node.kind === 'list' ? node.items.map((item) => ({ start: item.place, node: item })) : [];
}

function compare(one: Position, other: Position): number {
	return one.line - other.line || one.column - other.column;
}

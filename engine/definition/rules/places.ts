import type { MapNode, Node } from '../node.js';
import type { Place } from '../problem.js';

/** Where a keyword's value stands in the map that begins at a place; null where no such map has it (it may be in a shared file). */
export function keywordPlace(root: Node, at: Place, keyword: string): Place | null {
	const maps = mapsOf(root).get(named(at)) ?? [];
	return maps.map((node) => node.entries.get(keyword)?.node.place ?? null).find((place) => place !== null) ?? null;
}

const indexes = new WeakMap<Node, ReadonlyMap<string, readonly MapNode[]>>();

/** Every map below a node by where it begins; made once. */
function mapsOf(root: Node): ReadonlyMap<string, readonly MapNode[]> {
	const known = indexes.get(root);
	if (known !== undefined) return known;
	const found = new Map<string, MapNode[]>();
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.kind === 'list') waiting.push(...node.items);
		if (node.kind !== 'map') continue;
		const name = named(node.place);
		found.set(name, [...(found.get(name) ?? []), node]);
		for (const { node: below } of node.entries.values()) waiting.push(below);
	}
	indexes.set(root, found);
	return found;
}

function named({ file, line, column }: Place): string {
	return `${file}:${line}:${column}`;
}

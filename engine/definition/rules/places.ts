import type { Node } from '../node.js';
import type { Place } from '../problem.js';

/** Where a keyword's value stands in the map that begins at a place; null where no such map has it (it may be in a shared file). */
export function keywordPlace(root: Node, at: Place, keyword: string): Place | null {
	return (
		mapsAt(root, at)
			.map((node) => node.entries.get(keyword)?.node.place ?? null)
			.find((place) => place !== null) ?? null
	);
}

function mapsAt(node: Node, at: Place): readonly Extract<Node, { kind: 'map' }>[] {
	if (node.kind === 'scalar') return [];
	const below = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
	const found = below.flatMap((one) => mapsAt(one, at));
	const here = node.place.file === at.file && node.place.line === at.line && node.place.column === at.column;
	return here && node.kind === 'map' ? [node, ...found] : found;
}

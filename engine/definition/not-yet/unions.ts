import { at, items, referred } from '../blocks.js';
import type { MapNode, Node } from '../node.js';
import type { ServiceSource } from '../source.js';

/** Is this `oneOf`/`anyOf` a union: does an alternative declare a property that isn't declared beside it? */
export function isUnion(alternatives: Node, map: MapNode, source: ServiceSource): boolean {
	const beside = new Set(declared(map, source, new Set()));
	return items(alternatives).some((one) => declared(one, source, new Set()).some((name) => !beside.has(name)));
}

/** Names under `properties` of a schema, of what it refers to and of what it is joined from. */
function declared(node: Node | null, source: ServiceSource, seen: Set<Node>): readonly string[] {
	if (node?.kind !== 'map' || seen.has(node)) return [];
	seen.add(node);
	const properties = at(node, 'properties');
	const own = properties?.kind === 'map' ? [...properties.entries.keys()] : [];
	const joined = [referred(node, source), ...items(at(node, 'allOf'))].flatMap((part) => declared(part, source, seen));
	return [...own, ...joined];
}

/** What a problem of a service is about, by where it stands: a field, a page, a state. */
import { at, items, referred } from './blocks.js';
import { type Extent, extentsOf, isNarrower, isWithin } from './extents.js';
import { type Node, nodeAt } from './node.js';
import type { Problem } from './problem.js';
import type { ServiceSource } from './source.js';

/** `id`: of a field its path (`business.members[].share`), of a page or state its id. */
export interface Concern {
	readonly kind: 'field' | 'page' | 'state';
	readonly id: string;
}

/** A part of a service and one of the places where it is written: its own, that of a shared schema it takes up, or its translation. */
export interface Written extends Concern {
	readonly extent: Extent;
}

/** Every field, page and state of a service, with the places where each is written. */
export function writtenParts(source: ServiceSource): readonly Written[] {
	const { root } = source;
	const extents = new Map<Node, ReadonlyMap<Node, Extent>>();
	const extentIn = (top: Node | null, node: Node): Extent | undefined => {
		if (top === null) return undefined;
		const known = extents.get(top) ?? extentsOf(top);
		extents.set(top, known);
		return known.get(node);
	};
	const parts: Written[] = [];
	const add: Add = (kind, id, node) => {
		const top = node.document === root.document ? root : source.resolve(`../${node.document}`, root);
		const translated = [...source.translations.values()].flatMap((documents) => {
			const translation = documents.get(node.document);
			const found = translation === undefined ? null : nodeAt(translation, node.path);
			return translation === undefined || found === null ? [] : [extentIn(translation, found)];
		});
		for (const extent of [extentIn(top, node), ...translated]) if (extent !== undefined) parts.push({ kind, id, extent });
	};
	fields(at(root, 'schema'), '', source, parts, add);
	for (const page of items(at(root, 'pages'))) {
		const id = at(page, 'id');
		if (id?.kind === 'scalar') add('page', String(id.value), page);
	}
	const states = at(at(root, 'workflow'), 'states');
	if (states?.kind === 'map') for (const [id, { node }] of states.entries) add('state', id, node);
	return parts;
}

/** The narrowest parts that a problem stands in; none where it is about none of them. A shared schema may be several fields: each is told. */
export function concernsOf(parts: readonly Written[], { place }: Pick<Problem, 'place'>): readonly Concern[] {
	const around = parts.filter(({ extent }) => isWithin(extent, place));
	const narrowest = around.filter(
		(one) => !around.some((other) => isNarrower(other.extent, one.extent) && !isNarrower(one.extent, other.extent)),
	);
	return narrowest.map(({ kind, id }) => ({ kind, id }));
}

type Add = (kind: Concern['kind'], id: string, node: Node) => void;

/** More parts are not told apart: shared schemas that take each other up could be more than anybody can count. */
const most = 20_000;
/** Nor is what stands deeper than any form can be. */
const deepest = 256;

function fields(
	node: Node | null,
	path: string,
	source: ServiceSource,
	parts: readonly Written[],
	add: Add,
	way: readonly Node[] = [],
): void {
	if (node?.kind !== 'map' || way.length > deepest || way.includes(node) || parts.length > most) return;
	const here = [...way, node];
	const inner = (part: Node | null, its: string): void => fields(part, its, source, parts, add, here);
	if (path !== '') add('field', path, node);
	inner(referred(node, source), path);
	const properties = at(node, 'properties');
	if (properties?.kind === 'map')
		for (const [name, entry] of properties.entries) inner(entry.node, path === '' ? name : `${path}.${name}`);
	inner(at(node, 'items'), `${path}[]`);
}

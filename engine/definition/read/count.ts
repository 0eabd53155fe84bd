import type { Node } from '../node.js';
import type { Library } from './library.js';
import { resolveRef } from './refs.js';

/** Nobody counts further. */
const most = 1e9;

/**
 * How many fields a definition has once every `$ref` is followed: a schema that is taken up twice counts twice, so that a few lines which take
 * each other up can't become more than can be worked with. Each part is looked at once; a `$ref` that leads back to itself adds nothing here.
 */
export function countFields(library: Library, root: Node): number {
	const counts = new Map<Node, number>();
	const open = new Set<Node>();
	const stack: Node[] = [root];
	for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
		const parts = partsOf(library, root, node);
		const waiting = open.has(node) ? [] : parts.filter((part) => !counts.has(part) && !open.has(part));
		open.add(node);
		stack.push(...waiting);
		if (waiting.length > 0) continue;
		const own = node.kind === 'map' ? node.entries.get('properties')?.node : undefined;
		const inner = parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), own?.kind === 'map' ? own.entries.size : 0);
		counts.set(node, Math.min(most, inner));
		stack.pop();
	}
	return counts.get(root) ?? 0;
}

/** What stands in a node, and what its `$ref` leads to. */
function partsOf(library: Library, root: Node, node: Node): readonly Node[] {
	if (node.kind === 'list') return node.items;
	if (node.kind !== 'map') return [];
	return [...node.entries].flatMap(([key, { node: inner }]) => {
		if (key !== '$ref' || inner.kind !== 'scalar' || typeof inner.value !== 'string') return [inner];
		const resolved = resolveRef(library, root, inner.value, inner);
		return 'node' in resolved ? [resolved.node] : [];
	});
}

import type { Node } from '../node.js';

/** A node as plain data for the validators, without what is `skipped`; maps have no prototype. */
export function plainValue(node: Node, skipped: ReadonlySet<Node>): unknown {
	if (node.kind === 'scalar') return node.value;
	if (node.kind === 'list') return node.items.map((item) => plainValue(item, skipped));
	const value: Record<string, unknown> = Object.create(null);
	for (const [key, entry] of node.entries) if (!skipped.has(entry.node)) value[key] = plainValue(entry.node, skipped);
	return value;
}

/** The way an Ajv error points at: `/states/review/actions` as keys and indexes. */
export function pathOf(pointer: string): readonly string[] {
	return pointer
		.split('/')
		.slice(1)
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The node at such a way, the key above it and, for an item of that key's list, its number from 1; null where there is none. */
export function nodeOf(
	root: Node,
	path: readonly string[],
): { readonly node: Node; readonly key: string; readonly item: number | null } | null {
	let node = root;
	let key = '';
	let item: number | null = null;
	for (const step of path) {
		const next = node.kind === 'map' ? node.entries.get(step)?.node : node.kind === 'list' ? node.items[Number(step)] : undefined;
		if (next === undefined) return null;
		if (node.kind === 'map') key = step;
		item = node.kind === 'list' ? Number(step) + 1 : null;
		node = next;
	}
	return { node, key, item };
}

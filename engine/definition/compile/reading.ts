/** Small readers of nodes. Shape was checked before: what is of another shape reads as absent, and is never reported twice. */
import type { MapEntry, Node, ScalarNode } from '../node.js';
import type { Text } from '../service.js';

/** What stands under a key, or null. */
export function child(node: Node | null | undefined, key: string): Node | null {
	return node?.kind === 'map' ? (node.entries.get(key)?.node ?? null) : null;
}

/** Keys and what stands under them, in the author's order; none where the node is no map. */
export function entriesOf(node: Node | null | undefined): readonly (readonly [string, MapEntry])[] {
	return node?.kind === 'map' ? [...node.entries] : [];
}

/** A list's items; a single value counts as a list of one, nothing as the empty list. */
export function itemsOf(node: Node | null | undefined): readonly Node[] {
	if (node === null || node === undefined) return [];
	if (node.kind === 'list') return node.items;
	return node.kind === 'scalar' && node.value === null ? [] : [node];
}

/** The text of a scalar; a number as it was written. Null for anything else. */
export function textOf(node: Node | null | undefined): string | null {
	if (node?.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') return null;
	return typeof node.value === 'number' ? node.source : node.value;
}

/** The texts of a list (or of a single value), each with its node. */
export function textsOf(node: Node | null | undefined): readonly { readonly text: string; readonly node: ScalarNode }[] {
	return itemsOf(node).flatMap((item) => {
		const text = textOf(item);
		return text === null || item.kind !== 'scalar' ? [] : [{ text, node: item }];
	});
}

/** A number, or null. */
export function numberOf(node: Node | null | undefined): number | null {
	return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : null;
}

/** Is it plainly `true`. */
export function isTrue(node: Node | null | undefined): boolean {
	return node?.kind === 'scalar' && node.value === true;
}

/** The node as plain data (null-prototype maps), for blocks that are only read and kept. */
export function plain(node: Node): unknown {
	if (node.kind === 'scalar') return node.value;
	if (node.kind === 'list') return node.items.map(plain);
	const map: Record<string, unknown> = Object.create(null);
	for (const [key, entry] of node.entries) map[key] = plain(entry.node);
	return map;
}

/** A title for what has none: `front-office` → `Front office`, the same in each language. */
export function humanised(id: string, locales: readonly string[]): Text {
	const words = id.replaceAll(/[-_.]+/gu, ' ').trim();
	const title = words.charAt(0).toUpperCase() + words.slice(1);
	return Object.fromEntries(locales.map((locale) => [locale, [title]]));
}

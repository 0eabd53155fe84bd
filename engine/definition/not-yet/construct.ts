import type { Block } from '../blocks.js';
import type { MapNode, Node } from '../node.js';
import type { Says } from '../problem.js';
import type { ServiceSource } from '../source.js';

/** Something the language has and this Loket doesn't build yet. */
export interface Construct {
	readonly block: Block;
	readonly keys: readonly string[];
	/** What it is, in words: the message begins with it. */
	readonly named: Says;
	/** Is it the value that isn't built, not the key: `component: file`? */
	readonly byValue?: true;
	/** Where the key alone doesn't tell: is it this construct? */
	readonly applies?: (value: Node, map: MapNode, source: ServiceSource) => boolean;
}

/** The text of a scalar, '' for anything else. */
export function textOf(node: Node | null | undefined): string {
	return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
}

/** Does a scalar, or any item of a list of them, pass? */
export function anyText(node: Node, passes: (text: string) => boolean): boolean {
	return node.kind === 'list' ? node.items.some((item) => passes(textOf(item))) : passes(textOf(node));
}

import type { ListNode, MapNode, ScalarNode } from '../node.js';
import type { Problem } from '../problem.js';
import type { Lines } from '../read/lines.js';

/** A way in which YAML reads something else than the author meant: one file each, one line in the list. */
export interface DamageRule {
	readonly code: string;
	/** Looks at a map with all its entries, or … */
	readonly map?: (map: MapNode, lines: Lines) => Iterable<Problem>;
	/** … at a list, or … */
	readonly list?: (list: ListNode, lines: Lines) => Iterable<Problem>;
	/** … at a scalar with the key it stands under (a list item: the list's key) and what holds it. */
	readonly scalar?: (scalar: ScalarNode, where: Where, lines: Lines) => Iterable<Problem>;
}

export interface Where {
	/** The nearest key above: `when`, `const`; '' at the top. */
	readonly key: string;
	readonly parent: MapNode | ListNode | null;
	/** The `type` said nearest above, which counts for `const` inside `oneOf` too: `string`. Null where none is said. */
	readonly type: string | null;
}

/** Was it written without quotes, on one line? */
export function isPlain(scalar: ScalarNode): boolean {
	return !/^["'|>]/.test(scalar.source);
}

/** The line of a scalar with its source replaced. */
export function lineWith(lines: Lines, scalar: ScalarNode, replacement: string): string {
	const line = lines.line(scalar.place.line);
	const start = scalar.place.column - 1;
	return `${line.slice(0, start)}${replacement}${line.slice(start + scalar.source.length)}`;
}

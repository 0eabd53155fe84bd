import type { MapNode, Node } from '../node.js';
import { child, entriesOf, itemsOf, textsOf } from './reading.js';

/** One schema as an author means it for a field: its own keywords, those a `$ref` leads to, and those of `allOf`, seen as one. */
export interface View {
	/** The parts, outermost first; what stands nearer to the field wins. */
	readonly parts: readonly MapNode[];
	/** Each property with the schemas that describe it, in the author's order. */
	readonly properties: ReadonlyMap<string, readonly Node[]>;
	readonly required: ReadonlySet<string>;
}

/** Where a `$ref` leads from a node; null where it leads nowhere (already reported). */
export type Resolve = (ref: string, from: Node) => Node | null;

/** The view of a schema that is written in one or several places. A `$ref` that leads back to itself is followed once. */
export function viewOf(nodes: readonly Node[], resolve: Resolve): View {
	const parts: MapNode[] = [];
	const add = (node: Node | null): void => {
		if (node?.kind !== 'map' || parts.includes(node)) return;
		parts.push(node);
		const ref = child(node, '$ref');
		if (ref?.kind === 'scalar' && typeof ref.value === 'string') add(resolve(ref.value, ref));
		for (const part of itemsOf(child(node, 'allOf'))) add(part);
	};
	for (const node of nodes) add(node);

	const properties = new Map<string, Node[]>();
	const required = new Set<string>();
	for (const part of parts) {
		for (const [name, entry] of entriesOf(child(part, 'properties'))) {
			const written = properties.get(name);
			if (written === undefined) properties.set(name, [entry.node]);
			else written.push(entry.node);
		}
		for (const { text } of textsOf(child(part, 'required'))) required.add(text);
	}
	return { parts, properties, required };
}

/** What stands under a keyword, in the part nearest to the field; null where none has it. */
export function keyword(view: View, name: string): Node | null {
	for (const part of view.parts) {
		const node = child(part, name);
		if (node !== null) return node;
	}
	return null;
}

/** What stands under a keyword in every part that has it. */
export function everyKeyword(view: View, name: string): readonly Node[] {
	return view.parts.flatMap((part) => child(part, name) ?? []);
}

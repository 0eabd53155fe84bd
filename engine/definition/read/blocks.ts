import type { MapEntry, MapNode, Node } from '../node.js';
import type { Problem } from '../problem.js';
import { error } from '../problems.js';
import { isBlockPath, type Library, missingFile, resolvePath } from './library.js';

/** A document with the blocks that are kept in files of their own put in their place (2.1). */
export interface WithBlocks {
	readonly root: MapNode;
	readonly problems: readonly Problem[];
	/** False where a block couldn't be read. */
	readonly complete: boolean;
	readonly files: readonly string[];
}

/** Puts block files in their place. A file that leads back to itself is a problem that shows the way round. */
export function withBlocks(library: Library, root: MapNode): WithBlocks {
	const problems: Problem[] = [];
	const files: string[] = [];
	const entries = new Map<string, MapEntry>();
	let complete = true;
	for (const [key, entry] of root.entries) {
		const node = blockOf(library, entry.node, [root.place.file], problems, files);
		if (node === null) complete = false;
		else entries.set(key, { key: entry.key, node });
	}
	return { root: { ...root, entries }, problems, complete, files };
}

function blockOf(library: Library, node: Node, way: readonly string[], problems: Problem[], files: string[]): Node | null {
	if (!isBlockPath(node)) return node;
	const path = resolvePath(node.place.file, node.value);
	if (path === null || !library.files.has(path)) {
		problems.push(missingFile(library.files, node.place, node.value, path));
		return null;
	}
	if (way.includes(path)) {
		const circle = [...way.slice(way.indexOf(path)), path].map((file) => `\`${file}\``).join(' → ');
		problems.push(
			error('file-circle', node.place, {
				id: `Berkas-berkas ini saling menunjuk tanpa akhir: ${circle}. Tulis isinya di salah satunya.`,
				en: `These files lead to each other without end: ${circle}. Write the content in one of them.`,
			}),
		);
		return null;
	}
	files.push(path);
	const text = library.block(path, node.document, node.path);
	problems.push(...text.problems);
	const inner = text.nodes?.[0];
	if (inner === undefined) return null;
	return blockOf(library, inner, [...way, path], problems, files);
}

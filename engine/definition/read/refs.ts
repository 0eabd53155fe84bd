import { type Node, nodeAt } from '../node.js';
import type { Path, Problem, Says } from '../problem.js';
import { error } from '../problems.js';
import { didYouMean } from '../suggest.js';
import { type Library, missingFile, resolvePath } from './library.js';

/** What a `$ref` leads to, or why it leads nowhere: an unreadable file's own problems say why. */
export type Resolved = { readonly node: Node } | { readonly wrong: Wrong } | { readonly unreadable: string };
interface Wrong {
	readonly code: string;
	readonly says: Says;
	readonly suggestion?: Says | null;
}

/** Follows one `$ref` that stands at `from` (2b-43): `#/…` is the schema block it stands in, else a file of the catalogue. */
export function resolveRef(library: Library, root: Node, ref: string, from: Node): Resolved {
	const hash = ref.indexOf('#');
	const file = hash === -1 ? ref : ref.slice(0, hash);
	const pointer = hash === -1 ? '' : ref.slice(hash + 1);
	if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(file)) {
		return {
			wrong: {
				code: 'ref-network',
				says: {
					id: `\`$ref\` ke alamat jaringan (\`${file}\`) tidak diikuti. Simpan skemanya di \`shared/\` dan tunjuk ke sana.`,
					en: `A \`$ref\` to a network address (\`${file}\`) is not followed. Keep that schema in \`shared/\` and point there.`,
				},
			},
		};
	}
	if (pointer !== '' && !pointer.startsWith('/')) return { wrong: nowhere(ref, null) };
	if (file === '') {
		const block = schemaBlock(library, root, from);
		return block === null ? { wrong: nowhere(ref, null) } : follow(block, pointer, ref);
	}
	const path = resolvePath(from.place.file, file);
	if (path === null || !library.files.has(path)) {
		const { code, says, suggestion = null } = missingFile(library.files, from.place, file, path);
		return { wrong: { code, says, suggestion } };
	}
	const top = library.document(path).nodes?.[0];
	if (top === undefined) {
		return { unreadable: path };
	}
	return follow(top, pointer, ref);
}

function follow(top: Node, pointer: string, ref: string): Resolved {
	let here = top;
	for (const raw of pointer.split('/').slice(1)) {
		const step = decode(raw);
		const next: Node | undefined =
			here.kind === 'map' ? here.entries.get(step)?.node : here.kind === 'list' ? here.items[Number(step)] : undefined;
		if (next === undefined) {
			const meant = here.kind === 'map' ? didYouMean(step, here.entries.keys()) : null;
			return { wrong: nowhere(ref, meant) };
		}
		here = next;
	}
	return { node: here };
}

function decode(step: string): string {
	const unescaped = step.replaceAll('~1', '/').replaceAll('~0', '~');
	try {
		return decodeURIComponent(unescaped);
	} catch {
		return unescaped;
	}
}

function nowhere(ref: string, suggestion: Says | null): Wrong {
	return {
		code: 'ref-missing',
		says: { id: `\`${ref}\` tidak menunjuk ke bagian mana pun.`, en: `\`${ref}\` leads to nothing.` },
		suggestion,
	};
}

/** The top of the schema that a node stands in: a shared file's own, else `schema`, `facts`, or an `ask` in place. */
function schemaBlock(library: Library, root: Node, from: Node): Node | null {
	if (from.document !== root.document) return library.document(from.document).nodes?.[0] ?? null;
	return nodeAt(root, blockPath(from.path));
}

function blockPath(path: Path): Path {
	const ask = path.indexOf('ask');
	if (path[0] === 'workflow' && ask !== -1) return path.slice(0, ask + 1);
	const gives = path.indexOf('gives');
	return path[0] === 'lookups' && gives !== -1 ? path.slice(0, gives + 1) : path.slice(0, 1);
}

/** What was found along all `$ref`s that a document reaches. */
export interface Reached {
	readonly problems: readonly Problem[];
	/** Shared documents, in the order met. */
	readonly documents: readonly string[];
	readonly fields: number;
}

/** Walks everything the root reaches through `$ref`: reports those that lead nowhere or only to each other, counts fields. */
export function followRefs(library: Library, root: Node): Reached {
	const problems: Problem[] = [];
	const documents = new Set<string>();
	const seen = new Set<Node>();
	let fields = 0;
	const queue: Node[] = [root];
	for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
		if (seen.has(node)) continue;
		seen.add(node);
		if (node.kind === 'list') queue.push(...node.items);
		if (node.kind !== 'map') continue;
		const properties = node.entries.get('properties')?.node;
		if (properties?.kind === 'map') fields += properties.entries.size;
		for (const [key, entry] of node.entries) {
			const ref = key === '$ref' && entry.node.kind === 'scalar' ? entry.node : null;
			if (ref === null || typeof ref.value !== 'string') {
				queue.push(entry.node);
				continue;
			}
			const resolved = resolveRef(library, root, ref.value, ref);
			if ('unreadable' in resolved) problems.push(...library.document(resolved.unreadable).problems);
			if ('wrong' in resolved)
				problems.push(error(resolved.wrong.code, ref.place, resolved.wrong.says, resolved.wrong.suggestion));
			if (!('node' in resolved)) continue;
			const circle = circleFrom(library, root, node);
			if (circle !== null) problems.push(error('ref-circle', ref.place, circle));
			if (resolved.node.document !== root.document) documents.add(resolved.node.document);
			queue.push(resolved.node);
		}
	}
	return { problems, documents: [...documents], fields };
}

/** Does a chain of nothing but `$ref`s lead back to this node? Then it never arrives at a schema. */
function circleFrom(library: Library, root: Node, start: Node): Says | null {
	const way: string[] = [];
	const seen = new Set<Node>();
	let here: Node | null = start;
	while (here !== null && here.kind === 'map') {
		if (seen.has(here)) {
			if (here !== start) return null;
			const shown = way.map((ref) => `\`${ref}\``).join(' → ');
			return {
				id: `\`$ref\` ini hanya menunjuk ke satu sama lain, tanpa akhir: ${shown}.`,
				en: `These \`$ref\`s only lead to each other, without end: ${shown}.`,
			};
		}
		seen.add(here);
		const ref: Node | undefined = here.entries.get('$ref')?.node;
		if (ref?.kind !== 'scalar' || typeof ref.value !== 'string') return null;
		way.push(ref.place.file === start.place.file || ref.value.includes('.') ? ref.value : `${ref.place.file}${ref.value}`);
		const resolved: Resolved = resolveRef(library, root, ref.value, ref);
		here = 'node' in resolved ? resolved.node : null;
	}
	return null;
}

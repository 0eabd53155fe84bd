import type { MapNode, Node } from '../node.js';
import type { Problem } from '../problem.js';
import { error } from '../problems.js';
import type { PersonaSource, ServiceSource } from '../source.js';
import { withBlocks } from './blocks.js';
import { countFields } from './count.js';
import type { Library } from './library.js';
import { limits } from './limits.js';
import type { ReadList } from './lists.js';
import { readMarkdown } from './markdown.js';
import { notAMap } from './not-a-map.js';
import { followRefs, resolveRef } from './refs.js';
import { readTranslations } from './translations.js';
import { uploadsOf } from './uploads.js';

/** Reads one service's folder and all it reaches. What couldn't be read is among its problems, and `complete` is false. */
export function readService(
	library: Library,
	file: string,
	lists: ReadonlyMap<string, ReadList>,
	language: string,
): ServiceSource {
	const id = file.split('/')[0] ?? '';
	const folder = `${id}/`;
	const read = library.document(file);
	const problems: Problem[] = [...nameProblems(id, file), ...read.problems];
	const top = read.nodes?.[0];
	if (top !== undefined && top.kind !== 'map') problems.push(notAMap(top));
	if (top === undefined && read.nodes !== null) problems.push(empty(file));
	const blocks = withBlocks(library, top?.kind === 'map' ? top : nothing(file));
	const { root } = blocks;
	const reached = followRefs(library, root);
	for (const document of reached.documents) problems.push(...library.document(document).problems);
	problems.push(...blocks.problems, ...reached.problems);
	const fields = Math.max(reached.fields, countFields(library, root));
	if (fields > limits.fields) problems.push(tooManyFields(root, fields));

	const locale = textAt(root, 'locale') ?? language;
	const used = [...lists.values()].filter((one) => mentions(root, one.list.id));
	for (const one of used) problems.push(...one.problems);
	const translations = readTranslations(library, (name) => name.startsWith(folder) || name.startsWith('shared/'));
	problems.push(...translations.problems);
	const personas = readPersonas(library, folder);
	problems.push(...personas.problems);
	const letters = readMarkdown(library.files, folder, locale);
	const files = new Set([
		file,
		...blocks.files,
		...reached.documents,
		...used.map((one) => one.file),
		...[...letters.values()].flatMap((texts) => [...texts.values()].map((text) => text.file)),
		...translations.files.filter(
			(name) => name.startsWith(folder) || reached.documents.some((document) => isTranslationOf(name, document)),
		),
	]);
	return {
		id,
		root,
		complete: top?.kind === 'map' && blocks.complete,
		translations: translations.translations,
		letters,
		personas: personas.personas,
		migrations: [...library.files.keys()].filter((name) => name.startsWith(`${folder}migrations/`)).toSorted(),
		lists: new Map([...lists].map(([name, one]) => [name, one.list])),
		resolve: (ref, from) => {
			const resolved = resolveRef(library, root, ref, from);
			return 'node' in resolved ? resolved.node : null;
		},
		files: [...files].toSorted(),
		problems,
	};
}

function nothing(file: string): MapNode {
	return { kind: 'map', place: { file, line: 1, column: 1 }, document: file, path: [], entries: new Map() };
}

function empty(file: string): Problem {
	return error(
		'file-empty',
		{ file, line: 1, column: 1 },
		{
			id: 'Berkas ini kosong. Layanan paling kecil berisi `title`, `schema` dan `workflow`.',
			en: 'This file is empty. The smallest service has `title`, `schema` and `workflow`.',
		},
	);
}

/** The folder's name is the service's id and its address. */
function nameProblems(id: string, file: string): readonly Problem[] {
	if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 100) return [];
	return [
		error(
			'service-id',
			{ file, line: 1, column: 1 },
			{
				id: `Nama folder \`${id}\` menjadi alamat layanan: pakai huruf kecil, angka dan tanda hubung, paling banyak 100 huruf.`,
				en: `The folder's name \`${id}\` becomes the service's address: use small letters, digits and hyphens, at most 100 of them.`,
			},
		),
	];
}

function tooManyFields(root: MapNode, fields: number): Problem {
	return error('too-many-fields', root.place, {
		id: `Layanan ini punya ${fields} isian; paling banyak ${limits.fields}. Bagi menjadi beberapa layanan.`,
		en: `This service has ${fields} fields; at most ${limits.fields} are allowed. Divide it into several services.`,
	});
}

function readPersonas(
	library: Library,
	folder: string,
): { readonly personas: ServiceSource['personas']; readonly problems: readonly Problem[] } {
	const personas: PersonaSource[] = [];
	const uploads = uploadsOf(library.files, folder);
	const problems: Problem[] = [];
	for (const file of library.files.keys()) {
		if (!file.startsWith(`${folder}tests/`) || !/\.(yaml|yml|json)$/.test(file)) continue;
		const read = library.document(file);
		problems.push(...read.problems);
		for (const node of read.nodes ?? []) {
			if (node.kind === 'map') personas.push({ file, node, uploads });
			else if (!(node.kind === 'scalar' && node.value === null)) problems.push(notAMap(node));
		}
	}
	return { personas, problems };
}

function textAt(root: MapNode, key: string): string | null {
	const node = root.entries.get(key)?.node;
	return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : null;
}

/** Is a list's name written anywhere in the service: in `choices`, or inside an expression? */
function mentions(root: Node, name: string): boolean {
	if (root.kind === 'scalar') return typeof root.value === 'string' && root.value.includes(name);
	const parts = root.kind === 'list' ? root.items : [...root.entries.values()].map((entry) => entry.node);
	return parts.some((part) => mentions(part, name));
}

function isTranslationOf(file: string, document: string): boolean {
	return (
		file.startsWith(`${document.replace(/(\.schema)?\.\w+$/, '')}.text.`) ||
		file.startsWith(`${document.replace(/\.\w+$/, '')}.text.`)
	);
}

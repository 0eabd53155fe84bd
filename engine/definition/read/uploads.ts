import { entriesOf, textOf } from '../compile/reading.js';
import type { Node } from '../node.js';
import type { Files } from '../source.js';
import { resolvePath } from './library.js';

/** A file of a service's `tests/` that is no text: what a persona uploads. */
const upload = /^[^/]+\/tests\/.+\.[A-Za-z0-9]{1,10}$/;

/** May a file that is no text be something a persona uploads? */
export function isUpload(path: string): boolean {
	return upload.test(path);
}

/** What stands for such a file among the texts of a folder: its size. Its bytes are never read here. */
export function uploadText(bytes: number): string {
	return `${bytes} bytes`;
}

/** What the personas of a service may upload: sizes in bytes by path. Texts count too. */
export function uploadsOf(files: Files, folder: string): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const [path, text] of files) {
		if (!path.startsWith(`${folder}tests/`)) continue;
		const size = /^(\d{1,15}) bytes$/.exec(text)?.[1];
		found.set(path, size === undefined ? Buffer.byteLength(text) : Number(size));
	}
	return found;
}

/** A file as a persona names it, `{ file: ./warung.jpg }`: the node that names it, and its path in the catalogue (null: outside). Null for anything else. */
export function namedFile(node: Node): { readonly at: Node; readonly written: string; readonly path: string | null } | null {
	const [only, ...more] = entriesOf(node);
	if (only === undefined || more.length > 0 || only[0] !== 'file') return null;
	const written = textOf(only[1].node);
	if (written === null || !/^\.\.?\//.test(written)) return null;
	return { at: only[1].node, written, path: resolvePath(node.place.file, written) };
}

/** What stands as the answer in a rehearsal: an id made of the file's path. */
export function rehearsalId(path: string): string {
	return path
		.slice(path.indexOf('/tests/') + '/tests/'.length)
		.replaceAll(/[^\w.-]/g, '-')
		.slice(-200);
}

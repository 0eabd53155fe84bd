import type { Node } from '../node.js';
import type { Path, Place, Problem } from '../problem.js';
import { error } from '../problems.js';
import type { Files } from '../source.js';
import { didYouMean } from '../suggest.js';
import { type ReadText, readText } from './text.js';

/** Reads files of a catalogue, each once; knows which of them could not be read, and why. */
export interface Library {
	readonly files: Files;
	/** Reads a file that is a document of its own. */
	readonly document: (file: string) => ReadText;
	/** Reads a file that stands for a block of another document. */
	readonly block: (file: string, document: string, path: Path) => ReadText;
	/** Every file read so far. */
	readonly read: () => readonly string[];
	/** What was read, by how it was asked for. */
	readonly texts: ReadonlyMap<string, Read>;
}

interface Read {
	readonly file: string;
	readonly text: ReadText;
}

/** @param before of the same folder at an earlier moment: a file whose text is still the same isn't taken apart again */
export function makeLibrary(files: Files, before: Library | null = null): Library {
	const same = [...(before?.texts ?? [])].filter(([, { file }]) => files.get(file) === before?.files.get(file));
	const texts = new Map<string, Read>(same);
	const read = new Set<string>();
	const once = (file: string, document: string, path: Path, several: boolean): ReadText => {
		const key = JSON.stringify([file, document, path]);
		read.add(file);
		const known = texts.get(key);
		if (known !== undefined) return known.text;
		const text = readText(files, file, { document, path, several });
		texts.set(key, { file, text });
		return text;
	};
	return {
		files,
		document: (file) => once(file, file, [], /(^|\/)tests\//.test(file)),
		block: (file, document, path) => once(file, document, path, false),
		read: () => [...read],
		texts,
	};
}

/**
 * The path that `written` in `from` means (`../shared/x.yaml` in `usaha/service.yaml` → `shared/x.yaml`);
 * null where it leads out of the catalogue.
 */
export function resolvePath(from: string, written: string): string | null {
	const steps = from.split('/').slice(0, -1);
	for (const step of written.split('/')) {
		if (step === '..') {
			if (steps.pop() === undefined) return null;
		} else if (step !== '.' && step !== '') steps.push(step);
	}
	return written.startsWith('/') || /^[A-Za-z]:|\\/.test(written) ? null : steps.join('/');
}

/** A file that is named and isn't there, with the nearest name that is. */
export function missingFile(files: Files, place: Place, written: string, path: string | null): Problem {
	if (path === null) {
		return error('outside-folder', place, {
			id: `\`${written}\` menunjuk ke luar folder katalog. Pindahkan berkasnya ke dalam folder ini.`,
			en: `\`${written}\` leads out of the catalogue's folder. Move the file into it.`,
		});
	}
	return error(
		'missing-file',
		place,
		{ id: `Berkas \`${path}\` tidak ada.`, en: `There is no file \`${path}\`.` },
		didYouMean(path, files.keys()),
	);
}

/** Is this value the path of a file of its own: `./schema.json`? */
export function isBlockPath(node: Node): node is Extract<Node, { kind: 'scalar' }> & { readonly value: string } {
	return node.kind === 'scalar' && typeof node.value === 'string' && /^\.\.?\/\S+\.(yaml|yml|json)$/.test(node.value);
}

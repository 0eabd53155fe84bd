import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem, Says } from './problem.js';
import { error, problem } from './problems.js';
import { limitOf, limits } from './read/limits.js';
import { isUpload, uploadText } from './read/uploads.js';
import type { Files } from './source.js';

/** A folder's texts, and what of it was left out. */
export interface Folder {
	readonly files: Files;
	readonly problems: readonly Problem[];
}

/**
 * Reads the texts of a catalogue's folder (`.yaml`, `.yml`, `.json`, `.csv`, `.md`), paths relative to it; of what personas upload (other
 * files of a service's `tests/`) only the size.
 * Of a file above its limit only so much is read as shows that it is; links that lead out of the folder are not followed.
 * A folder that can't be read is a problem, never an exception.
 */
export async function readFolder(path: string): Promise<Folder> {
	const files = new Map<string, string>();
	const problems: Problem[] = [];
	try {
		const root = await realpath(path);
		await readInto(root, root, files, problems);
	} catch {
		problems.push(
			error(
				'folder-missing',
				{ file: '.', line: 1, column: 1 },
				{
					id: `Folder \`${path}\` tidak ada atau tidak dapat dibaca.`,
					en: `The folder \`${path}\` isn't there or can't be read.`,
				},
			),
		);
	}
	const none = problems.length === 0 ? withoutServices(files) : null;
	return {
		files: new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))),
		problems: none === null ? problems : [none],
	};
}

/** A folder in which no service is found says so, and where it seems to be one: it may be the wrong folder. Null where there is one. */
function withoutServices(files: Files): Problem | null {
	const names = [...files.keys()];
	if (names.some((name) => /^[^/]+\/service\.(yaml|yml|json)$/.test(name))) return null;
	const itself = names.some((name) => /^service\.(yaml|yml|json)$/.test(name));
	return problem(
		'no-service',
		'warning',
		{ file: '.', line: 1, column: 1 },
		{
			id: 'Di folder ini tidak ada layanan: tidak ada folder yang memuat `service.yaml`.',
			en: 'There is no service in this folder: no folder in it holds a `service.yaml`.',
		},
		itself
			? {
					id: 'Folder ini sendiri sebuah layanan. Sebut folder di atasnya.',
					en: 'This folder is itself a service. Name the folder above it.',
				}
			: {
					id: 'Buat yang pertama dengan `loket new ID --catalog FOLDER`.',
					en: 'Make the first with `loket new ID --catalog FOLDER`.',
				},
	);
}

async function readInto(root: string, folder: string, files: Map<string, string>, problems: Problem[]): Promise<void> {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
		const path = join(folder, entry.name);
		const name = relative(root, path).split(sep).join('/');
		const isText = /\.(yaml|yml|json|csv|md)$/.test(entry.name);
		const isPipe = !entry.isDirectory() && !entry.isFile() && !entry.isSymbolicLink();
		if (isPipe || (!entry.isDirectory() && !isText && !isUpload(name))) continue;
		if (files.size >= limits.files) {
			if (!problems.some((problem) => problem.code === 'too-many-files'))
				problems.push(problemAt(name, 'too-many-files', tooMany));
			return;
		}
		try {
			if (entry.isDirectory()) await readInto(root, path, files, problems);
			else if (entry.isSymbolicLink() && !(await realpath(path)).startsWith(root + sep))
				problems.push(problemAt(name, 'outside-folder', outside));
			else files.set(name, isText ? readStart(path, limitOf(name) + 1) : uploadText(statSync(path).size));
		} catch {
			problems.push(problemAt(name, 'unreadable-file', unreadable));
		}
	}
}

/** One text file, read no further than shows that it is too large; null where it isn't there or can't be read. */
export async function readTextFile(path: string): Promise<string | null> {
	try {
		return readStart(path, limitOf(path) + 1);
	} catch {
		return null;
	}
}

function problemAt(file: string, code: string, says: Says): Problem {
	return error(code, { file, line: 1, column: 1 }, says);
}

const tooMany: Says = {
	id: `Folder ini memuat lebih dari ${limits.files} berkas; sisanya tidak dibaca. Bagi katalognya.`,
	en: `This folder holds more than ${limits.files} files; the rest is not read. Divide the catalogue.`,
};
const outside: Says = {
	id: 'Tautan ini menunjuk ke luar folder katalog, jadi tidak dibaca. Salin berkasnya ke sini.',
	en: "This link leads out of the catalogue's folder, so it is not read. Copy the file here.",
};
const unreadable: Says = {
	id: 'Berkas atau folder ini tidak dapat dibaca. Periksa izin aksesnya, dan apakah tautannya masih berlaku.',
	en: "This file or folder can't be read. See who may read it, and whether the link still leads somewhere.",
};

/** At most so many bytes of a file, as UTF-8. Small files are read in one go: a way through other threads takes longer than the reading. */
function readStart(path: string, most: number): string {
	const file = openSync(path, 'r');
	try {
		const { size } = fstatSync(file);
		const bytes = Buffer.alloc(Math.min(size, most));
		return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0));
	} finally {
		closeSync(file);
	}
}

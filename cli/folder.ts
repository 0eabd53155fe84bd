import { type Checked, checkCatalogue } from '../engine/definition/check.js';
import { readFolder } from '../engine/definition/folder.js';
import type { Problem } from '../engine/definition/problem.js';
import { inOrder } from '../engine/definition/problems.js';
import type { Files } from '../engine/definition/source.js';
import type { Positional } from './command.js';

/** Where services are looked for when nothing is said. */
export const usualFolder = 'services-catalog';

/** The catalogue's folder, as the commands that only read it take it. */
export const catalogueFolder: Positional = {
	name: 'FOLDER',
	about: {
		id: `folder katalog (bawaan: ${usualFolder})`,
		en: `the catalogue folder (default: ${usualFolder})`,
	},
	required: false,
};

/** A folder that was read and checked, its sound services compiled. */
export interface Loaded {
	readonly files: Files;
	/** Of reading and of the check, by file and line. */
	readonly problems: readonly Problem[];
	readonly checked: Checked;
}

/** Reads and checks a folder here and now; what can't be read is among the problems. */
export async function loadFolder(path: string): Promise<Loaded> {
	const { files, problems } = await readFolder(path);
	const checked = checkCatalogue(files);
	return { files, problems: inOrder([...problems, ...checked.problems]), checked };
}

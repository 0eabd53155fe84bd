import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fillPractice, type Practising } from '../engine/applications/practice.js';
import { readCatalogue } from '../engine/definition/read/catalogue.js';
import type { Files } from '../engine/definition/source.js';
import { readPersona } from '../engine/services/rehearse/persona.js';
import type { Meanwhile } from './housework.js';

/**
 * Fills a practice store with the personas of a catalogue's folder, beside serving. What is published holds no tests, so the folder is read:
 * its texts are given, what personas upload is read when it is sent.
 */
export function fillFrom(folder: string, files: Files): Meanwhile {
	const personas = () =>
		readCatalogue(files).services.flatMap(({ id, personas }) =>
			personas.map((one) => ({ service: id, persona: readPersona(one) })),
		);
	return ({ applications, store, versions }, stopped) =>
		fillPractice(
			{ applications, practice: store.practice, find: versions.find, upload: uploadsIn(folder, files) },
			personas,
			stopped,
		);
}

/** Reads what personas upload: files that were found in the folder, and no other. */
export function uploadsIn(folder: string, files: Files): Practising['upload'] {
	return async (path) => {
		if (!files.has(path)) return null;
		const bytes = await readFile(join(folder, path)).catch(() => null);
		return bytes === null ? null : { name: basename(path), bytes };
	};
}

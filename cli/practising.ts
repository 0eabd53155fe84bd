import { fillPractice } from '../engine/applications/practice.js';
import { readCatalogue } from '../engine/definition/read/catalogue.js';
import type { Files } from '../engine/definition/source.js';
import { readPersona } from '../engine/services/rehearse/persona.js';
import type { Meanwhile } from './running.js';

/** Fills a practice store with the personas of a catalogue's folder, beside serving. What is published holds no tests, so the folder is read. */
export function fillFrom(files: Files): Meanwhile {
	const personas = () =>
		readCatalogue(files).services.flatMap(({ id, personas }) =>
			personas.map(({ node }) => ({ service: id, persona: readPersona(node) })),
		);
	return ({ applications, store, versions }, stopped) =>
		fillPractice({ applications, practice: store.practice, find: versions.find }, personas, stopped);
}

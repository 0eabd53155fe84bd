import type { Problem } from '../../engine/definition/problem.js';
import { inOrder } from '../../engine/definition/problems.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import { checkCatalogueFiles, checkService } from '../../engine/definition/sound.js';

/** The smallest service: what cases change one block of. */
const smallest: Readonly<Record<string, string>> = {
	title: 'title: Surat pengantar',
	schema: 'schema: { type: object, properties: { name: { type: string, title: Nama } } }',
	workflow: 'workflow: { start: done, states: { done: { end: granted } } }',
};

/** `service.yaml` with blocks of the smallest service replaced and others added at the end. */
export function serviceText(blocks: Readonly<Record<string, string>>): string {
	return `${Object.values({ ...smallest, ...blocks }).join('\n')}\n`;
}

/** All problems of reading and shape of a folder, in order. */
export function problemsOf(files: Readonly<Record<string, string>>): readonly Problem[] {
	const source = readCatalogue(new Map(Object.entries(files)));
	return inOrder([
		...checkCatalogueFiles(source).problems,
		...source.services.flatMap((service) => checkService(service).problems),
	]);
}

/** A problem in few words: `usaha/service.yaml:3:7 yaml-tag`. */
export function shortly({ place, code, severity }: Problem): string {
	return `${place.file}:${place.line}:${place.column} ${code}${severity === 'error' ? '' : ` (${severity})`}`;
}

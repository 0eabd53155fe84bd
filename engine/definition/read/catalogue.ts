import type { MapNode } from '../node.js';
import type { Problem } from '../problem.js';
import { error } from '../problems.js';
import type { CatalogueSource, Files, ServiceSource } from '../source.js';
import { type Library, makeLibrary } from './library.js';
import { readLists } from './lists.js';
import { readMarkdown } from './markdown.js';
import { notAMap } from './not-a-map.js';
import { readService } from './service.js';
import { readTranslations } from './translations.js';
import { unchangedServices } from './unchanged.js';

/**
 * Reads a catalogue's folder: every file that is needed, each value with its place; YAML damage is reported with it (2.2).
 * Never throws: what can't be read is among the problems of the service or of the catalogue.
 * @param before the same folder at an earlier moment: of what is still as it was nothing is read again
 */
export function readCatalogue(files: Files, before: CatalogueSource | null = null): CatalogueSource {
	const library = makeLibrary(files, before?.library ?? null);
	const problems: Problem[] = [];
	const catalogue = readMap(library, named(files, 'catalogue'), problems);
	const language = firstLanguage(catalogue);
	const calendars = new Map<string, MapNode>();
	for (const file of files.keys()) {
		const id = /^calendars\/([^/]+)\.(yaml|yml|json)$/.exec(file)?.[1];
		if (id === undefined || /\.text\.[a-z-]+$/i.test(id)) continue;
		const calendar = readMap(library, file, problems);
		if (calendar !== null) calendars.set(id, calendar);
	}
	const own = readTranslations(library, (file) => !file.includes('/') || file.startsWith('calendars/'));
	const lists = readLists(library, language);
	const ids = serviceFiles(files, problems);
	const known = before?.language === language ? unchangedServices(before, files) : new Map<string, ServiceSource>();
	return {
		catalogue,
		calendars,
		letterheads: readMarkdown(files, '', language),
		services: ids.map((file) => known.get(file.split('/')[0] ?? '') ?? readService(library, file, lists, language)),
		translations: own.translations,
		problems: [...problems, ...own.problems],
		language,
		library,
	};
}

function named(files: Files, stem: string): string | null {
	return ['yaml', 'yml', 'json'].map((end) => `${stem}.${end}`).find((file) => files.has(file)) ?? null;
}

function readMap(library: Library, file: string | null, problems: Problem[]): MapNode | null {
	if (file === null) return null;
	const read = library.document(file);
	problems.push(...read.problems);
	const node = read.nodes?.[0];
	if (node === undefined) return null;
	if (node.kind === 'map') return node;
	problems.push(notAMap(node));
	return null;
}

function firstLanguage(catalogue: MapNode | null): string {
	const languages = catalogue?.entries.get('languages')?.node;
	const first = languages?.kind === 'list' ? languages.items[0] : undefined;
	return first?.kind === 'scalar' && typeof first.value === 'string' ? first.value : 'id';
}

/** The `service.yaml` of each folder, in order of their names; a folder with two of them is a problem. */
function serviceFiles(files: Files, problems: Problem[]): readonly string[] {
	const found = new Map<string, string>();
	for (const file of [...files.keys()].toSorted()) {
		const id = /^([^/]+)\/service\.(yaml|yml|json)$/.exec(file)?.[1];
		if (id === undefined) continue;
		const other = found.get(id);
		if (other === undefined) found.set(id, file);
		else {
			problems.push(
				error(
					'two-definitions',
					{ file, line: 1, column: 1 },
					{
						id: `Layanan \`${id}\` sudah ditulis di \`${other}\`. Simpan satu saja.`,
						en: `The service \`${id}\` is already written in \`${other}\`. Keep only one.`,
					},
				),
			);
		}
	}
	for (const id of missingServices(files, found)) {
		problems.push(
			error(
				'service-missing',
				{ file: `${id}/service.yaml`, line: 1, column: 1 },
				{
					id: `Folder \`${id}\` tidak punya \`service.yaml\`.`,
					en: `The folder \`${id}\` has no \`service.yaml\`.`,
				},
			),
		);
	}
	return [...found.values()];
}

/** Folders that look like a service (texts, letters or personas) and have no definition. */
function missingServices(files: Files, found: ReadonlyMap<string, string>): readonly string[] {
	const ids = new Set<string>();
	for (const file of files.keys()) {
		const id = /^([^/]+)\/(text\.[a-z-]+\.ya?ml|letters\/.*|tests\/.*)$/i.exec(file)?.[1];
		if (id !== undefined && !found.has(id) && id !== 'shared' && id !== 'calendars') ids.add(id);
	}
	return [...ids];
}

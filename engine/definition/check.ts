/** The whole check of a folder: read, damage, shape, what isn't built yet, meaning, and the rules on wholes. Pure and total: ends with problems. */
import { compileCatalogue } from './compile/catalogue.js';
import { compileService, problemOf } from './compile/service.js';
import type { Problem } from './problem.js';
import { inOrder } from './problems.js';
import { readCatalogue } from './read/catalogue.js';
import { changedFiles, isOfCatalogue } from './read/unchanged.js';
import { rules } from './rules/index.js';
import type { Catalogue, Service } from './service.js';
import { checkCatalogueFiles, checkService } from './sound.js';
import type { CatalogueSource, Files, ServiceSource } from './source.js';

export interface Checked {
	/** By file, line and column. */
	readonly problems: readonly Problem[];
	/** What services may be compiled against; it stands also where it has problems of its own. */
	readonly catalogue: Catalogue;
	/** Has the catalogue itself no error? */
	readonly sound: boolean;
	readonly services: readonly CheckedService[];
	readonly source: CatalogueSource;
}

export interface CheckedService {
	readonly id: string;
	/** Null with any error. */
	readonly service: Service | null;
	readonly source: ServiceSource;
	readonly problems: readonly Problem[];
}

/**
 * Checks a catalogue and every service in it. No service's error hides another service's problems.
 * @param before the check of the same folder at an earlier moment: what is still as it was, and all it reaches, isn't checked again
 */
export function checkCatalogue(files: Files, before: Checked | null = null): Checked {
	const source = readCatalogue(files, before?.source ?? null);
	const own = checkCatalogueFiles(source);
	const found: Problem[] = [];
	const catalogue = compileCatalogue({ ...source, calendars: own.calendars }, (finding) => found.push(problemOf(finding)));
	const catalogueProblems = [...own.problems, ...(own.sound ? found : [])];
	const known = source.catalogue !== null || !own.problems.some(({ place }) => /^catalogue\.\w+$/.test(place.file));
	const still = before !== null && sameCatalogue(before.source, source) ? before.services : [];
	const earlier = new Map(still.map((one) => [one.source, one]));
	const services = source.services.map((one) => earlier.get(one) ?? checkOne(one, { source, catalogue, known }, files));
	return {
		problems: inOrder([...catalogueProblems, ...services.flatMap(({ problems }) => problems)]),
		catalogue,
		sound: !catalogueProblems.some(isError),
		services,
		source,
	};
}

/** The catalogue of a folder that was checked before: what a server reads back from its store. */
export function compileCatalogueOf(files: Files): Catalogue {
	return compileCatalogue(readCatalogue(files), () => undefined);
}

/** One service of a folder that was checked before; undefined where it can't be compiled by this engine. */
export function compileServiceOf(id: string, files: Files, catalogue: Catalogue): Service | undefined {
	const source = readCatalogue(files).services.find((service) => service.id === id);
	return source === undefined ? undefined : (compileService(source, catalogue, files, 'published').service ?? undefined);
}

function sameCatalogue(before: CatalogueSource, now: CatalogueSource): boolean {
	return changedFiles(before.library.files, now.library.files)?.some(isOfCatalogue) === false;
}

interface Around {
	readonly source: CatalogueSource;
	readonly catalogue: Catalogue;
	/** Could the catalogue be read? Else every role and office would be reported as unknown. */
	readonly known: boolean;
}

function checkOne(source: ServiceSource, around: Around, files: Files): CheckedService {
	const { catalogue, source: catalogueSource } = around;
	const { problems: first, sound } = checkService(source);
	if (!sound || !around.known) return { id: source.id, service: null, source, problems: first };
	const compiled = compileService(source, catalogue, files);
	const problems = [...first, ...compiled.problems];
	const { service } = compiled;
	if (service !== null)
		for (const rule of rules) problems.push(...[...rule.run({ service, catalogue, source, catalogueSource })].map(problemOf));
	return { id: source.id, service: problems.some(isError) ? null : service, source, problems };
}

function isError({ severity }: Problem): boolean {
	return severity === 'error';
}

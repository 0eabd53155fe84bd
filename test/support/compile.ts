import { compileCatalogue } from '../../engine/definition/compile/catalogue.js';
import { compileService } from '../../engine/definition/compile/service.js';
import type { Problem } from '../../engine/definition/problem.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import type { Catalogue, Service } from '../../engine/definition/service.js';
import type { Files, ServiceSource } from '../../engine/definition/source.js';

/** A catalogue compiled from the texts of its folder, with everything that was wrong in it. */
export interface Compiled {
	readonly catalogue: Catalogue;
	readonly services: readonly { readonly service: Service | null; readonly source: ServiceSource }[];
	readonly problems: readonly Problem[];
}

/** Reads and compiles a folder given as texts, without the rules on whole definitions. */
export function compileTexts(files: Files): Compiled {
	const source = readCatalogue(files);
	const problems: Problem[] = [...source.problems];
	const catalogue = compileCatalogue(source, ({ at, ...finding }) => problems.push({ place: at, ...finding }));
	const services = source.services.map((one) => {
		problems.push(...one.problems);
		const { service, problems: found } = compileService(one, catalogue, files);
		problems.push(...found);
		return { service, source: one };
	});
	return { catalogue, services, problems };
}

/** The one service of a small catalogue; an error in it fails the test that wrote it. */
export function compileOne(files: Readonly<Record<string, string>>): {
	readonly catalogue: Catalogue;
	readonly service: Service;
} {
	const { catalogue, services, problems } = compileTexts(new Map(Object.entries(files)));
	const errors = problems.filter((problem) => problem.severity === 'error');
	const service = services[0]?.service ?? null;
	if (service === null || errors.length > 0)
		throw new Error(`the service of the test has errors: ${JSON.stringify(errors, null, 1)}`);
	return { catalogue, service };
}

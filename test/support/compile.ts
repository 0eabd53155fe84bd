import { checkCatalogue } from '../../engine/definition/check.js';
import type { Catalogue, Service } from '../../engine/definition/service.js';
import type { ServiceSource } from '../../engine/definition/source.js';

/** Everything of a folder given as texts; an error anywhere fails the test that wrote it. */
export function compileTexts(files: ReadonlyMap<string, string>): {
	readonly catalogue: Catalogue;
	readonly services: readonly { readonly service: Service; readonly source: ServiceSource }[];
} {
	const { catalogue, services, problems } = checkCatalogue(files);
	const errors = problems.filter((problem) => problem.severity === 'error');
	const sound = services.flatMap(({ service, source }) => (service === null ? [] : [{ service, source }]));
	if (errors.length > 0 || sound.length === 0)
		throw new Error(`the service of the test has errors: ${JSON.stringify(errors, null, 1)}`);
	return { catalogue, services: sound };
}

/** The one service of a small catalogue. */
export function compileOne(files: Readonly<Record<string, string>>): {
	readonly catalogue: Catalogue;
	readonly service: Service;
	readonly source: ServiceSource;
} {
	const { catalogue, services } = compileTexts(new Map(Object.entries(files)));
	const one = services[0];
	if (one === undefined) throw new Error('the test wrote no service');
	return { catalogue, ...one };
}

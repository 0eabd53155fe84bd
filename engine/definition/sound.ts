import { askedPages, sharedFields } from './blocks.js';
import { findNotYet } from './not-yet/index.js';
import type { Problem } from './problem.js';
import { checkShape } from './shape/index.js';
import { checkTranslations } from './shape/translations.js';
import type { CatalogueSource, ServiceSource } from './source.js';

/** What can be said about a definition before anything of it is compiled. */
export interface Soundness {
	readonly problems: readonly Problem[];
	/** May it be compiled? Not with an error of reading, of shape, or with a construct that isn't built yet. */
	readonly sound: boolean;
}

/** Reading, YAML damage, what isn't built yet, and shape of one service. */
export function checkService(source: ServiceSource): Soundness {
	const problems: Problem[] = [...source.problems];
	if (source.complete) {
		const notYet = findNotYet(source);
		const pages = askedPages(source);
		problems.push(...notYet.problems, ...checkShape('service', source.root, new Set([...notYet.skipped, ...pages])));
		for (const node of pages) problems.push(...checkShape('page', node, notYet.skipped));
		for (const field of sharedFields(source)) problems.push(...checkShape('field', field, notYet.skipped));
	}
	problems.push(...checkTranslations(source.translations));
	const errors = problems.some((problem) => problem.severity === 'error');
	for (const persona of source.personas) problems.push(...checkShape('persona', persona.node));
	return { problems: withoutEchoes(problems), sound: source.complete && !errors };
}

/** The same of the catalogue's own files, and the calendars whose shape is right: no other can be compiled. */
export function checkCatalogueFiles(source: CatalogueSource): Soundness & { readonly calendars: CatalogueSource['calendars'] } {
	const problems: Problem[] = [...source.problems];
	if (source.catalogue !== null) problems.push(...checkShape('catalogue', source.catalogue));
	const shapes = [...source.calendars].map(([id, node]) => ({ id, node, problems: checkShape('calendar', node) }));
	problems.push(...shapes.flatMap((shape) => shape.problems), ...checkTranslations(source.translations));
	return {
		problems: withoutEchoes(problems),
		sound: !problems.some((problem) => problem.severity === 'error'),
		calendars: new Map(shapes.filter((shape) => shape.problems.length === 0).map(({ id, node }) => [id, node])),
	};
}

/** What the shape says about a line whose damage was reported is only an echo, but for what is missing or not built yet. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
	const damaged = new Set(problems.filter(isDamage).map(lineOf));
	const kept: ReadonlySet<string> = new Set(['missing-key', 'not-yet']);
	return problems.filter((problem) => isDamage(problem) || kept.has(problem.code) || !damaged.has(lineOf(problem)));
}

function isDamage(problem: Problem): boolean {
	return problem.code.startsWith('yaml-') || problem.code === 'number-too-long';
}

function lineOf({ place }: Problem): string {
	return `${place.file}:${place.line}`;
}

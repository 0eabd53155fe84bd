/** What the check says of every case there is about definitions, whichever test it belongs to. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkCatalogue } from '../../engine/definition/check.js';
import { compileService } from '../../engine/definition/compile/service.js';
import type { Severity } from '../../engine/definition/problem.js';
import { readText } from '../../engine/definition/read/text.js';
import type { RuleContext } from '../../engine/definition/rules/rule.js';
import { checkService as soundness } from '../../engine/definition/sound.js';
import { readCases } from './cases.js';
import { problemsOf, serviceText } from './definitions.js';
import { checkService, smallFolder } from './small-service.js';

export interface Said {
	readonly code: string;
	readonly severity: Severity;
}

/** A case and everything that is said of it. */
export interface SaidOfCase {
	/** The file below `test/cases`. */
	readonly file: string;
	readonly said: readonly Said[];
}

interface AnyCase {
	readonly service?: unknown;
	readonly yaml?: unknown;
	readonly files?: Readonly<Record<string, string>>;
	readonly blocks?: Readonly<Record<string, string>>;
	readonly catalogue?: string;
	readonly code?: string;
	readonly text?: string;
}

const folders = ['rules', 'semantics', 'shape', 'not-yet', 'damage', 'form', 'hostile'];

/** Checks all of them, each in the way of its folder; cases that hold no definition are left out. */
export function saidOfAllCases(): readonly SaidOfCase[] {
	return allCases().map(({ file, one }) => ({ file, said: saidOf(one) }));
}

/** What rules are given of every case whose service compiles, whatever they will find in it. */
export function ruleContexts(): readonly RuleContext[] {
	return allCases().flatMap(({ one: { service, files, catalogue } }) =>
		typeof service === 'string' ? contextOf(smallFolder(service, files, catalogue)) : [],
	);
}

function contextOf(folder: ReadonlyMap<string, string>): readonly RuleContext[] {
	const { catalogue, services, source: catalogueSource } = checkCatalogue(folder);
	const source = services[0]?.source;
	if (source === undefined || !soundness(source).sound) return [];
	const { service } = compileService(source, catalogue, folder);
	return service === null ? [] : [{ service, catalogue, source, catalogueSource }];
}

function allCases(): readonly { readonly file: string; readonly one: AnyCase }[] {
	return folders.flatMap((folder) =>
		readdirSync(fileURLToPath(new URL(`../../../test/cases/${folder}`, import.meta.url)))
			.filter((name) => name.endsWith('.yaml'))
			.flatMap((name) => casesIn(readCases<unknown>(`${folder}/${name}`)).map((one) => ({ file: `${folder}/${name}`, one }))),
	);
}

/** Every object that stands in a list, at any depth of the groups a file has. */
function casesIn(value: unknown): readonly AnyCase[] {
	if (Array.isArray(value)) return value.filter((item) => typeof item === 'object' && item !== null) as AnyCase[];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(casesIn) : [];
}

function saidOf({ service, yaml, files, blocks, catalogue, text }: AnyCase): readonly Said[] {
	if (typeof service === 'string') return checkService(service, files, catalogue).problems;
	if (typeof yaml === 'string') return readText(new Map([['x.yaml', yaml]]), 'x.yaml', { document: 'x.yaml', path: [] }).problems;
	if (blocks !== undefined || files !== undefined) return problemsOf({ 'x/service.yaml': serviceText(blocks ?? {}), ...files });
	return typeof text === 'string' ? problemsOf({ 'x/service.yaml': text }) : [];
}

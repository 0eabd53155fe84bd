import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Problem } from '../../engine/definition/problem.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import type { Catalogue, Service } from '../../engine/definition/service.js';
import type { Files, ServiceSource } from '../../engine/definition/source.js';
import { nearest } from '../../engine/definition/suggest.js';
import type { Input } from '../command.js';
import { usualFolder } from '../folder.js';
import { say } from '../input.js';
import { personasNamed } from './personas.js';

/** The service that is asked about, sound and compiled. */
export interface Target {
	readonly service: Service;
	readonly source: ServiceSource;
	readonly catalogue: Catalogue;
}

export type Found =
	| { readonly target: Target }
	/** The folder or the service isn't there: wrong use. */
	| { readonly wrong: string }
	/** It has errors. */
	| { readonly problems: readonly Problem[]; readonly files: Files };

/**
 * Finds the service a command line is about: the folder of a service, or a catalogue and `--service` (not needed where it has only one, or
 * only one has the persona that is asked for).
 */
export async function findTarget(input: Input): Promise<Found> {
	const folder = resolve(input.positionals[0] ?? usualFolder);
	const isService = await anyFile(folder, ['service.yaml', 'service.yml', 'service.json']);
	const asked = isService ? basename(folder) : (input.option('service') ?? null);
	const { files, problems } = await readFolder(isService ? dirname(folder) : folder);
	const ids = serviceIds(files);
	const id = asked ?? onlyOf(ids) ?? onlyOf(withPersona(files, input.option('persona')));
	if (ids.length === 0) return { problems, files };
	const unread = problems.filter(({ severity, place }) => severity === 'error' && place.file.startsWith(`${id}/`));
	if (unread.length > 0) return { problems: unread, files };
	if (id === null || !ids.includes(id)) return { wrong: whichService(asked, ids, input.locale) };

	const others = new Set(ids.filter((one) => one !== id));
	const near = new Map([...files].filter(([path]) => !others.has(path.split('/')[0] ?? '')));
	const checked = checkCatalogue(near);
	const found = checked.services.find((one) => one.id === id);
	if (found?.service == null || !checked.sound)
		return { problems: checked.problems.filter(({ severity }) => severity === 'error'), files: near };
	return { target: { service: found.service, source: found.source, catalogue: checked.catalogue } };
}

function onlyOf(ids: readonly string[]): string | null {
	return ids.length === 1 ? (ids[0] ?? null) : null;
}

/** The services that have a persona of this name. */
function withPersona(files: Files, name: string | undefined): readonly string[] {
	if (name === undefined) return [];
	return readCatalogue(files)
		.services.filter((service) => personasNamed(service, name).length > 0)
		.map(({ id }) => id);
}

function serviceIds(files: Files): readonly string[] {
	return [...files.keys()].flatMap((path) => /^([^/]+)\/service\.(?:yaml|yml|json)$/.exec(path)?.[1] ?? []);
}

function whichService(asked: string | null, ids: readonly string[], locale: 'id' | 'en'): string {
	const list = ids.slice(0, 10).join(', ');
	if (asked === null)
		return say(
			locale,
			`Sebut layanannya dengan --service ID. Yang ada: ${list}.`,
			`Name the service with --service ID. There are: ${list}.`,
		);
	const near = nearest(asked, ids);
	const meant = near === null ? list : near;
	return say(locale, `Tidak ada layanan ${asked}. Maksudnya ${meant}?`, `There is no service ${asked}. Did you mean ${meant}?`);
}

async function anyFile(folder: string, names: readonly string[]): Promise<boolean> {
	const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
	return found.some((one) => one?.isFile() === true);
}

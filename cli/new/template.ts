import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../engine/definition/service.js';
import type { Files } from '../../engine/definition/source.js';

const templates = fileURLToPath(new URL('./template/', import.meta.url));
const holidays = fileURLToPath(new URL('../../../services-catalog/calendars/id.yaml', import.meta.url));

/** What a new service is called. */
export interface NewService {
	/** The folder's name: `pinjam-balai`. */
	readonly id: string;
	/** `Pinjam balai`; from the id where nothing is said. */
	readonly title?: string;
	/** Prefix of its references: `PB`; from the id where nothing is said. */
	readonly reference?: string;
	/** The catalogue it comes into; one made by `newCatalogue` where nothing is said. */
	readonly catalogue?: Pick<Catalogue, 'offices' | 'roles' | 'languages'>;
}

/**
 * The files of a new service, paths relative to the catalogue. The id must be one that may be an address (small letters, digits, hyphens).
 * It fits into the catalogue it comes into: an officer's role that is there, an office for its personas, its languages.
 */
export async function newService(service: NewService): Promise<Files> {
	const { id, catalogue } = service;
	const title = service.title ?? titleFrom(id);
	const reference = service.reference ?? referenceFrom(id);
	const role = roleFrom(catalogue?.roles);
	const office = catalogue === undefined || catalogue.offices.size < 2 ? null : ([...catalogue.offices.keys()][0] ?? null);
	const languages = catalogue?.languages ?? ['id', 'en'];
	const fill = (path: string, text: string): string => {
		const named = text
			.replaceAll('NEW-TITLE', () => JSON.stringify(title))
			.replaceAll('NEW-REFERENCE', () => reference)
			.replaceAll(/\b(by|as): verifier\b/g, (_, key: string) => `${key}: ${role}`);
		if (office !== null && path.startsWith('tests/')) return named.replaceAll(/^answers:/gm, () => `office: ${office}\nanswers:`);
		return path === 'service.yaml' && languages[0] !== 'id' ? named.replace(/^title:/m, 'locale: id\ntitle:') : named;
	};
	const files = [...(await readTemplate('service'))].filter(([path]) => isSpoken(path, languages));
	return new Map(files.map(([path, text]) => [`${id}/${path}`, fill(path, text)]));
}

/** A translation is written where the catalogue speaks its language. */
function isSpoken(path: string, languages: readonly string[]): boolean {
	const language = /^text\.(.+)\.yaml$/.exec(path)?.[1];
	return language === undefined || languages.includes(language);
}

/** Who verifies: `verifier`, or the first role that doesn't lead. */
function roleFrom(roles: Catalogue['roles'] | undefined): string {
	if (roles === undefined || roles.size === 0 || roles.has('verifier')) return 'verifier';
	const all = [...roles.values()];
	return (all.find(({ leads }) => !leads) ?? all[0])?.id ?? 'verifier';
}

/** The files of a new catalogue, for a folder that has none: one office, two roles, working hours and holidays. */
export async function newCatalogue(): Promise<Files> {
	return new Map([...(await readTemplate('catalogue')), ['calendars/id.yaml', await readFile(holidays, 'utf8')]]);
}

/** `pinjam-balai-warga` → `Pinjam balai warga`. */
function titleFrom(id: string): string {
	const words = id.replaceAll('-', ' ');
	return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** First letters of the words of an id; of a single word its first three: `pinjam-balai-warga` → `PBW`, `usaha` → `USA`. */
function referenceFrom(id: string): string {
	const words = id.split('-').filter((word) => word !== '');
	const letters = words.length > 1 ? words.map((word) => word.slice(0, 1)).join('') : id.slice(0, 3);
	const prefix = letters.toUpperCase().slice(0, 10);
	return /^[A-Z][A-Z0-9]+$/u.test(prefix) ? prefix : `L${prefix}`.slice(0, 10).padEnd(2, 'K');
}

async function readTemplate(name: string): Promise<Files> {
	const root = join(templates, name);
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const texts = await Promise.all(
		files.map(async (file) => [relative(root, file).replaceAll('\\', '/'), await readFile(file, 'utf8')] as const),
	);
	return new Map(texts);
}

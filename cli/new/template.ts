import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
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
}

/** The files of a new service, paths relative to the catalogue. The id must be one that may be an address (small letters, digits, hyphens). */
export async function newService(service: NewService): Promise<Files> {
	const title = service.title ?? titleFrom(service.id);
	const reference = service.reference ?? referenceFrom(service.id);
	const files = await readTemplate('service');
	return new Map(
		[...files].map(([path, text]) => [
			`${service.id}/${path}`,
			text.replaceAll('NEW-TITLE', () => JSON.stringify(title)).replaceAll('NEW-REFERENCE', () => reference),
		]),
	);
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

import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { compileCatalogueOf } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Files } from '../../engine/definition/source.js';
import type { Command, Input } from '../command.js';
import { usualFolder } from '../folder.js';
import { say } from '../input.js';
import { newCatalogue, newService } from '../new/template.js';
import { settingOptions } from '../settings.js';

/** `loket new`: a service that works, to be changed into one's own. */
export const make: Command = {
	name: 'new',
	summary: {
		id: 'Buat layanan baru yang langsung jalan, lalu ubah sesuai kebutuhan',
		en: 'Make a new service that works at once, then change it into your own',
	},
	positionals: [
		{
			name: 'ID',
			about: {
				id: 'nama folder dan alamat layanan, misalnya pinjam-balai',
				en: 'the folder’s name and the service’s address, such as pinjam-balai',
			},
			required: true,
		},
	],
	options: [
		settingOptions.catalog,
		{
			name: 'title',
			about: { id: 'judul layanan; dari ID kalau tidak disebut', en: 'title of the service; from the ID where not said' },
			value: 'TEXT',
		},
		{
			name: 'reference',
			about: {
				id: 'awalan nomor permohonan, misalnya PB; dari ID kalau tidak disebut',
				en: 'prefix of references, such as PB; from the ID where not said',
			},
			value: 'PREFIX',
		},
	],
	examples: [
		{
			line: 'loket new pinjam-balai',
			about: { id: 'services-catalog/pinjam-balai dari contoh', en: 'services-catalog/pinjam-balai from the template' },
		},
		{
			line: 'loket new izin-keramaian --catalog my-catalogue --title "Izin keramaian"',
			about: {
				id: 'di folder lain; katalognya dibuat kalau belum ada',
				en: 'in another folder; its catalogue is made if there is none',
			},
		},
	],
	run: async (input) => {
		const [id = ''] = input.positionals;
		const wrong = wrongWords(id, input);
		if (wrong !== null) {
			input.complain(`${wrong}\nloket new --help`);
			return 2;
		}
		const shown = input.option('catalog') ?? usualFolder;
		const root = resolve(shown);
		if (await isThere(join(root, id))) {
			input.complain(
				say(
					input.locale,
					`Folder ${join(shown, id)} sudah ada, jadi tidak ditimpa. Pilih ID lain.`,
					`The folder ${join(shown, id)} is there already and is not overwritten. Choose another ID.`,
				),
			);
			return 1;
		}
		try {
			const written = await writeAll(root, await filesFor(id, root, input));
			input.out(nextSteps(shown, id, written, input.locale));
			return 0;
		} catch (error) {
			input.complain(
				say(input.locale, `${shown} tidak dapat ditulisi: ${reasonOf(error)}.`, `${shown} can't be written: ${reasonOf(error)}.`),
			);
			return 1;
		}
	},
};

/** Folders of a catalogue that are no services. */
const taken: ReadonlySet<string> = new Set(['calendars', 'letterhead', 'shared']);

function wrongWords(id: string, input: Input): string | null {
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 100)
		return say(
			input.locale,
			`ID menjadi alamat layanan: pakai huruf kecil, angka dan tanda hubung, paling banyak 100 huruf, misalnya pinjam-balai; bukan ${id}.`,
			`The ID becomes the service's address: use small letters, digits and hyphens, at most 100 of them, such as pinjam-balai; not ${id}.`,
		);
	if (taken.has(id))
		return say(
			input.locale,
			`Folder ${id} dipakai katalog sendiri. Pilih ID lain.`,
			`The folder ${id} is the catalogue's own. Choose another ID.`,
		);
	if (input.option('title')?.trim() === '') return say(input.locale, '--title tidak boleh kosong.', "--title can't be empty.");
	const reference = input.option('reference');
	if (reference !== undefined && !/^[A-Z][A-Z0-9]{1,9}$/.test(reference))
		return say(
			input.locale,
			`--reference menerima 2 sampai 10 huruf besar dan angka, misalnya PB; bukan ${reference}.`,
			`--reference takes 2 to 10 capital letters and digits, such as PB; not ${reference}.`,
		);
	return null;
}

/** The service's files, and a catalogue's where the folder has none. */
async function filesFor(id: string, root: string, input: Input): Promise<Files> {
	const title = input.option('title');
	const reference = input.option('reference');
	const own = { id, ...(title === undefined ? {} : { title }), ...(reference === undefined ? {} : { reference }) };
	const { files } = await readFolder(root);
	const isCatalogue = [...files.keys()].some((path) => /^catalogue\.(yaml|yml|json)$/.test(path));
	if (!isCatalogue) return new Map([...(await newCatalogue()), ...(await newService(own))]);
	return newService({ ...own, catalogue: compileCatalogueOf(files) });
}

/** Writes what isn't there yet; gives the paths written. */
async function writeAll(root: string, files: Files): Promise<readonly string[]> {
	const written: string[] = [];
	for (const [path, text] of files) {
		const file = join(root, path);
		if (await isThere(file)) continue;
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text, { flag: 'wx' });
		written.push(path);
	}
	return written;
}

function nextSteps(catalog: string, id: string, written: readonly string[], locale: 'id' | 'en'): string {
	const folder = /^[\w./-]+$/.test(catalog) ? catalog : JSON.stringify(catalog);
	return [
		say(locale, 'Ditulis', 'Written'),
		...written.map((path) => `  ${join(catalog, path)}`),
		'',
		say(locale, `Ubah ${join(catalog, id, 'service.yaml')}, lalu`, `Change ${join(catalog, id, 'service.yaml')}, then`),
		`  loket check ${folder}`,
		`  loket test ${folder}`,
		`  loket dev ${folder}`,
	].join('\n');
}

async function isThere(path: string): Promise<boolean> {
	return (await stat(path).catch(() => null)) !== null;
}

function reasonOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

import type { Node } from '../node.js';
import type { Place, Problem } from '../problem.js';
import { error } from '../problems.js';
import type { CodeList } from '../source.js';
import { readCsv } from './csv.js';
import type { Library } from './library.js';
import { tooLarge } from './text.js';

/** A code list, and the file it came from. */
export interface ReadList {
	readonly file: string;
	readonly list: CodeList;
	readonly problems: readonly Problem[];
}

interface Row {
	readonly place: Place;
	readonly cells: ReadonlyMap<string, string>;
}

/** All code lists of `shared/lists/` by name; `label` is in the language `locale`, `label.en` in English. */
export function readLists(library: Library, locale: string): ReadonlyMap<string, ReadList> {
	const lists = new Map<string, ReadList>();
	for (const file of library.files.keys()) {
		const id = /^shared\/lists\/([^/]+)\.(csv|yaml|yml|json)$/.exec(file)?.[1];
		if (id === undefined || /\.text\.[a-z-]+$/i.test(id)) continue;
		const problems: Problem[] = [];
		const rows = file.endsWith('.csv') ? rowsOfCsv(library, file, problems) : rowsOfData(library, file, problems);
		lists.set(id, { file, list: listOf(id, rows, locale, problems), problems });
	}
	return lists;
}

function listOf(id: string, rows: readonly Row[], locale: string, problems: Problem[]): CodeList {
	const seen = new Map<string, Place>();
	const kept: CodeList['rows'][number][] = [];
	for (const { place, cells } of rows) {
		const code = cells.get('code') ?? '';
		const before = seen.get(code);
		if (code === '' || (cells.get('label') ?? '') === '') {
			problems.push(
				error('list-row', place, {
					id: 'Setiap baris daftar kode memerlukan `code` dan `label`.',
					en: 'Each row of a code list needs a `code` and a `label`.',
				}),
			);
		} else if (before !== undefined) {
			problems.push(
				error('duplicate-code', place, {
					id: `Kode \`${code}\` sudah dipakai di baris ${before.line}.`,
					en: `The code \`${code}\` is already used on line ${before.line}.`,
				}),
			);
		} else {
			seen.set(code, place);
			kept.push({ code, label: labels(cells, locale), columns: Object.fromEntries(cells) });
		}
	}
	return { id, rows: kept };
}

function labels(cells: ReadonlyMap<string, string>, locale: string): Readonly<Record<string, string>> {
	const found: Record<string, string> = { [locale]: cells.get('label') ?? '' };
	for (const [column, cell] of cells) {
		const language = /^label\.([a-z]{2,3}(-\w+)?)$/i.exec(column)?.[1];
		if (language !== undefined && cell !== '') found[language] = cell;
	}
	return found;
}

const columnName = /^(code|label|label\.[a-z]{2,3}(-\w+)?|parent|from|to|[a-z][A-Za-z0-9_]*)$/;

function rowsOfCsv(library: Library, file: string, problems: Problem[]): readonly Row[] {
	const text = library.files.get(file) ?? '';
	const large = tooLarge(file, text);
	if (large !== null) {
		problems.push(large);
		return [];
	}
	const { records, unclosed } = readCsv(text);
	const at = (line: number): Place => ({ file, line, column: 1 });
	if (unclosed !== null) {
		problems.push(
			error('csv-quote', at(unclosed), {
				id: 'Tanda kutip di baris ini tidak ditutup.',
				en: 'A quote on this line is not closed.',
			}),
		);
	}
	const [head, ...rest] = records;
	const columns = head?.cells ?? [];
	const wrong = columns.find((column) => !columnName.test(column));
	if (wrong !== undefined || !columns.includes('code') || !columns.includes('label')) {
		problems.push(
			error('list-columns', at(head?.line ?? 1), {
				id: 'Baris pertama daftar kode menamai kolomnya: `code,label`, lalu bila perlu `label.en`, `parent`, `from`, `to`.',
				en: 'The first line of a code list names its columns: `code,label`, then where needed `label.en`, `parent`, `from`, `to`.',
			}),
		);
		return [];
	}
	return rest.map(({ line, cells }) => {
		if (cells.length > columns.length) {
			problems.push(
				error('list-row', at(line), {
					id: `Baris ini punya ${cells.length} kolom; daftar ini punya ${columns.length}. Teks yang memuat koma ditulis di antara tanda kutip ganda.`,
					en: `This row has ${cells.length} columns; the list has ${columns.length}. Texts with a comma go in double quotes.`,
				}),
			);
		}
		return { place: at(line), cells: new Map(columns.map((column, index) => [column, cells[index] ?? ''])) };
	});
}

/** A list as data: rows of `{ code, label, … }`, or a map from code to label. */
function rowsOfData(library: Library, file: string, problems: Problem[]): readonly Row[] {
	const read = library.document(file);
	problems.push(...read.problems);
	const node = read.nodes?.[0];
	if (node === undefined) return [];
	const rows =
		node.kind === 'list'
			? node.items.map((item) => rowOf(item, null))
			: node.kind === 'map'
				? [...node.entries].map(([code, entry]) => rowOf(entry.node, code))
				: [null];
	if (rows.includes(null)) {
		problems.push(
			error('list-rows', node.place, {
				id: 'Daftar kode berisi baris-baris `{ code, label }`, atau pasangan `kode: label`.',
				en: 'A code list holds rows `{ code, label }`, or pairs `code: label`.',
			}),
		);
	}
	return rows.filter((row) => row !== null);
}

function rowOf(node: Node, code: string | null): Row | null {
	const cells = new Map<string, string>(code === null ? [] : [['code', code]]);
	if (node.kind === 'scalar' && code !== null) cells.set('label', textOf(node));
	else if (node.kind === 'map') for (const [key, entry] of node.entries) cells.set(key, textOf(entry.node));
	else return null;
	return { place: node.place, cells };
}

function textOf(node: Node): string {
	return node.kind === 'scalar' && node.value !== null ? String(node.value) : '';
}

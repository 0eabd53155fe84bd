import type { Scope, Value } from '../../expression/types.js';
import type { Finding } from '../compile/context.js';
import { cellHolds } from '../compile/tables.js';
import type { Form, Table } from '../service.js';
import { type Constants, tableConstants } from './constants.js';
import { combinations } from './enumerate.js';
import type { Rule } from './rule.js';

/** Combinations of answers that no row of a table is for, and rows that share some (2b-28). */
export const tableCoverage: Rule = {
	code: 'table-gap',
	*run({ service }) {
		for (const table of service.form.tables.values()) yield* look(table, service.form);
	},
};

function* look(table: Table, form: Form): Generator<Finding> {
	const all = scopesOf(table, form);
	const open = !table.rows.some((row) => row.cells.every((cell) => cell.is === 'any'));
	if (all === null) {
		if (open) yield notProved(table);
		return;
	}
	let gap: readonly string[] | null = null;
	const shared = new Set<string>();
	for (const scope of all) {
		const values = table.columns.map((column) => column.run(scope));
		const holding = rowsFor(table, values);
		if (holding.length === 0) gap ??= table.columns.map((column, index) => `${column.source} = ${shown(values[index])}`);
		const [first, second] = holding;
		if (first !== undefined && second !== undefined) shared.add(`${first} ${second}`);
	}
	if (gap !== null) yield gapIn(table, gap.join(', '));
	for (const pair of shared) {
		const [first = 0, second = 0] = pair.split(' ').map(Number);
		yield overlap(table, first, second);
	}
}

/** Rows that hold, by number from 0. A row that isn't known ends the search (2b-54); a last row for everything else shares nothing. */
function rowsFor(table: Table, values: readonly Value[]): readonly number[] {
	const holding: number[] = [];
	for (const [number, row] of table.rows.entries()) {
		if (holding.length > 0 && row.cells.every((cell) => cell.is === 'any')) continue;
		const cells = row.cells.map((cell, index) => cellHolds(cell, values[index], table.columns[index]?.type.kind ?? 'text'));
		if (cells.includes(false)) continue;
		if (cells.includes(undefined)) return holding;
		holding.push(number);
	}
	return holding;
}

function scopesOf(table: Table, form: Form): Iterable<Scope> | null {
	const constants = new Map<string, Constants>();
	return tableConstants(table, form, constants)
		? combinations(form, table.columns, { sent: true, constants, named: true })
		: null;
}

function shown(value: Value): string {
	if (value === undefined) return '–';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function gapIn(table: Table, example: string): Finding {
	return {
		code: 'table-gap',
		severity: 'warning',
		at: table.at,
		says: {
			id: `Tabel \`${table.id}\` tidak punya baris untuk ${example}. Tambahkan baris, atau tutup dengan baris \`any\` di akhir.`,
			en: `The table \`${table.id}\` has no row for ${example}. Add one, or end with a row of \`any\`.`,
		},
	};
}

function overlap(table: Table, first: number, second: number): Finding {
	return {
		code: 'table-overlap',
		severity: 'hint',
		at: table.rows[second]?.at ?? table.at,
		says: {
			id: `Sebagian jawaban cocok dengan baris ${first + 1} dan baris ${second + 1} tabel \`${table.id}\`; baris ${first + 1} yang dipakai.`,
			en: `Some answers fit both row ${first + 1} and row ${second + 1} of the table \`${table.id}\`; row ${first + 1} is used.`,
		},
	};
}

function notProved(table: Table): Finding {
	return {
		code: 'not-proved',
		severity: 'hint',
		at: table.at,
		says: {
			id: `Belum terbukti bahwa tabel \`${table.id}\` punya baris untuk setiap jawaban: kemungkinannya terlalu banyak untuk dicoba semua. Baris \`any\` di akhir menutup semuanya.`,
			en: `That the table \`${table.id}\` has a row for every answer is not proved: there are too many combinations to try. A last row of \`any\` covers all.`,
		},
	};
}

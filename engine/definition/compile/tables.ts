import { Decimal } from 'decimal.js';
import type { Environment, Expression, Scope, Type, Value } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { Place } from '../problem.js';
import type { Cell, Table, TableRow } from '../service.js';
import { didYouMean } from '../suggest.js';
import type { CompileContext } from './context.js';
import { child, itemsOf, textOf } from './reading.js';

const comparison = /^(<=|>=|==|!=|<|>)\s*(.+)$/;
const range = /^(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)$/;
const decimal = /^-?\d+(?:\.\d+)?$/;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** A decision table (2b-28); null where a part of it has problems (reported). */
export function compileTable(
	context: CompileContext,
	id: string,
	node: Node,
	environment: Environment,
	conditions: ReadonlySet<string>,
): Table | null {
	const columnNodes = itemsOf(child(node, 'columns'));
	const columns = columnNodes.map((column) => context.expression(column, environment, 'any'));
	const yesNo = columnNodes.map(
		(column, index) => conditions.has(textOf(column) ?? '') || columns[index]?.type.kind === 'boolean',
	);
	let type: Type | null = null;
	const rows = itemsOf(child(node, 'rows')).map((row): TableRow | null => {
		const cellNodes = itemsOf(child(row, 'cells'));
		if (cellNodes.length !== columnNodes.length) reportCount(context, row.place, cellNodes.length, columnNodes.length);
		const cells = cellNodes.map((cell, index) => readCell(context, cell, columns[index]?.type ?? null, yesNo[index] === true));
		const thenNode = child(row, 'then');
		const then = thenNode === null ? null : context.expression(thenNode, environment, 'any');
		if (then !== null && type !== null && then.type.kind !== type.kind) reportMixed(context, row.place);
		type ??= then?.type ?? null;
		if (then === null || cellNodes.length !== columnNodes.length || cells.some((cell) => cell === null)) return null;
		// oxlint-disable-next-line unicorn/no-thenable -- `then` is the language's word for what a row gives
		return { cells: cells.flatMap((cell) => cell ?? []), then, at: row.place };
	});
	if (columns.some((column) => column === null) || rows.some((row) => row === null)) return null;
	return {
		id,
		columns: columns as Expression[],
		rows: rows as TableRow[],
		type: type ?? { kind: 'number', currency: null },
		at: node.place,
	};
}

/** The value of the first row that holds; unknown where no row holds, or a row before it is unknown (2b-54). */
export function runTable(table: Table, scope: Scope): Value {
	return table.rows[(rowThatHolds(table, scope) ?? 0) - 1]?.then.run(scope);
}

/** The number (from 1) of the row that decides; null = none, or not known. While reasons are looked for, what is taken as unknown decides nothing. */
export function rowThatHolds(table: Table, scope: Scope): number | null {
	const values = table.columns.map((column) => column.run(scope));
	const holds = (cell: Cell, index: number): boolean | undefined => {
		const value = values[index];
		const taken = scope.masked === true && value === undefined && cell.is !== 'any' && cell.is !== 'unanswered';
		return taken ? undefined : cellHolds(cell, value, table.columns[index]?.type.kind ?? 'text');
	};
	for (const [number, row] of table.rows.entries()) {
		let all: boolean | undefined = true;
		for (const [index, cell] of row.cells.entries()) {
			const one = holds(cell, index);
			if (one === false) all = false;
			else if (one === undefined && all) all = undefined;
			if (all === false) break;
		}
		if (all === undefined) return null;
		if (all) return number + 1;
	}
	return null;
}

/** Does a cell hold for a column's value; undefined = not known. An unanswered text, choice or yes/no is the empty one (2b-2). */
export function cellHolds(cell: Cell, value: Value, kind: Type['kind']): boolean | undefined {
	if (cell.is === 'any') return true;
	if (cell.is === 'unanswered') return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
	const here = value === undefined ? (kind === 'boolean' ? false : kind === 'text' || kind === 'code' ? '' : undefined) : value;
	if (here === undefined) return undefined;
	if (cell.is === 'one-of') return cell.values.some((one) => sameScalar(one, here));
	if (cell.is === 'range') return compare(here, cell.from) >= 0 && compare(here, cell.to) <= 0;
	const order = compare(here, cell.with);
	return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0, '==': order === 0, '!=': order !== 0 }[cell.by];
}

function sameScalar(one: string | number | boolean, value: Value): boolean {
	return one === value || (typeof one === 'number' && typeof value === 'object' && compare(value, one) === 0);
}

function compare(value: Value, to: number | string): number {
	if (typeof value === 'string' || typeof to === 'string') {
		const [left, right] = [typeof value === 'string' ? value : '', String(to)];
		return left < right ? -1 : left > right ? 1 : 0;
	}
	if (typeof value === 'number') return value - to;
	return Decimal.isDecimal(value) ? value.cmp(to) : Number.NaN;
}

/**
 * May no row hold although every column has a value? Looked at on the ends and the middle of each stretch the cells cut a column into;
 * more than 10,000 combinations count as "it may".
 */
export function mayFallThrough(table: Table): boolean {
	const domains = table.columns.map((column, index) =>
		sampleValues(
			column.type,
			table.rows.flatMap((row) => row.cells[index] ?? []),
		),
	);
	const combinations = domains.reduce((count, domain) => count * domain.length, 1);
	if (combinations > 10_000) return true;
	const kinds = table.columns.map((column) => column.type.kind);
	for (let number = 0; number < combinations; number++) {
		let rest = number;
		const values = domains.map((domain) => {
			const value = domain[rest % domain.length];
			rest = Math.floor(rest / domain.length);
			return value;
		});
		const holds = table.rows.some((row) =>
			row.cells.every((cell, index) => cellHolds(cell, values[index], kinds[index] ?? 'text')),
		);
		if (!holds) return true;
	}
	return false;
}

/** One value for each stretch of a column that its cells can tell apart. A column that may be unanswered is looked at elsewhere. */
export function sampleValues(type: Type, cells: readonly Cell[]): readonly Value[] {
	if (type.kind === 'boolean') return [true, false];
	if (type.kind === 'code') return type.codes;
	const numbers = new Set<number>();
	const texts = new Set<string>();
	const add = (value: string | number | boolean): void => {
		if (typeof value === 'number') numbers.add(value);
		else texts.add(String(value));
	};
	for (const cell of cells) {
		if (cell.is === 'compare') add(cell.with);
		else if (cell.is === 'range') numbers.add(cell.from).add(cell.to);
		else if (cell.is === 'one-of') cell.values.forEach(add);
	}
	if (type.kind === 'number') {
		const ends = [...numbers].sort((left, right) => left - right);
		if (ends.length === 0) return [0];
		const middles = ends.map((end, index) => (end + (ends[index + 1] ?? end + 2)) / 2);
		return [(ends[0] ?? 0) - 1, ...ends, ...middles];
	}
	const ends = [...texts].sort();
	return type.kind === 'date' ? ['0000-01-01', ...ends, ...ends.map((end) => `${end}.`), '9999-12-31'] : [...ends, '\uffff'];
}

function readCell(context: CompileContext, node: Node, type: Type | null, yesNo: boolean): Cell | null {
	if (node.kind === 'list') {
		const cells = node.items.map((item) => readCell(context, item, type, yesNo));
		if (cells.some((cell) => cell === null)) return null;
		return { is: 'one-of', values: cells.flatMap((cell) => (cell?.is === 'one-of' ? cell.values : [])) };
	}
	if (node.kind !== 'scalar' || node.value === null) return null;
	const { value } = node;
	if (value === 'any') return { is: 'any' };
	if (value === 'unanswered') return { is: 'unanswered' };
	if (yesNo) {
		if (value === true || value === 'yes') return { is: 'one-of', values: [true] };
		if (value === false || value === 'no') return { is: 'one-of', values: [false] };
		return reportCell(context, node, { id: '`yes`, `no` atau `any`', en: '`yes`, `no` or `any`' });
	}
	if (typeof value === 'string') {
		const between = range.exec(value);
		if (between !== null && type?.kind === 'number') return { is: 'range', from: Number(between[1]), to: Number(between[2]) };
		const compared = comparison.exec(value);
		if (compared !== null && type?.kind !== 'code') {
			const to = compared[2] ?? '';
			const by = compared[1] as Extract<Cell, { is: 'compare' }>['by'];
			if (type?.kind === 'number' && decimal.test(to)) return { is: 'compare', by, with: Number(to) };
			if (type?.kind === 'date' && date.test(to)) return { is: 'compare', by, with: to };
			if (type?.kind === 'text') return { is: 'compare', by, with: to };
			return reportCell(context, node, { id: 'perbandingan seperti `"> 3"`', en: 'a comparison such as `"> 3"`' });
		}
	}
	if (type?.kind === 'number' && typeof value !== 'number') {
		return reportCell(context, node, {
			id: 'angka, perbandingan (`"> 3"`), rentang (`"1..5"`) atau `any`',
			en: 'a number, a comparison (`"> 3"`), a range (`"1..5"`) or `any`',
		});
	}
	if (type?.kind === 'code' && !type.codes.includes(String(value))) {
		const suggestion = didYouMean(String(value), type.codes);
		context.report({
			code: 'unknown-code',
			severity: 'error',
			at: node.place,
			says: {
				id: `\`${String(value)}\` tidak ada di antara pilihan kolom ini.`,
				en: `\`${String(value)}\` is not among the choices of this column.`,
			},
			...(suggestion === null ? {} : { suggestion }),
		});
		return null;
	}
	return { is: 'one-of', values: [typeof value === 'number' && type?.kind !== 'number' ? node.source : value] };
}

function reportCell(context: CompileContext, node: Node, wants: { readonly id: string; readonly en: string }): null {
	context.report({
		code: 'table-cell',
		severity: 'error',
		at: node.place,
		says: {
			id: `Isi sel ini tidak cocok dengan kolomnya. Tulis ${wants.id}.`,
			en: `This cell doesn’t fit its column. Write ${wants.en}.`,
		},
	});
	return null;
}

function reportCount(context: CompileContext, at: Place, cells: number, columns: number): void {
	context.report({
		code: 'table-cells',
		severity: 'error',
		at,
		says: {
			id: `Baris ini berisi ${cells} sel, padahal tabelnya punya ${columns} kolom. Beri satu sel untuk tiap kolom; \`any\` untuk yang bebas.`,
			en: `This row has ${cells} cells, and the table ${columns} columns. Give each column one cell; \`any\` where it doesn’t matter.`,
		},
	});
}

function reportMixed(context: CompileContext, at: Place): void {
	context.report({
		code: 'table-types',
		severity: 'error',
		at,
		says: {
			id: 'Hasil (`then`) baris ini lain jenisnya daripada baris pertama. Beri semua baris hasil yang sejenis.',
			en: 'This row’s `then` is of another type than the first row’s. Give every row a result of one type.',
		},
	});
}

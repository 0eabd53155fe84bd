import type { Tree } from '../../expression/types.js';
import type { Cell, Form, Table } from '../service.js';

/** What expressions compare a field with: everything they can tell apart about it lies at, between or beyond these. */
export interface Constants {
	readonly numbers: ReadonlySet<number>;
	readonly texts: ReadonlySet<string>;
}

export const none: Constants = { numbers: new Set(), texts: new Set() };

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

/**
 * Gathers what an expression compares each field with, conditions and tables followed.
 * False where the expression does more with a number, date or text than compare it with constants: then no few values stand for all.
 */
export function constantsOf(tree: Tree, form: Form, into: Map<string, Constants>): boolean {
	if (tree.op === 'answer') return isFinite(pathOf(tree), form);
	if (tree.op === 'condition') {
		const condition = form.conditions.get(String(tree['id']));
		return condition !== undefined && constantsOf(condition.is.tree, form, into);
	}
	if (tree.op === 'table') {
		const table = form.tables.get(String(tree['id']));
		return table !== undefined && tableConstants(table, form, into) && table.rows.every((row) => constantsOf(row.then.tree, form, into));
	}
	if (tree.op === 'today' || tree.op === 'fact' || tree.op === 'apart' || tree.op === 'this') return false;
	if (tree.op === 'answered') {
		const of = tree['of'] as Tree;
		return of.op === 'answer' ? form.fields.has(pathOf(of)) : constantsOf(of, form, into);
	}
	if (comparisons.has(tree.op)) {
		const [left, right] = [tree['left'] as Tree, tree['right'] as Tree];
		if (compared(left, right, form, into) || compared(right, left, form, into)) return true;
	}
	if (tree.op === 'in') {
		const list = tree['list'] as Tree;
		const items = list.op === 'list' ? (list['items'] as readonly Tree[]) : [];
		if (items.length > 0 && items.every((item) => compared(tree['item'] as Tree, item, form, into))) return true;
	}
	return below(tree).every((part) => constantsOf(part, form, into));
}

/** Gathers what the cells of a table compare its columns with. False where a column is more than a field, or something to go through. */
export function tableConstants(table: Table, form: Form, into: Map<string, Constants>): boolean {
	return table.columns.every((column, index) => {
		const path = column.tree.op === 'answer' ? pathOf(column.tree) : '';
		if (!form.fields.has(path)) return column.type.kind !== 'number' && constantsOf(column.tree, form, into);
		addConstants(
			into,
			path,
			table.rows.flatMap((row) => constantsIn(row.cells[index])),
		);
		return true;
	});
}

function constantsIn(cell: Cell | undefined): readonly unknown[] {
	if (cell?.is === 'one-of') return cell.values;
	if (cell?.is === 'compare') return [cell.with];
	return cell?.is === 'range' ? [cell.from, cell.to] : [];
}

/** The path of an answer that is named from the root; '' where it isn't. */
export function pathOf(tree: Tree): string {
	return tree['level'] === 0 && Array.isArray(tree['keys']) ? tree['keys'].join('.') : '';
}

/** An answer beside a constant: the constant is kept. */
function compared(answer: Tree, constant: Tree, form: Form, into: Map<string, Constants>): boolean {
	if (answer.op !== 'answer' || constant.op !== 'const') return false;
	const path = pathOf(answer);
	const value = constant['value'];
	if (!form.fields.has(path)) return false;
	addConstants(into, path, [value]);
	return true;
}

/** Keeps constants of a field; yes and no need none. */
export function addConstants(into: Map<string, Constants>, path: string, values: readonly unknown[]): void {
	const known = into.get(path) ?? none;
	into.set(path, {
		numbers: new Set([...known.numbers, ...values.filter((value) => typeof value === 'number')]),
		texts: new Set([...known.texts, ...values.filter((value) => typeof value === 'string')]),
	});
}

/** Can every value of a field be gone through whatever is done with it. */
function isFinite(path: string, form: Form): boolean {
	const field = form.fields.get(path);
	if (field === undefined) return false;
	return field.type.kind === 'code' || field.type.kind === 'boolean' || field.kind === 'checkboxes';
}

function below(tree: Tree): readonly Tree[] {
	const isTree = (part: unknown): part is Tree => typeof part === 'object' && part !== null && Object.hasOwn(part, 'op');
	return Object.values(tree).flatMap((part) => (isTree(part) ? [part] : Array.isArray(part) ? part.filter(isTree) : []));
}

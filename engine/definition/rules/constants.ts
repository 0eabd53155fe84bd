import { type Code, children } from '../../expression/tree.js';
import type { Expression } from '../../expression/types.js';
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
export function constantsOf(expression: Expression, form: Form, into: Map<string, Constants>): boolean {
	return gather(codeOf(expression), form, into);
}

/** An expression's tree as the parts it is made of. */
export function codeOf(expression: Expression): Code {
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a compiled tree is made of nothing else
	return expression.tree as Code;
}

function gather(code: Code, form: Form, into: Map<string, Constants>): boolean {
	if (code.op === 'answer') return fewValues(pathOf(code), form);
	if (code.op === 'condition') {
		const condition = form.conditions.get(code.id);
		return condition !== undefined && constantsOf(condition.is, form, into);
	}
	if (code.op === 'table') {
		const table = form.tables.get(code.id);
		return (
			table !== undefined && tableConstants(table, form, into) && table.rows.every((row) => constantsOf(row.then, form, into))
		);
	}
	if (code.op === 'today' || code.op === 'fact' || code.op === 'apart' || code.op === 'this') return false;
	if (code.op === 'answered') return code.of.op === 'answer' ? form.fields.has(pathOf(code.of)) : gather(code.of, form, into);
	if (isComparison(code)) {
		if (compared(code.left, code.right, form, into) || compared(code.right, code.left, form, into)) return true;
	}
	if (code.op === 'in' && code.list.op === 'list' && code.list.items.length > 0) {
		if (code.list.items.every((item) => compared(code.item, item, form, into))) return true;
	}
	return children(code).every((part) => gather(part, form, into));
}

/** Does a part compare two values. */
export function isComparison(code: Code): code is Extract<Code, { readonly left: Code; readonly both?: true }> {
	return comparisons.has(code.op);
}

/** Gathers what the cells of a table compare its columns with. False where a column is more than a field, or something to go through. */
export function tableConstants(table: Table, form: Form, into: Map<string, Constants>): boolean {
	return table.columns.every((column, index) => {
		const path = pathOf(codeOf(column));
		if (!form.fields.has(path)) return column.type.kind !== 'number' && constantsOf(column, form, into);
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

/** The path of an answer that is named from the root; '' for anything else. */
export function pathOf(code: Code): string {
	return code.op === 'answer' && code.level === 0 ? code.keys.join('.') : '';
}

/** An answer beside a constant: the constant is kept. */
function compared(answer: Code, constant: Code, form: Form, into: Map<string, Constants>): boolean {
	if (constant.op !== 'const') return false;
	const path = pathOf(answer);
	if (!form.fields.has(path)) return false;
	addConstants(into, path, [constant.value]);
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
function fewValues(path: string, form: Form): boolean {
	const field = form.fields.get(path);
	if (field === undefined) return false;
	return field.type.kind === 'code' || field.type.kind === 'boolean' || field.kind === 'checkboxes';
}

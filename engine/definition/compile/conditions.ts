import type { ConditionName, Expression, Frame, ListName, Scope, TableName, Value } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { Condition, Table } from '../service.js';
import type { CompileContext } from './context.js';
import { environmentOf, type Names } from './frames.js';
import { child, entriesOf } from './reading.js';
import { compileTable, mayFallThrough, runTable } from './tables.js';

export interface Named {
	readonly names: Names;
	/** Compiled once every name is known; a circle was reported by then. */
	readonly conditions: ReadonlyMap<string, Condition>;
	readonly tables: ReadonlyMap<string, Table>;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Conditions and tables of the form, as names. They may name each other in any order: each is compiled when first looked at, and one
 * that leads back to itself is a `circle` that shows the way round (2b-3).
 */
export function compileNames(context: CompileContext, root: Frame, apart: Names['apart']): Named {
	const conditionNodes = identified(child(context.source.root, 'conditions'), context);
	const tableNodes = identified(child(context.source.root, 'tables'), context);
	const conditions = new Map<string, () => Condition | null>();
	const tables = new Map<string, () => Table | null>();
	const conditionNames = new Map<string, ConditionName>();
	const tableNames = new Map<string, TableName>();
	const names: Names = {
		conditions: conditionNames,
		tables: tableNames,
		lists: listNames(context),
		facts: null,
		apart,
		today: 'yes',
	};
	const environment = environmentOf(names, [root], null);
	const under: string[] = [];

	const once = <Compiled>(id: string, node: Node, compile: () => Compiled | null): (() => Compiled | null) => {
		let compiled: Compiled | null | undefined;
		return () => {
			if (compiled !== undefined) return compiled;
			if (under.includes(id)) {
				reportCircle(context, node, [...under.slice(under.indexOf(id)), id]);
				return null;
			}
			under.push(id);
			const made = compile();
			under.pop();
			compiled = made;
			return made;
		};
	};

	for (const [id, node] of conditionNodes) {
		const compiled = once(id, node, (): Condition | null => {
			const is = child(node, 'is') ?? node;
			const says = child(node, 'says');
			const expression = context.expression(is, environment, 'boolean');
			if (expression === null) return null;
			return { id, is: expression, says: says === null ? null : context.text(says, environment), at: node.place };
		});
		conditions.set(id, compiled);
		conditionNames.set(id, {
			get type() {
				return compiled()?.is.type ?? { kind: 'boolean' as const };
			},
			get uses() {
				return compiled()?.is.uses ?? [];
			},
			get usesToday() {
				return compiled()?.is.usesToday ?? false;
			},
			get mayBeAbsent() {
				return compiled()?.is.absent.some(({ effect }) => effect === 'unknown') ?? false;
			},
			get cost() {
				return compiled()?.is.cost ?? 1;
			},
			run: (scope: Scope): Value => compiled()?.is.run(scope),
		});
	}
	for (const [id, node] of tableNodes) {
		const compiled = once(id, node, () => compileTable(context, id, node, environment, new Set(conditionNodes.keys())));
		tables.set(id, compiled);
		tableNames.set(id, {
			get type() {
				return compiled()?.type ?? { kind: 'number' as const, currency: null };
			},
			get uses() {
				return [...new Set(expressionsOf(compiled()).flatMap((one) => one.uses))];
			},
			get usesToday() {
				return expressionsOf(compiled()).some((one) => one.usesToday);
			},
			get mayBeAbsent() {
				const table = compiled();
				return table === null ? false : mayFallThrough(table);
			},
			get cost() {
				return expressionsOf(compiled()).reduce((sum, one) => sum + one.cost, 1);
			},
			run: (scope: Scope): Value => {
				const table = compiled();
				return table === null ? undefined : runTable(table, scope);
			},
		});
	}
	return { names, conditions: made(conditions), tables: made(tables) };
}

function made<Compiled>(all: ReadonlyMap<string, () => Compiled | null>): ReadonlyMap<string, Compiled> {
	const found = new Map<string, Compiled>();
	for (const [id, compile] of all) {
		const compiled = compile();
		if (compiled !== null) found.set(id, compiled);
	}
	return found;
}

function expressionsOf(table: Table | null): readonly Expression[] {
	return table === null ? [] : [...table.columns, ...table.rows.map((row) => row.then)];
}

function identified(node: Node | null, context: CompileContext): ReadonlyMap<string, Node> {
	const found = new Map<string, Node>();
	for (const [id, entry] of entriesOf(node)) {
		if (identifier.test(id)) {
			found.set(id, entry.node);
			continue;
		}
		context.report({
			code: 'not-an-identifier',
			severity: 'error',
			at: entry.key,
			says: {
				id: `\`${id}\` dipakai sebagai nama di dalam ekspresi: mulai dengan huruf, lalu hanya huruf, angka dan \`_\`.`,
				en: `\`${id}\` is used as a name in expressions: begin with a letter, then only letters, digits and \`_\`.`,
			},
		});
	}
	return found;
}

function reportCircle(context: CompileContext, node: Node, way: readonly string[]): void {
	const shown = way.map((id) => `\`${id}\``).join(' → ');
	context.report({
		code: 'circle',
		severity: 'error',
		at: node.place,
		says: {
			id: `Ini berputar: ${shown}. Putuskan salah satu hubungannya.`,
			en: `This goes round in a circle: ${shown}. Cut one of these ties.`,
		},
	});
}

function listNames(context: CompileContext): ReadonlyMap<string, ListName> {
	return new Map(
		[...context.source.lists].map(([id, list]) => {
			const rows = new Map(list.rows.map((row) => [row.code, row]));
			const columns = new Set(['label', ...list.rows.flatMap((row) => Object.keys(row.columns))]);
			const first = context.locales[0] ?? 'id';
			return [
				id,
				{
					codes: [...rows.keys()],
					columns: [...columns],
					cell: (code: string, column: string): string | undefined => {
						const row = rows.get(code);
						if (row === undefined) return undefined;
						if (column === 'code') return code;
						if (column === 'label') return row.label[first] ?? Object.values(row.label)[0];
						return Object.hasOwn(row.columns, column) ? row.columns[column] : undefined;
					},
				},
			];
		}),
	);
}

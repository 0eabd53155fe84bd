/** What an expression may cost and how long its result may be, known before it runs (hd-17). */
import type { Mention } from './check/checker.js';
import { functions } from './functions/index.js';
import { type Code, children } from './tree.js';
import type { Environment, Size } from './types.js';
import { longestText } from './values.js';

/** Steps an expression may take at most. */
export const mostSteps = 5_000_000;
/** How many rows a list is taken to have where nothing is known. */
const rows = 100;
/** Characters of a number, a date, a code or yes/no. */
const small = 40;
/** The size of a macro's variable counts as this field until the macro is left. */
const variable = (slot: number): string => `$${slot}`;

/** Bound of the steps a tree takes: one for each part, a macro's body once for each row. Conditions and tables count with their own cost. */
export function costOf(code: Code, environment: Environment): number {
	const below = children(code).reduce((sum, child) => sum + costOf(child, environment), 1);
	if (code.op === 'condition') return below + (environment.conditions.get(code.id)?.cost ?? 1);
	if (code.op === 'table') return below + (environment.tables.get(code.id)?.cost ?? 1);
	if (code.op === 'each' || code.op === 'in') return below + rows;
	if (code.op === 'call') return below + (code.name === 'unique' ? rows * rows : rows);
	if ('body' in code) return costOf(code.list, environment) + length(code.list) * costOf(code.body, environment);
	return below;
}

function length(list: Code): number {
	return list.op === 'list' ? list.items.length : rows;
}

const nothing: Size = { constant: 0, of: new Map() };
const longest: Size = { constant: longestText, of: new Map() };

/** Bound of the length of the result: see `Size`. */
export function sizeOf(code: Code, mentions: ReadonlyMap<Code, Mention>): Size {
	const of = (part: Code): Size => sizeOf(part, mentions);
	const row = rowOf(code);
	if (row !== null) return { constant: 0, of: new Map([[variable(row), 1]]) };
	const mention = mentions.get(code);
	if (mention !== undefined && code.op !== 'condition' && code.op !== 'table') {
		const kind = mention.type.kind;
		return kind === 'text' || kind === 'list' || kind === 'group'
			? { constant: 0, of: new Map([[mention.field, 1]]) }
			: { constant: small, of: new Map() };
	}
	if (code.op === 'const') return { constant: typeof code.value === 'string' ? code.value.length : small, of: new Map() };
	if (code.op === 'get' || code.op === 'each' || code.op === 'index') return of(code.of);
	if (code.op === 'concat' || code.op === 'append') return plus(of(code.left), of(code.right));
	if (code.op === 'if') return plus(of(code.yes), of(code.no));
	if (code.op === 'list')
		return code.items.reduce((sum, item) => plus(sum, plus(of(item), { constant: 1, of: new Map() })), nothing);
	if (code.op === 'filter') return of(code.list);
	if (code.op === 'map') return mapped(of(code.list), of(code.body), variable(code.slot));
	if (code.op === 'call') {
		const kind = functions.get(code.name);
		const constants = code.parameters.map((part) => (part.op === 'const' ? part.value : undefined));
		if (kind?.size !== undefined)
			return kind.size(
				code.parameters.map(of),
				constants.map((value, index) => (code.parameters[index] === undefined ? undefined : (value ?? unknownConstant))),
			);
	}
	if (code.op === 'condition' || code.op === 'table' || code.op === 'apart') return { constant: 1000, of: new Map() };
	return { constant: small, of: new Map() };
}

/** The slot of the variable whose row a part reads, or null: no field is longer than the row it stands in. */
function rowOf(code: Code): number | null {
	if (code.op === 'variable') return code.slot;
	return code.op === 'get' ? rowOf(code.of) : null;
}

/** Marks a parameter that is given but isn't a constant. */
const unknownConstant = Number.NaN;

/** The body once for each row: a constant and the row itself grow with the list, anything else may grow without bound but the longest text. */
function mapped(list: Size, body: Size, row: string): Size {
	if ([...body.of.keys()].some((field) => field !== row)) return longest;
	return times(list, body.constant + (body.of.get(row) ?? 0));
}

function times(size: Size, factor: number): Size {
	return { constant: size.constant * factor, of: new Map([...size.of].map(([field, count]) => [field, count * factor])) };
}

function plus(left: Size, right: Size): Size {
	const of = new Map(left.of);
	for (const [field, count] of right.of) of.set(field, (of.get(field) ?? 0) + count);
	return { constant: left.constant + right.constant, of };
}

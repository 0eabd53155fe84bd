import type { CompareCode, Comparison, Empty } from '../tree.js';
import type { Value } from '../types.js';
import { hidden, isList, isUnanswered, order, same } from '../values.js';
import type { Make, Makes, Run } from './maker.js';

type Holds = (left: Value, right: Value) => boolean | undefined;

const sizes: Readonly<Record<Comparison, Holds>> = {
	'==': same,
	'!=': (left, right) => negated(same(left, right)),
	'<': (left, right) =>
		typeof left === 'number' && typeof right === 'number' ? left < right : below(order(left, right), -1, false),
	'<=': (left, right) =>
		typeof left === 'number' && typeof right === 'number' ? left <= right : below(order(left, right), 1, true),
	'>': (left, right) =>
		typeof left === 'number' && typeof right === 'number' ? left > right : below(order(right, left), -1, false),
	'>=': (left, right) =>
		typeof left === 'number' && typeof right === 'number' ? left >= right : below(order(right, left), 1, true),
};

function below(found: number | undefined, limit: number, orEqual: boolean): boolean | undefined {
	return found === undefined ? undefined : orEqual ? found < limit : found <= limit && found < 0;
}

function negated(value: boolean | undefined): boolean | undefined {
	return value === undefined ? undefined : !value;
}

/** Against a constant text, number or yes/no: equal values have the same form, so that `===` decides. */
function againstConstant(left: Run, constant: string | number | boolean, equal: boolean): Run {
	return equal
		? (scope, locals) => {
				const value = left(scope, locals);
				return value === undefined ? undefined : value === constant;
			}
		: (scope, locals) => {
				const value = left(scope, locals);
				return value === undefined ? undefined : value !== constant;
			};
}

/** Against a constant number: doubles of at most 15 digits keep the order of the decimals they stand for. */
function againstNumber(left: Run, operator: '<' | '<=' | '>' | '>=', constant: number): Run {
	const holds = sizes[operator];
	const quick: Readonly<Record<typeof operator, Run>> = {
		'<': (scope, locals) =>
			((value) => (typeof value === 'number' ? value < constant : holds(value, constant)))(left(scope, locals)),
		'<=': (scope, locals) =>
			((value) => (typeof value === 'number' ? value <= constant : holds(value, constant)))(left(scope, locals)),
		'>': (scope, locals) =>
			((value) => (typeof value === 'number' ? value > constant : holds(value, constant)))(left(scope, locals)),
		'>=': (scope, locals) =>
			((value) => (typeof value === 'number' ? value >= constant : holds(value, constant)))(left(scope, locals)),
	};
	return quick[operator];
}

function comparison(operator: Comparison): Make<Extract<CompareCode, { readonly op: Comparison }>> {
	const holds = sizes[operator];
	return (code, maker) => {
		const [left, right] = [maker.run(code.left), maker.run(code.right)];
		if (code.right.op === 'const' && (operator === '==' || operator === '!='))
			return againstConstant(left, code.right.value, operator === '==');
		if (code.right.op === 'const' && typeof code.right.value === 'number' && operator !== '==' && operator !== '!=')
			return againstNumber(left, operator, code.right.value);
		if (code.both !== true) return (scope, locals) => holds(left(scope, locals), right(scope, locals));
		const [rawLeft, rawRight] = [maker.raw(code.left), maker.raw(code.right)];
		return (scope, locals) => {
			const [one, other] = [rawLeft(scope, locals), rawRight(scope, locals)];
			if (one === hidden || other === hidden || (isUnanswered(one) && isUnanswered(other))) return undefined;
			return holds(left(scope, locals), right(scope, locals));
		};
	};
}

/** Is the item among the entries? True once it is found; unknown where it isn't and an entry is unknown. */
function among(item: Value, list: Value, empty: Empty | undefined): boolean | undefined {
	if (item === undefined || !isList(list)) return undefined;
	let unknown = false;
	for (const entry of list) {
		const equal = same(item, entry === undefined ? empty : entry);
		if (equal === true) return true;
		unknown ||= equal === undefined;
	}
	return unknown ? undefined : false;
}

export const comparisons: Makes<CompareCode['op']> = {
	'==': comparison('=='),
	'!=': comparison('!='),
	'<': comparison('<'),
	'<=': comparison('<='),
	'>': comparison('>'),
	'>=': comparison('>='),
	in: (code, maker) => {
		const [item, list] = [maker.run(code.item), maker.run(code.list)];
		if (code.list.op === 'list' && code.list.items.every((entry) => entry.op === 'const')) {
			const entries = new Set(code.list.items.map((entry) => (entry.op === 'const' ? entry.value : undefined)));
			return (scope, locals) => {
				const value = item(scope, locals);
				return value === undefined ? undefined : entries.has(value as string | number | boolean);
			};
		}
		return (scope, locals) => among(item(scope, locals), list(scope, locals), code.empty);
	},
};

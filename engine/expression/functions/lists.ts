import { any, boolean, is, type Loose, number } from '../check/types.js';
import { type Amount, add, isAmount } from '../numbers.js';
import type { Value } from '../types.js';
import { answeredEntries, isList, order, same } from '../values.js';
import type { FunctionKind } from './function.js';

function entryType(type: Loose | undefined): Loose {
	return type?.kind === 'list' ? type.of : (type ?? any);
}

/** `sum(members.share)`: over what is answered; of nothing 0 (2b-13). */
export const sum: FunctionKind = {
	name: 'sum',
	parameters: [{ name: 'list', accepts: ['list'], entries: ['number'] }],
	result: ([list]) => (is(entryType(list), 'number') && entryType(list).kind === 'number' ? entryType(list) : number),
	skips: true,
	run: ([list]) => {
		const entries = isList(list) ? answeredEntries(list) : undefined;
		let total: Amount | undefined = entries === undefined ? undefined : 0;
		for (const entry of entries ?? []) total = total !== undefined && isAmount(entry) ? add(total, entry) : undefined;
		return total;
	},
};

/** `count(members)`: rows; `count(members.share)`: how many of them are answered (2b-13). */
export const count: FunctionKind = {
	name: 'count',
	parameters: [{ name: 'list', accepts: ['list'] }],
	result: () => number,
	skips: true,
	run: ([list]) => (isList(list) ? answeredEntries(list)?.length : undefined),
};

/** `unique(members.name)`: are no two the same? Unanswered ones don't count (2b-7). */
export const unique: FunctionKind = {
	name: 'unique',
	parameters: [{ name: 'list', accepts: ['list'] }],
	result: () => boolean,
	skips: true,
	run: ([list]) => {
		const entries = isList(list) ? answeredEntries(list) : undefined;
		return entries === undefined ? undefined : noTwoSame(entries);
	},
};

function noTwoSame(entries: readonly Value[]): boolean | undefined {
	if (entries.every((entry) => typeof entry !== 'object')) return new Set(entries).size === entries.length;
	let unsure = false;
	for (const [index, entry] of entries.entries())
		for (const other of entries.slice(index + 1)) {
			const equal = same(entry, other);
			if (equal === true) return false;
			unsure ||= equal === undefined;
		}
	return unsure ? undefined : true;
}

function extreme(name: 'min' | 'max', direction: 1 | -1): FunctionKind {
	return {
		name,
		parameters: [{ name: 'list', accepts: ['list', 'number', 'date'], entries: ['number', 'date'], rest: true }],
		unknownOfNothing: true,
		alike: true,
		result: (types) => entryType(types.find((type) => entryType(type).kind !== 'any')),
		run: (parameters) => {
			const [first] = parameters;
			const entries = parameters.length === 1 && isList(first) ? answeredEntries(first) : parameters;
			let best: Value;
			for (const entry of entries ?? []) {
				const against: number | undefined = best === undefined ? -1 : order(entry, best);
				if (against === undefined) return undefined;
				if (best === undefined || against * direction < 0) best = entry;
			}
			return best;
		},
	};
}

/** `min(members.share)` or `min(a, b)`: the least number or earliest date of what is answered; of nothing unknown (2b-13). */
export const min = extreme('min', 1);
/** `max(members.share)` or `max(a, b)`. */
export const max = extreme('max', -1);

/** `size(text)` in characters, `size(list)` in entries, unanswered ones too. */
export const size: FunctionKind = {
	name: 'size',
	parameters: [{ name: 'of', accepts: ['text', 'list'] }],
	result: () => number,
	run: ([of]) => (typeof of === 'string' ? Array.from(of).length : isList(of) ? of.length : undefined),
};

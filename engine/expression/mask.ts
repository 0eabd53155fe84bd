import type { Candidate } from './explain.js';
import { isDecimal } from './numbers.js';
import type { Group, Scope, Value } from './types.js';
import { hidden, isGroup, isList, own } from './values.js';

type Open = { [name: string]: Value };

/** A copy of a scope whose answers, facts and self can be taken as unknown, one by one. */
export interface Masked {
	readonly scope: Scope & { self: Value };
}

/** Copies what may be hidden; rows of the scope stay the rows of its answers. */
export function mask(scope: Scope): Masked {
	const copies = new Map<Value, Value>();
	const answers = copied(scope.answers, copies) as Group;
	const facts = copied(scope.facts, copies) as Group;
	const rows = scope.rows.map((row) => (copies.get(row) ?? copied(row, copies)) as Group);
	return { scope: { ...scope, answers, facts, rows, self: copies.get(scope.self) ?? scope.self, masked: true } };
}

function copied(value: Value, copies: Map<Value, Value>): Value {
	if (typeof value !== 'object' || isDecimal(value) || value === hidden) return value;
	const known = copies.get(value);
	if (known !== undefined) return known;
	if (isList(value)) {
		const list: Value[] = [];
		copies.set(value, list);
		for (const entry of value) list.push(copied(entry, copies));
		return list;
	}
	const group: Open = Object.create(null) as Open;
	copies.set(value, group);
	for (const [name, part] of Object.entries(value)) group[name] = copied(part, copies);
	return group;
}

/** Takes one answer as unknown; gives what puts it back. Groups that aren't there yet are made on the way. */
export function hide(masked: Masked, candidate: Candidate): () => void {
	const { scope } = masked;
	if (candidate.of === 'this') {
		const { self } = scope;
		scope.self = hidden;
		return () => {
			scope.self = self;
		};
	}
	let here: Value = candidate.of === 'facts' ? scope.facts : scope.answers;
	for (const key of candidate.keys.slice(0, -1)) {
		if (here === hidden || typeof here !== 'object') return () => undefined;
		const below = at(here, key);
		const next: Value = below === undefined ? (Object.create(null) as Open) : below;
		if (below === undefined && isGroup(here)) (here as Open)[key] = next;
		here = next;
	}
	const last = candidate.keys.at(-1);
	if (here === hidden || last === undefined || typeof here !== 'object') return () => undefined;
	const owner = here as Open;
	const before = at(here, last);
	owner[last] = hidden;
	return () => {
		owner[last] = before;
	};
}

/** What stands at a way of keys and row numbers; undefined where nothing does. */
export function valueAt(of: Value, keys: readonly (string | number)[]): Value {
	return keys.reduce<Value>((here, key) => at(here, key), of);
}

function at(of: Value, key: string | number): Value {
	if (isList(of)) return of[Number(key)];
	return isGroup(of) ? own(of, String(key)) : undefined;
}

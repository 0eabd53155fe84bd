import type { Empty, ReferenceCode } from '../tree.js';
import type { Group, Scope, Value } from '../types.js';
import { hidden, isGroup, own } from '../values.js';
import type { Makes, Run } from './maker.js';

/** Names all objects have; only these need the slower look whether the property is the object's own. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The value where it was given, else what unanswered reads as. */
function read(raw: Run, empty: Empty | undefined): Run {
	return (scope, locals) => {
		const value = raw(scope, locals);
		return value === undefined ? empty : value === hidden ? undefined : value;
	};
}

type Root = (scope: Scope) => Value;

/** Walks from an object to what stands below it. One, two and three keys have closures of their own: most names are that short. */
function walk(root: Root, keys: readonly string[]): (scope: Scope) => Value {
	const [first, second, third] = keys;
	if (first === undefined) return root;
	if (keys.some((key) => inherited.has(key))) return (scope) => keys.reduce<Value>((of, key) => below(of, key), root(scope));
	if (second === undefined) return (scope) => (root(scope) as Group | undefined)?.[first];
	if (third === undefined)
		return (scope) => {
			const of = (root(scope) as Group | undefined)?.[first];
			return of === hidden ? hidden : (of as Group | undefined)?.[second];
		};
	return (scope) => {
		let of = root(scope);
		for (const key of keys) {
			if (of === undefined || of === hidden) return of;
			of = (of as Group)[key];
		}
		return of;
	};
}

function below(of: Value, key: string): Value {
	if (of === hidden || of === undefined) return of;
	return isGroup(of) ? own(of, key) : undefined;
}

/** The same as `walk` and `read` in one closure, for the commonest names. */
function direct(root: Root, keys: readonly string[], empty: Empty | undefined): Run {
	const [first, second, third] = keys;
	if (first !== undefined && second !== undefined && third === undefined && !keys.some((key) => inherited.has(key)))
		return (scope) => {
			const of = root(scope) as Group | undefined;
			const group = of?.[first] as Group | undefined;
			if (group === undefined) return empty;
			const value = group === hidden ? hidden : group[second];
			return value === undefined ? empty : value === hidden ? undefined : value;
		};
	return read(walk(root, keys), empty);
}

const answers: Root = (scope) => scope.answers;
const facts: Root = (scope) => scope.facts;
const apart: Root = (scope) => scope.apart;

function rootOf(level: number): Root {
	return level === 0 ? answers : (scope) => scope.rows[level - 1];
}

/** Conditions and tables are looked up when they are first run: they may be compiled later than what names them. */
function late(found: () => { readonly run: (scope: Scope) => Value } | undefined): Run {
	let kept: { readonly run: (scope: Scope) => Value } | undefined;
	return (scope) => {
		kept ??= found();
		return kept?.run(scope);
	};
}

export const references: Makes<ReferenceCode['op']> = {
	answer: (code) => direct(rootOf(code.level), code.keys, code.empty),
	fact: (code) => direct(facts, code.keys, code.empty),
	apart: (code) => direct(apart, code.keys, code.empty),
	this: (code) => read((scope) => scope.self, code.empty),
	variable: (code) => {
		const { slot } = code;
		return (_, locals) => locals.values[slot];
	},
	get: (code, maker) => read(rawReferences.get(code, maker), code.empty),
	condition: (code, maker) => late(() => maker.environment.conditions.get(code.id)),
	table: (code, maker) => late(() => maker.environment.tables.get(code.id)),
};

/** What was given, before unanswered becomes empty. */
export const rawReferences: Makes<'answer' | 'fact' | 'apart' | 'this' | 'get'> = {
	answer: (code) => walk(rootOf(code.level), code.keys),
	fact: (code) => walk(facts, code.keys),
	apart: (code) => walk(apart, code.keys),
	this: () => (scope) => scope.self,
	get: (code, maker) => {
		const of = maker.raw(code.of);
		const { name } = code;
		return (scope, locals) => below(of(scope, locals), name);
	},
};

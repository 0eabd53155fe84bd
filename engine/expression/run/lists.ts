import { compare, isAmount } from '../numbers.js';
import type { Empty, ListCode, MacroName } from '../tree.js';
import type { Value } from '../types.js';
import { hidden, isGroup, isList, longestList, own } from '../values.js';
import type { Locals, Make, Makes } from './maker.js';

type MacroCode = Extract<ListCode, { readonly op: MacroName }>;

/** Runs over the entries until it knows; `step` sees an entry, its body's value and its place. */
interface Walk {
	/** Gives the result as soon as it is certain. */
	readonly step: (value: Value, entry: Value) => Value | typeof goOn;
	readonly end: () => Value;
}
const goOn = Symbol('go on');

/** An entry as a macro's variable sees it: unanswered as empty, taken as unknown as unknown. */
function seen(entry: Value, empty: Empty | undefined): Value {
	return entry === undefined ? empty : entry === hidden ? undefined : entry;
}

function macro(walk: () => Walk): Make<MacroCode> {
	return (code, maker) => {
		const [list, body] = [maker.run(code.list), maker.run(code.body)];
		const { slot, empty } = code;
		return (scope, locals) => {
			const entries = list(scope, locals);
			if (!isList(entries)) return undefined;
			const { step, end } = walk();
			for (const entry of entries) {
				if (spent(locals)) return undefined;
				const variable = seen(entry, empty);
				locals.values[slot] = variable;
				const result = step(body(scope, locals), variable);
				if (result !== goOn) return result;
			}
			return end();
		};
	};
}

function spent(locals: Locals): boolean {
	locals.steps--;
	return locals.steps < 0;
}

/** Is it so for one of them (`deciding` true), or not for one of them (false)? Kleene's logic over the entries. */
function quantified(deciding: boolean): () => Walk {
	return () => {
		let unknown = false;
		return {
			step: (value) => {
				if (value === deciding) return deciding;
				if (value === undefined) unknown = true;
				return goOn;
			},
			end: () => (unknown ? undefined : !deciding),
		};
	};
}

/** As in CEL, one unknown makes the whole unknown, even where two are found already. */
function exactlyOne(): Walk {
	let [found, unknown] = [0, false];
	return {
		step: (value) => {
			if (value === true) found++;
			if (value === undefined) unknown = true;
			return goOn;
		},
		end: () => (unknown ? undefined : found === 1),
	};
}

function filtered(): Walk {
	const kept: Value[] = [];
	let unknown = false;
	return {
		step: (value, entry) => {
			if (value === true) kept.push(entry);
			if (value === undefined) unknown = true;
			return goOn;
		},
		end: () => (unknown ? undefined : kept),
	};
}

function mapped(): Walk {
	const made: Value[] = [];
	return {
		step: (value) => {
			if (value === undefined) return undefined;
			made.push(value);
			return goOn;
		},
		end: () => made,
	};
}

/** A field over the rows of a list: unanswered ones stay as undefined, so that functions can skip them and conditions see them empty. */
function fieldOf(entries: readonly Value[], name: string): Value[] {
	return entries.map((entry) => (entry === hidden ? hidden : isGroup(entry) ? own(entry, name) : undefined));
}

/** A field that is itself a list: one list of all their entries, or undefined where it grows too long. */
function flattened(entries: readonly Value[]): Value {
	const all: Value[] = [];
	for (const entry of entries) {
		if (entry === hidden) all.push(hidden);
		else if (isList(entry)) all.push(...entry);
		if (all.length > longestList) return undefined;
	}
	return all;
}

export const lists: Makes<ListCode['op']> = {
	list: (code, maker) => {
		const items = code.items.map(maker.run);
		return (scope, locals) => items.map((item) => item(scope, locals) ?? hidden);
	},
	each: (code, maker) => {
		const of = maker.run(code.of);
		const { name, flat } = code;
		return (scope, locals) => {
			const entries = of(scope, locals);
			if (!isList(entries)) return undefined;
			const found = fieldOf(entries, name);
			return flat === true ? flattened(found) : found;
		};
	},
	index: (code, maker) => {
		const [of, index] = [maker.run(code.of), maker.run(code.index)];
		return (scope, locals) => {
			const [entries, place] = [of(scope, locals), index(scope, locals)];
			if (!isList(entries) || !isAmount(place) || typeof place !== 'number' || compare(place, 0) < 0) return undefined;
			const entry = entries[place];
			return entry === hidden ? undefined : entry;
		};
	},
	exists: macro(quantified(true)),
	all: macro(quantified(false)),
	exists_one: macro(exactlyOne),
	filter: macro(filtered),
	map: macro(mapped),
};

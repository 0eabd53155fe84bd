import type { Says } from '../../definition/problem.js';
import type { Loose } from '../check/types.js';
import type { Scope, Value } from '../types.js';

export interface Parameter {
	readonly name: string;
	readonly accepts: readonly Loose['kind'][];
	/** Of a list: what its entries must be. */
	readonly entries?: readonly Loose['kind'][];
	readonly optional?: true;
	/** Takes any further ones as well; the last parameter only. */
	readonly rest?: true;
	/** Must stand in the expression itself, so that it can be checked before it runs. */
	readonly constant?: true;
}

/** One function of the language: one object each, gathered in the one list of `index.ts`. `f(x, y)` and `x.f(y)` are the same. */
export interface FunctionKind {
	readonly name: string;
	readonly parameters: readonly Parameter[];
	readonly result: (types: readonly Loose[]) => Loose;
	/** Does it give a value whatever is unanswered in its lists (2b-13)? Then a list that may be absent does no harm. */
	readonly skips?: true;
	/** Are several parameters compared with each other? Then they are single values of one kind, or one list alone. */
	readonly alike?: true;
	/** Is it unknown where a list it is given has nothing answered? */
	readonly unknownOfNothing?: true;
	/** Does it look at `today` when it is given this many? */
	readonly usesToday?: (given: number) => boolean;
	/** Looks at constants before it runs: a sentence where one is wrong. By place of the parameter. */
	readonly wrong?: (
		constants: readonly (string | number | boolean | undefined)[],
	) => { readonly at: number; readonly code: string; readonly says: Says } | null;
	/**
	 * Most characters of its result, from those of its parameters and their constants. Where missing the result is small
	 * (a number, a date, yes/no).
	 */
	readonly size?: (sizes: readonly SizeTerm[], constants: readonly (string | number | boolean | undefined)[]) => SizeTerm;
	/** Runs only when every parameter is known; lists may hold unanswered entries. Gives undefined where the result is unknown. */
	readonly run: (parameters: readonly Value[], scope: Scope) => Value;
}

/** A bound of size while it is worked out: a constant and how often each field counts. */
export interface SizeTerm {
	readonly constant: number;
	readonly of: ReadonlyMap<string, number>;
}

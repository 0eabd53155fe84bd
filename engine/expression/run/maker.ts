import type { Code } from '../tree.js';
import type { Environment, Scope, Value } from '../types.js';

/** A part ready to run. `locals` holds the macro variables by slot, and behind them the steps that are left. */
export type Run = (scope: Scope, locals: Locals) => Value;

export interface Locals {
	readonly values: Value[];
	/** How often macros may still go round; below zero the whole is unknown. */
	steps: number;
}

/** Makes closures of trees; one for each `compile`. */
export interface Maker {
	readonly environment: Environment;
	/** The value, unanswered texts, lists and yes/no as empty. */
	readonly run: (code: Code) => Run;
	/** The same before unanswered becomes empty: undefined where nothing was given, `hidden` where it is taken as unknown. */
	readonly raw: (code: Code) => Run;
}

export type Make<Part extends Code = Code> = (code: Part, maker: Maker) => Run;
/** The part that has this `op`, alone or among others. */
type PartOf<Key, Part = Code> = Part extends { readonly op: infer Op } ? (Key extends Op ? Part & Code : never) : never;
export type Makes<Op extends Code['op']> = { readonly [Key in Op]: Make<PartOf<Key>> };

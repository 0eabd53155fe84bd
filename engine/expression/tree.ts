/**
 * The meaning of an expression as small, plain JSON, names resolved: what `run` makes closures of, `explain` and the prover read,
 * and the page's script interprets. `empty` is what an unanswered text, choice, list or yes/no reads as; where it is missing,
 * unanswered is unknown.
 */
import type { Tree } from './types.js';

export type Empty = '' | false | readonly [];

export type Code = ConstCode | ReferenceCode | LogicCode | CompareCode | WorkCode | ListCode | LookupCode | CallCode;

export type ConstCode =
	| { readonly op: 'const'; readonly value: string | number | boolean }
	/** A number of more than 15 digits. */
	| { readonly op: 'decimal'; readonly digits: string }
	| { readonly op: 'today' };

export type ReferenceCode =
	/** An answer: level 0 = from the root, n = from the n-th enclosing row. */
	| { readonly op: 'answer'; readonly level: number; readonly keys: readonly string[]; readonly empty?: Empty }
	| { readonly op: 'fact'; readonly keys: readonly string[]; readonly empty?: Empty }
	| { readonly op: 'apart'; readonly keys: readonly string[]; readonly empty?: Empty }
	| { readonly op: 'this'; readonly field: string; readonly empty?: Empty }
	| { readonly op: 'variable'; readonly slot: number }
	/** A field of a group that was worked out: of the row in hand, of an entry of a list. */
	| { readonly op: 'get'; readonly of: Code; readonly name: string; readonly empty?: Empty }
	| { readonly op: 'condition'; readonly id: string }
	| { readonly op: 'table'; readonly id: string };

export type LogicCode =
	| { readonly op: 'and' | 'or'; readonly parts: readonly Code[] }
	| { readonly op: 'not' | 'answered'; readonly of: Code }
	| { readonly op: 'if'; readonly test: Code; readonly yes: Code; readonly no: Code };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type CompareCode =
	/** `both`: two answers, unknown where neither is answered (2b-2). */
	| { readonly op: Comparison; readonly left: Code; readonly right: Code; readonly both?: true }
	/** `empty`: what an unanswered entry reads as. */
	| { readonly op: 'in'; readonly item: Code; readonly list: Code; readonly empty?: Empty };

export type WorkCode =
	| { readonly op: '+' | '-' | '*' | '/' | '%'; readonly left: Code; readonly right: Code }
	| { readonly op: 'negate'; readonly of: Code }
	/** Texts joined end to end; lists likewise. */
	| { readonly op: 'concat' | 'append'; readonly left: Code; readonly right: Code };

export type MacroName = 'exists' | 'exists_one' | 'all' | 'filter' | 'map';

export type ListCode =
	| { readonly op: 'list'; readonly items: readonly Code[] }
	/** The list of a field over the rows of a list; `flat` where that field is itself a list. */
	| { readonly op: 'each'; readonly of: Code; readonly name: string; readonly flat?: true }
	| { readonly op: 'index'; readonly of: Code; readonly index: Code }
	| {
			readonly op: MacroName;
			readonly list: Code;
			readonly slot: number;
			/** What an unanswered entry reads as. */
			readonly empty?: Empty;
			readonly body: Code;
	  };

/** A column of the row of a code in a code list; its label in the reader's language. */
export type LookupCode =
	| { readonly op: 'row'; readonly list: string; readonly item: Code; readonly column: string }
	| { readonly op: 'label'; readonly list: string; readonly item: Code };

export interface CallCode extends Tree {
	readonly op: 'call';
	readonly name: string;
	readonly parameters: readonly Code[];
}

/** The parts directly below a part of a tree, in order. */
export function children(tree: Tree): Code[] {
	const found: Code[] = [];
	for (const part of Object.values(tree)) {
		if (isCode(part)) found.push(part);
		else if (Array.isArray(part)) found.push(...part.filter(isCode));
	}
	return found;
}

function isCode(part: unknown): part is Code {
	return typeof part === 'object' && part !== null && Object.hasOwn(part, 'op');
}

/** The part itself and every part below it. */
export function* every(tree: Tree): Generator<Code> {
	yield tree as Code;
	for (const child of children(tree)) yield* every(child);
}

import type { Says } from '../../definition/problem.js';
import { problemAt } from '../problem.js';
import type { Syntax } from '../syntax.js';
import type { Code } from '../tree.js';
import type { Environment, ExpressionProblem } from '../types.js';
import { any, type Loose } from './types.js';

/** Where a name stood that may be missing when the expression runs. */
export interface Mention {
	/** The field's path; of a condition or table its id. */
	readonly field: string;
	readonly start: number;
	readonly end: number;
	readonly type: Loose;
	readonly mayBeAbsent: boolean;
}

export interface Variable {
	readonly name: string;
	readonly slot: number;
	readonly type: Loose;
	/** The path of the list it runs over, where that is known. */
	readonly field: string | null;
}

/** What one look at an expression gathers. */
export interface Checker {
	readonly environment: Environment;
	readonly problems: ExpressionProblem[];
	readonly uses: Set<string>;
	readonly conditions: Set<string>;
	readonly tables: Set<string>;
	readonly mentions: Map<Code, Mention>;
	/** Innermost last. */
	readonly variables: Variable[];
	/** Choices whose outcome is what a text shows: there words may stand for a value of another kind, `answered(size) ? size : '–'` (2b-38). */
	readonly shown: ReadonlySet<Syntax>;
	/** How many variables live at the same time at most. */
	slots: number;
	usesToday: boolean;
}

/** A checked part: its meaning and type. */
export interface Checked {
	readonly code: Code;
	readonly type: Loose;
	/** A text, number or yes/no that stands in the expression itself. */
	readonly literal?: string | number | boolean;
	/** The path of the field it reads, where it reads one. */
	readonly field?: string;
	/** Is it an answer or fact as it was given, nothing worked out? */
	readonly given?: true;
}

export function makeChecker(environment: Environment, shown: ReadonlySet<Syntax> = new Set()): Checker {
	return {
		environment,
		problems: [],
		uses: new Set(),
		conditions: new Set(),
		tables: new Set(),
		mentions: new Map(),
		variables: [],
		shown,
		slots: 0,
		usesToday: false,
	};
}

/** Stands for a part that has a problem; goes with everything, so that one mistake is reported once. */
export function lost(): Checked {
	return { code: { op: 'const', value: false }, type: any };
}

export function report(
	checker: Checker,
	code: string,
	at: { readonly start: number; readonly end: number },
	sentence: Says,
	suggestion?: Says | null,
): void {
	checker.problems.push(problemAt(code, at, sentence, suggestion));
}

export type Check = (syntax: Syntax, checker: Checker) => Checked;

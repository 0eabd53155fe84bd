import type { Decimal } from 'decimal.js';
import type { Says, Severity } from '../definition/problem.js';
import type { Calendar } from '../time/types.js';

/** The type of an expression, of an answer or of a fact (2.4). */
export type Type =
	/** `file`: it names an uploaded file, and is no text for people to read. */
	| { readonly kind: 'text'; readonly file?: true }
	| { readonly kind: 'code'; readonly codes: readonly string[] }
	| { readonly kind: 'boolean' }
	| { readonly kind: 'number'; readonly currency: string | null }
	| { readonly kind: 'date' }
	| { readonly kind: 'list'; readonly of: Type }
	/** `lines`: an address, shown in a text as its lines. */
	| { readonly kind: 'group'; readonly members: ReadonlyMap<string, Member>; readonly lines?: true };

/** What a name in a group stands for. */
export interface Member {
	readonly type: Type;
	/** The field's path: `business.members[].share`; for facts `facts.survey.on`. */
	readonly field: string;
	/** May the value be missing although everything was asked: optional, or with a `when` of its own or above it. */
	readonly mayBeAbsent: boolean;
}

/** An object in which names are looked up: the one where the expression stands, then outward to the root. */
export interface Frame {
	/** 0 = the answers; n = the n-th enclosing list row, outermost first. */
	readonly level: number;
	/** The way from that level's object to this one. */
	readonly keys: readonly string[];
	readonly members: ReadonlyMap<string, Member>;
}

export interface ConditionName {
	readonly type: Type;
	/** Paths of every field it reaches, through other conditions too. */
	readonly uses: readonly string[];
	readonly usesToday: boolean;
	/** Runs the condition or `compute`; set once compiled. */
	readonly run: (scope: Scope) => Value;
	/** May it be unknown although everything was asked? `expression.absent` holds one whose `effect` is `unknown`. */
	readonly mayBeAbsent?: boolean;
	/** Steps it takes at most: `expression.cost`. Set it, so that conditions built on conditions stay bounded. */
	readonly cost?: number;
}

export interface TableName {
	readonly type: Type;
	readonly uses: readonly string[];
	readonly usesToday: boolean;
	/** The value of the first row that holds, or undefined (2b-54). */
	readonly run: (scope: Scope) => Value;
	/** May no row hold? */
	readonly mayBeAbsent: boolean;
	/** Steps it takes at most: the costs of its columns and values together. */
	readonly cost?: number;
}

/** A flat code list: code → label by locale. */
export interface ListName {
	readonly codes: readonly string[];
	readonly columns: readonly string[];
	readonly cell: (code: string, column: string) => string | undefined;
}

/** The names an expression may use, and what they mean: made from schema, conditions and place. */
export interface Environment {
	/** Innermost first; the last is the root of the answers. */
	readonly frames: readonly Frame[];
	readonly conditions: ReadonlyMap<string, ConditionName>;
	readonly tables: ReadonlyMap<string, TableName>;
	readonly lists: ReadonlyMap<string, ListName>;
	/** The field itself (`this`), where the expression stands on one. */
	readonly self: Member | null;
	/** What the office knows; null where facts aren't seen (the form's expressions, 2b-47). */
	readonly facts: ReadonlyMap<string, Member> | null;
	/** Names under `case.`, `letter.`, `signer.`, `office.`, `filler.`, `me.` by their first word. */
	readonly apart: ReadonlyMap<string, ReadonlyMap<string, Member>>;
	/** `no` in `to` and `next`, that may not use it (2b-10). */
	readonly today: 'yes' | 'no';
}

/** What an expression gives. `undefined` is *unknown*. A number is a JS number when it has at most 15 significant digits, else a Decimal. Dates are `YYYY-MM-DD`. */
export type Value = string | number | boolean | Decimal | readonly Value[] | Group | undefined;
export interface Group {
	readonly [name: string]: Value;
}

/** What an expression sees when it runs. Irrelevant answers are already left out. */
export interface Scope {
	readonly answers: Group;
	/** Enclosing list rows, outermost first. */
	readonly rows: readonly Group[];
	readonly self: Value;
	readonly facts: Group;
	/** `case`, `letter`, `signer`, `office`, `filler`, `me` … by their first word. */
	readonly apart: Group;
	/** `YYYY-MM-DD` in the zone of the office. */
	readonly today: string;
	/** Of the office; without it `working_days_between` is unknown. */
	readonly calendar?: Calendar;
	/** The reader's language, for `label`; without it the list's own. */
	readonly locale?: string;
	/** Set while reasons are looked for: some answers are taken as unknown, so that what names them can't be told to be missing. */
	readonly masked?: true;
}

/** An expression that was parsed, checked and compiled. */
export interface Expression {
	readonly source: string;
	/** Small, plain JSON: read by `explain`, by the prover and by the page's interpreter. */
	readonly tree: Tree;
	readonly type: Type;
	/** Paths of all fields and facts it reaches, conditions and tables followed. */
	readonly uses: readonly string[];
	readonly conditions: readonly string[];
	readonly tables: readonly string[];
	readonly usesToday: boolean;
	/** References that may make it unknown and have no guard on the spot (`answered(x) ? x : …`, `answered(x) and …`). */
	readonly absent: readonly Reference[];
	/** Bound of the length of what it gives, known before it runs (hd-17). */
	readonly size: Size;
	/** Bound of the steps it takes, lists counted as 100 rows. */
	readonly cost: number;
	readonly run: (scope: Scope) => Value;
}

/**
 * What an expression gives is at most `constant` characters (rows of a list count as one each) and each of these fields
 * this many times. Through a chain of computed fields the sizes multiply: the form adds them up and refuses what grows too large.
 */
export interface Size {
	readonly constant: number;
	readonly of: ReadonlyMap<string, number>;
}

export interface Reference {
	/** The field's path; of a condition or table its id. */
	readonly field: string;
	readonly start: number;
	readonly end: number;
	/**
	 * What its absence does: `unknown` makes the whole unknown (numbers, dates, groups), `empty` leaves a hole in what is shown
	 * (texts, choices, lists read as empty), `tested` only decides a comparison or condition and does no harm.
	 */
	readonly effect: 'unknown' | 'empty' | 'tested';
}

export interface Tree {
	readonly op: string;
	readonly [part: string]: unknown;
}

/** A problem inside the text of an expression; offsets count characters of the text, `end` is not included. */
export interface ExpressionProblem {
	readonly code: string;
	readonly start: number;
	readonly end: number;
	readonly says: Says;
	readonly suggestion?: Says;
	/** `error` where not said; a hint leaves the expression usable. */
	readonly severity?: Severity;
}

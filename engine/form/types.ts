import type { Field, Page } from '../definition/service.js';
import type { Expression, Group, Value } from '../expression/types.js';
import type { Calendar } from '../time/types.js';

/** What the world outside the answers says while a form is worked on. */
export interface Circumstances {
	/** `YYYY-MM-DD` in the zone of the office. */
	readonly today: string;
	readonly locale: string;
	/** Names such as `filler`, `me`, `case`, by their first word; empty for an ordinary citizen. */
	readonly apart: Group;
	/** What the office knows; empty for the form's own expressions. */
	readonly facts: Group;
	/** Of the office, for `working_days_between`; unknown without it. */
	readonly calendar?: Calendar;
}

/** Answers after relevance and computed values were settled in one pass (2b-3). Pointers are JSON Pointers of answers: `/business/members/0/share`. */
export interface Settled {
	/** The relevant part, computed answers in place; what expressions see, and what is validated and sent. */
	readonly answers: Group;
	/** Pointers of fields that aren't relevant now (with everything below them left out). */
	readonly hidden: ReadonlySet<string>;
	/** Why a field is not relevant: the `when` that does not hold, by pointer. */
	readonly reasons: ReadonlyMap<string, Expression>;
	/** Computed answers that aren't proposals, by pointer. */
	readonly computed: ReadonlyMap<string, Value>;
	/** What is wrong with single answers, lists and groups by themselves, in no particular order: see `validate`. */
	readonly findings: readonly Finding[];
	/** Answers that no expression sees, since they break their own schema or kind (2b-52), with their place in `answers`. */
	readonly wrong: readonly Wrong[];
	/** Names in each object of `answers` that nobody is asked for now (not relevant, or computed from what is missing): `required` leaves them out. Noted where the schema combines answers. */
	readonly notAsked: ReadonlyMap<object, ReadonlySet<string>>;
	/** Groups that hold nothing right but count as there: begun with what is wrong, or empty and required (2b-53). */
	readonly begun: readonly { readonly within: object; readonly name: string; readonly group: object }[];
	/** Which rows of a list are left where some aren't relevant: numbers of the rows as given. */
	readonly rows: ReadonlyMap<object, readonly number[]>;
}

/** Something wrong, before it is put into words. */
export interface Finding {
	readonly code: string;
	readonly pointer: string;
	readonly field: Field;
}

export interface Wrong {
	readonly within: object;
	readonly name: string | number;
	readonly value: unknown;
}

/** A group of fields with the re-emitted schema of its answers: a form, or what an action asks. */
export interface FieldSet {
	readonly root: Field;
	readonly schema: Readonly<Record<string, unknown>>;
}

/**
 * What stands around the answers of an action: its own expressions look into what is asked, then at what stood there, then into the
 * answers. Within facts `complete` is what is being asked, `facts.complete` what stood there before.
 */
export interface Around {
	readonly answers: Group;
	/** Names of the same object that aren't asked now: facts as they stand. */
	readonly beside: Group;
	/** Objects between the answers and what is asked, outermost first: the facts, where one row of a list of facts is asked. */
	readonly rows?: readonly Group[];
}

/** Something wrong in an answer: code, where, sentence. The code is the JSON Schema keyword in kebab-case (`required`, `min-length`, `one-of`) or a word: `check`, `unknown-field`, `number-too-long`, `money`, `characters`, `nik` … */
export interface AnswerProblem {
	readonly code: string;
	/** JSON Pointer into the answers, also to what is missing. */
	readonly path: string;
	/** The field's path, `business.members[].share`. */
	readonly field: string;
	/** What to do, in the words of the question and the language asked for. */
	readonly message: string;
}

export interface PageState {
	readonly page: Page;
	readonly passed: boolean;
	/** May this page be opened: every page before it is passed. */
	readonly reached: boolean;
	/** Fields of the page relevant now: pointers (rows numbered). */
	readonly relevant: readonly string[];
	readonly problems: readonly AnswerProblem[];
}

/** Which pages a person meets, given their answers (2b-15). */
export interface Route {
	/** Pages that are met, the first open one and what follows from it (a forecast) included. */
	readonly pages: readonly PageState[];
	/** Pages left out since nothing on them is relevant, with the `when` that says so (null: they hold nothing at all). */
	readonly skipped: readonly { readonly page: Page; readonly reason: Expression | null }[];
	readonly settled: Settled;
	/** Id of the first open page, or null when all are passed: then check-your-answers is reached. */
	readonly open: string | null;
}

/** A form as the browser sends it: names are pointers (`/business/members/0/share`), a date's parts below it (`/born/day`). */
export type Body = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What was read of a page or row. */
export interface PageRead {
	/** The draft's answers with what was read in place; what could not be read is left out, what isn't relevant is as it was. */
	readonly answers: Group;
	readonly problems: readonly AnswerProblem[];
	/** Texts as typed, by pointer, of every field that was asked: for showing the page again. */
	readonly typed: Readonly<Record<string, Texts>>;
	/** Pointers of the page's fields that are relevant now: the page's entry in `Passed`, once there are no problems. */
	readonly relevant: readonly string[];
	readonly settled: Settled;
}

/**
 * What the draft keeps of each passed page: the pointers that were relevant when it was sent (2b-15).
 * It stays passed while every presently relevant field is in that set and its answers still hold.
 */
export type Passed = Readonly<Record<string, readonly string[]>>;

/** One kind of field: how it is recognised, read from a form's texts, and shown. One file each, one visible list. */
export interface Kind {
	readonly name: Field['kind'];
	/** Texts as posted, by the part of the field ('' for a field of one input; `day`, `month`, `year` of a date). */
	readonly parse: (texts: Texts, field: Field, locale: string) => Parsed;
	/** What is put back into the inputs for a stored answer; the inverse of `parse`. */
	readonly texts: (value: Value, field: Field, locale: string) => Texts;
	/** The answer as a person reads it, in the language of the page. */
	readonly format: (value: Value, field: Field, locale: string) => string;
	/** What is wrong with an answer of this kind beyond its schema, wherever it came from: `type`, `money`, `nik`; null = nothing. */
	readonly check: (value: Value, field: Field) => string | null;
}

export type Texts = Readonly<Record<string, readonly string[]>>;

export type Parsed =
	| { readonly value: Value }
	| { readonly problem: string; readonly params?: Readonly<Record<string, string | number>> };

/**
 * What a definition becomes once it is read, checked and compiled: frozen, and trusted by all that runs.
 * Functions take the slice they need (`form`, `workflow`, `letters` …), not the whole.
 */
import type { Expression, Group, Type, Value } from '../expression/types.js';
import type { Duration } from '../time/types.js';
import type { Letter, Notice, Privacy } from './letters.js';
import type { Place } from './problem.js';

export type { Letter, LetterBlock, LetterText, Notice, Privacy } from './letters.js';
export type { Catalogue, Office, Role } from './offices.js';

/** A text in each language it was written in. A part that is no string is an expression whose value is shown, formatted. */
export type Text = Readonly<Record<string, readonly (string | Expression)[]>>;

export interface Service {
	readonly id: string;
	/** SHA-256 over all that the definition reaches, hex. */
	readonly hash: string;
	/** The language definitions are written in; first of `locales`. */
	readonly locale: string;
	readonly locales: readonly string[];
	/** Prefix of references: `SKU`. */
	readonly reference: string;
	readonly title: Text;
	readonly summary: Text | null;
	readonly form: Form;
	/** The second schema: what the office knows. An empty group where none is declared. */
	readonly facts: Field;
	readonly workflow: Workflow;
	readonly letters: ReadonlyMap<string, Letter>;
	readonly notices: readonly Notice[];
	readonly contact: { readonly email: Expression | null; readonly nik: Expression | null; readonly phone: Expression | null };
	readonly privacy: Privacy | null;
	/** Paths of fields officers may search by. */
	readonly find: readonly string[];
	readonly catalogue: ServiceFacts;
	/** Read and kept: `targets`, `baseline`, `readiness`, `signing`. */
	readonly kept: Readonly<Record<string, unknown>>;
}

export interface ServiceFacts {
	readonly organisation: string | null;
	readonly category: readonly string[];
	readonly lifeEvent: readonly string[];
	readonly legalBasis: readonly { readonly title: string; readonly url: string | null }[];
	readonly output: readonly string[];
}

// ---------------------------------------------------------------- form

export interface Form {
	readonly root: Field;
	/** Every field below the root by path: `business.members[].share`. */
	readonly fields: ReadonlyMap<string, Field>;
	readonly pages: readonly Page[];
	readonly conditions: ReadonlyMap<string, Condition>;
	readonly tables: ReadonlyMap<string, Table>;
	readonly fee: Expression | null;
	/** The order in which relevance and computed answers are settled (2b-3): field paths, each after what it needs. */
	readonly order: readonly string[];
	/** The JSON Schema re-emitted from the checked subset, `$ref`s resolved, our `required` in place; what Ajv compiles. */
	readonly schema: Readonly<Record<string, unknown>>;
}

/** The names of field kinds; one file each in `engine/form/fields`. */
export type FieldKind =
	| 'text'
	| 'long-text'
	| 'integer'
	| 'number'
	| 'money'
	| 'boolean'
	| 'declaration'
	| 'date'
	| 'email'
	| 'phone'
	| 'nik'
	| 'kk'
	| 'radios'
	| 'select'
	| 'checkboxes'
	| 'file'
	| 'address'
	| 'group'
	| 'list'
	| 'guidance';

export interface Field {
	/** Dotted; a list's rows are `[]`: `business.members[].share`. The root is ''. */
	readonly path: string;
	/** Keys from the root; `'*'` for a row. */
	readonly keys: readonly string[];
	readonly name: string;
	readonly kind: FieldKind;
	readonly type: Type;
	/** Where it stands, in the file it was written in. */
	readonly at: Place;
	readonly title: Text;
	/** The name used in messages: `short`, else the title. */
	readonly short: Text;
	readonly hint: Text | null;
	/** Author's own messages by keyword. */
	readonly messages: ReadonlyMap<string, Text>;
	readonly required: boolean;
	readonly when: Expression | null;
	/** `when`s of the pages the field stands on: one of them must hold too. Null: it stands on a page without `when`, or on none. */
	readonly asked: readonly Expression[] | null;
	readonly checks: readonly Check[];
	readonly compute: Expression | null;
	/** An editable `compute` is a proposal (2b-8); any other comes from the server, whatever is sent. */
	readonly editable: boolean;
	/** `default`: a proposal shown in the field (2b-8). */
	readonly proposal: Value;
	readonly choices: readonly Choice[];
	readonly personal: 'none' | 'personal' | 'sensitive';
	/** What is counted, in each language: `%`, `orang`. */
	readonly unit: Text | null;
	readonly currency: string | null;
	readonly autocomplete: string | null;
	/** Said by the author's `component:` where it was; else derived. */
	readonly component: string;
	/** Keywords of the field's own schema that limit it, as written: minimum, maxLength, pattern … */
	readonly limits: Readonly<Record<string, unknown>>;
	/** What may be uploaded, for a file; else null. */
	readonly file: FileRules | null;
	/** Members of a group or address, in order; of a list of groups: the row's members. Empty for others. */
	readonly members: readonly Field[];
	/** The row of a list, else null. */
	readonly row: Field | null;
}

/** What a file field takes. Its answer is a file's id, or a list of ids where `maxFiles` is more than 1 (2b-30). */
export interface FileRules {
	/** Media types: `application/pdf`, `image/jpeg`. */
	readonly accept: readonly string[];
	/** The largest file, in bytes. */
	readonly maxSize: number;
	readonly maxFiles: number;
}

export interface Choice {
	readonly code: string;
	readonly title: Text;
	readonly hint: Text | null;
}

export interface Check {
	readonly that: Expression;
	readonly says: Text;
	readonly at: Place;
}

export interface Page {
	readonly id: string;
	readonly title: Text;
	readonly text: Text | null;
	readonly when: Expression | null;
	/** Fields as listed: leaves, groups or lists. */
	readonly fields: readonly string[];
	readonly at: Place;
}

export interface Condition {
	readonly id: string;
	readonly is: Expression;
	readonly says: Text | null;
	readonly at: Place;
}

export interface Table {
	readonly id: string;
	readonly columns: readonly Expression[];
	readonly rows: readonly TableRow[];
	readonly type: Type;
	readonly at: Place;
}

export interface TableRow {
	readonly cells: readonly Cell[];
	readonly then: Expression;
	readonly at: Place;
}

/** One cell of a table row (2b-28). */
export type Cell =
	| { readonly is: 'any' }
	| { readonly is: 'unanswered' }
	| { readonly is: 'one-of'; readonly values: readonly (string | number | boolean)[] }
	| { readonly is: 'compare'; readonly by: '<' | '<=' | '>' | '>=' | '==' | '!='; readonly with: number | string }
	| { readonly is: 'range'; readonly from: number; readonly to: number };

// ---------------------------------------------------------------- workflow

export interface Workflow {
	readonly start: string;
	readonly promise: Duration | null;
	readonly states: ReadonlyMap<string, State>;
	readonly anywhere: ReadonlyMap<string, Action>;
	/** Timers of the workflow itself: live until an end state. */
	readonly timers: readonly Timer[];
	/** The service's own `office:`, an expression that gives an office's id or area code. */
	readonly office: Expression | null;
	/** Roles named anywhere in it. */
	readonly roles: readonly string[];
}

export interface State {
	readonly id: string;
	readonly title: Text;
	/** What the applicant is told: `public`, else the title. */
	readonly public: Text;
	readonly stage: string | null;
	readonly due: Duration | null;
	readonly clock: 'running' | 'stopped' | 'waiting';
	/** Who may change which answers here: `marked`, `all` or field paths. */
	readonly edit: ReadonlyMap<string, 'marked' | 'all' | readonly string[]>;
	readonly actions: ReadonlyMap<string, Action>;
	readonly timers: readonly Timer[];
	readonly office: Expression | null;
	/** granted, refused, lapsed, withdrawn or another word of the author's; null where the state isn't an end. */
	readonly end: string | null;
	readonly issue: readonly string[];
	readonly valid: Duration | null;
	readonly at: Place;
}

export interface Action {
	/** `accept`; in personas and `notSameAs` it is `verification.accept`. Of `anywhere`: the bare id. */
	readonly id: string;
	readonly title: Text;
	/** Roles, `applicant`, or (of `anywhere`) `working`: every role that has an action in the state the application is in. */
	readonly by: readonly string[];
	readonly when: Expression | null;
	readonly to: readonly Target[];
	/** Fields asked when acting: facts by path, or a schema in place. */
	readonly ask: Ask | null;
	readonly set: readonly { readonly fact: string; readonly value: Expression; readonly at: Place }[];
	readonly comment: 'required' | 'optional' | null;
	readonly marks: 'required' | 'optional' | null;
	/** Action names whose takers may not take this one: `verification.accept`, `submitted`. */
	readonly notSameAs: readonly string[];
	/** `anywhere` only: states or stages where it is open; null = every state that is no end. */
	readonly in: readonly string[] | null;
	readonly except: readonly string[];
	readonly at: Place;
}

export interface Ask {
	/** A group of what is asked. Named facts keep their fact paths (`survey.on`); a schema in place has its own; a row of a list of facts: its members. */
	readonly group: Field;
	/**
	 * Facts by name (written to the facts when acted), a schema in place (kept with the entry), `{ add: objections }` (a new row of
	 * a list of facts) or `{ row: objections, fields: […] }` (which row, and these of its members).
	 */
	readonly of: 'facts' | 'own' | 'add' | 'row';
	/** The list of facts of `add` and `row` by path (`objections`), else null. */
	readonly list: string | null;
	readonly schema: Readonly<Record<string, unknown>>;
	/** Of a schema in place that is asked over several pages; empty where all of it is asked at once. */
	readonly pages: readonly Page[];
	readonly at: Place;
}

/** `to` in the order it is tried; the first whose `when` holds (or that has none). */
export interface Target {
	readonly when: Expression | null;
	/** A state's id, `stay` or `back`. */
	readonly to: string;
	readonly at: Place;
}

export interface Timer {
	/** `verification.0` for the first timer of a state, `0` for the workflow's own first. */
	readonly id: string;
	readonly moment: {
		readonly side: 'after' | 'before';
		readonly length: Duration;
		readonly of: 'entry' | 'due' | 'promise' | Expression;
	};
	/** State to go to, or null for a timer that only tells somebody. */
	readonly to: string | null;
	readonly notify: readonly string[];
	/** The law that makes silence an outcome: `UU 30/2014 pasal 53`. */
	readonly deemed: string | null;
	readonly at: Place;
}

/** Answers as they are stored: what the service's schema describes, and nothing else. */
export type Answers = Group;

import type { Expression } from '../expression/types.js';
import type { Duration } from '../time/types.js';
import type { Place } from './problem.js';
import type { Text } from './service.js';

export interface Letter {
	readonly id: string;
	readonly text: LetterText;
	readonly series: string | null;
	/** `474/{seq:4}/{office}/{romanMonth}/{year}` */
	readonly number: string | null;
	readonly at: Place;
}

/** A letter's or notice's Markdown by locale, in the order of the file: its texts joined are the file, without blocks that aren't there. */
export type LetterText = Readonly<Record<string, readonly LetterBlock[]>>;

/** A paragraph, list item or table row (its line breaks included), with what it needs to be there (2b-38). */
export interface LetterBlock {
	/** Of `{{ when <condition> }}` at its beginning; null: always there. */
	readonly when: Expression | null;
	/** A part that is no string is an expression whose value is shown, formatted. */
	readonly parts: readonly (string | Expression)[];
	readonly at: Place;
}

export interface Notice {
	/** `submitted`, a state, or `state.action`. */
	readonly on: readonly string[];
	/** `applicant` or roles. */
	readonly to: readonly string[];
	readonly via: readonly string[];
	readonly text: LetterText;
	readonly at: Place;
}

export interface Privacy {
	readonly purpose: Text;
	readonly basis: string | null;
	/** By end kind and `draft`. */
	readonly retention: ReadonlyMap<string, Duration>;
}

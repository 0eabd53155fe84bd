/** A position in an author's file; line and column are counted from 1. */
export interface Place {
	readonly file: string;
	readonly line: number;
	readonly column: number;
}

/** An error can't be published, a warning can and is shown, a hint is advice (2b-35). */
export type Severity = 'error' | 'warning' | 'hint';

/** One sentence in every language that Loket itself speaks. */
export interface Says {
	readonly id: string;
	readonly en: string;
}

/** Something wrong in a definition: what, where, in words, and how to repair it. */
export interface Problem {
	/** Words in kebab-case, stable: `unknown-name`. */
	readonly code: string;
	readonly severity: Severity;
	readonly place: Place;
	readonly says: Says;
	/** The repair: "did you mean `verifier`?" or the repaired line. */
	readonly suggestion?: Says;
}

/** Where in a definition something stands: keys and list indexes from the top of `service.yaml`. */
export type Path = readonly (string | number)[];

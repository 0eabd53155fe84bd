/* Made from schemas/persona.schema.json by `npm run types:generate`; not to be edited. */

export type Moment = string;
/**
 * A language: `id`, `en`, `jv`, `su`.
 */
export type Locale = string;
/**
 * One name, or a list of them.
 */
export type Names = string | string[];
/**
 * A length of time: `3 working days`, `4 working hours`, `14 days`, `2 hours`, `6 months`, `5 years`, or `until 2027-01-31`. The day of the start is not counted; a length in days ends when its last day ends, a length in working days at the closing of the office.
 */
export type Duration = string;

/**
 * A made-up person's whole journey, run as a test: what they answer, what officers do, what must come of it. A path is dotted, and rows count from 1: `members[2].name`.
 */
export interface Persona {
	/**
	 * Who, in a few words: `Siti, warung, omzet kecil`.
	 */
	persona: string;
	/**
	 * When it begins, local time: `2026-11-30 09:00`. Without it, Monday 5 January 2026, 09:00.
	 */
	at?: Moment;
	/**
	 * The office chosen at the start.
	 */
	office?: string;
	/**
	 * How it is applied for: `online` (meant where nothing is said) or `counter`.
	 */
	channel?: 'online' | 'counter';
	/**
	 * The language the person reads. Without it, the service's.
	 */
	locale?: Locale;
	/**
	 * Officers with several roles, by name: `{ rina: [verifier, head] }`, then `as: rina`.
	 */
	people?: {
		[k: string]: Names;
	};
	/**
	 * What is answered, as the schema names it. `null` clears a proposal. An upload is answered by a file beside the persona, `{ file: ./warung.jpg }`, or a list of these. Every page is sent in turn.
	 */
	answers?: {};
	expect?: Expect;
	/**
	 * What happens after the submission, step by step.
	 */
	then?: Step[];
}
/**
 * What must be so at this moment. What isn't named is not looked at.
 */
export interface Expect {
	/**
	 * The pages met, in order.
	 */
	pages?: string[];
	/**
	 * The first page with a problem; `null` for none.
	 */
	open?: string | null;
	/**
	 * What it costs; `null` where that isn't known.
	 */
	fee?: number | null;
	/**
	 * What is wrong with the answers; `[]` for nothing.
	 */
	problems?: ExpectedProblem[];
	/**
	 * The state it is in.
	 */
	state?: string;
	/**
	 * Has its due time passed?
	 */
	late?: boolean;
	/**
	 * Letters issued in this step.
	 */
	issued?: string[];
	/**
	 * Messages sent in this step.
	 */
	notices?: ExpectedNotice[];
	letter?: ExpectedLetter;
	/**
	 * Why actions are closed to who acted in this step, `[]` for open: `{ accept: [when] }`. `action` (not in this state), `role`, `office`, `claimed`, `not-same-as`, `own-file`, `filed` (filed it for the applicant), `when`, `to`. A step that names its own action here expects to be refused.
	 */
	blockers?: {
		[k: string]: string[];
	};
	/**
	 * Facts as they stand, those named.
	 */
	facts?: {};
	/**
	 * The due time, local: `2026-12-01 16:00`; `null` for none.
	 */
	due?: string | null;
}
export interface ExpectedProblem {
	/**
	 * The field: `members[2].name`.
	 */
	path: string;
	/**
	 * `required`, `pattern`, `check` …
	 */
	code?: string;
}
export interface ExpectedNotice {
	/**
	 * `applicant` or a role.
	 */
	to?: string;
	/**
	 * What happened: `submitted`, a state, an action or a timer (`correction.0`).
	 */
	on?: string;
}
/**
 * What the letter issued in this step says.
 */
export interface ExpectedLetter {
	/**
	 * Texts that stand in it.
	 */
	contains?: string | string[];
}
export interface Step {
	/**
	 * Who acts: `applicant`, a role (`verifier` is the first made-up person of it, `verifier#2` the second), or a name of `people`.
	 */
	as?: string;
	/**
	 * The action: `accept`.
	 */
	does?: string;
	/**
	 * What the action asks, by name.
	 */
	with?: {};
	/**
	 * Answers changed in a correction.
	 */
	answers?: {};
	/**
	 * Fields marked for correction, each with its reason.
	 */
	marks?: Mark[];
	/**
	 * The comment to the applicant.
	 */
	comment?: string;
	/**
	 * Done by so many different persons.
	 */
	times?: number;
	/**
	 * Time passes: `4 working days`.
	 */
	wait?: Duration;
	/**
	 * Of an action that decides one row of a list of facts (`ask: { row: … }`): which, counted from 1.
	 */
	row?: number;
	/**
	 * The open charge is paid.
	 */
	pay?: boolean | number | string;
	expect?: Expect;
}
export interface Mark {
	/**
	 * The field: `applicant.nik`.
	 */
	path: string;
	/**
	 * What is wrong with it.
	 */
	reason: string;
}

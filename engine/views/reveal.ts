import type { Tree } from '../expression/types.js';

/**
 * What the page's script must know to show the fields that an answer of the page opens only while it opens them (2b-16). Plain JSON.
 * What it can't tell by itself isn't in it, and stays in view as it does without a script.
 */
export interface RevealView {
	/** Fields in the order they are settled: each after those its condition reads. */
	readonly steps: readonly RevealStep[];
	/** Answers of other pages that these conditions use, and no others. */
	readonly known: Readonly<Record<string, unknown>>;
	/** How the page's language writes numbers. */
	readonly marks: { readonly group: string; readonly decimal: string };
}

export interface RevealStep {
	/** Id of its control. */
	readonly id: string;
	/** Id of the group that has to be open for it; null where its group always is. */
	readonly inside: string | null;
	/** Shown while this holds; null: always. */
	readonly when: Tree | null;
	/** Null: no condition reads its answer. */
	readonly read: RevealRead | null;
}

/** How the script reads the inputs of a field as its answer. */
export interface RevealRead {
	/** By which it is posted: `/business/kind`. */
	readonly name: string;
	/** Where its answer stands: from the root, or in the row of that level. */
	readonly keys: readonly string[];
	readonly level: number;
	readonly as: 'text' | 'lines' | 'number' | 'code' | 'number-code' | 'yes-no' | 'codes' | 'agreed' | 'date';
	/** Words of JSON Schema that its answer must keep, else it is unanswered (2b-52). */
	readonly limits: readonly (readonly [word: string, limit: number])[];
	/** Of a number: units and signs people type along, and how many decimals it may have (null: any). */
	readonly units: readonly string[];
	readonly decimals: number | null;
}

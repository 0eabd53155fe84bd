import type { SafeUrl } from './url.js';

/** Words and where they lead. */
export interface Link {
	readonly title: string;
	readonly url: SafeUrl;
}

/** An amount in the currency's unit: `{ amount: 500000, currency: 'IDR' }`. */
export interface Money {
	readonly amount: number;
	readonly currency: string;
}

/** What a service costs: the least and the most; equal where it is one amount, both 0 where it is free. */
export interface Fee {
	readonly from: Money;
	readonly to: Money;
}

/** What a service costs before anything is answered: `depends` where only the answers can tell. */
export type FeeAhead = Fee | 'depends';

/** Where a form is sent, and the token that lets this page be sent once. Posted as `token`. */
export interface FormTarget {
	readonly action: SafeUrl;
	readonly token: string;
	/** May single fields be kept while they are filled in (`then=autosave`). */
	readonly autosave?: boolean;
}

/** An uploaded file: its name, its size in bytes, and where it can be fetched. */
export interface FileLink {
	readonly name: string;
	readonly size: number;
	readonly url: SafeUrl;
}

/** One answer as read, in a summary. */
export interface SummaryRow {
	readonly title: string;
	/** The answer as people read it; several for a list of choices; empty = not answered. */
	readonly answers: readonly string[];
	/** Of uploads, in the place of `answers`: each file and where it can be fetched. */
	readonly files?: readonly FileLink[];
	/** Where it can be changed, or null. */
	readonly change: SafeUrl | null;
}

/** Answers under one heading: a page, or a row of a list. */
export interface SummarySection {
	readonly title: string;
	readonly rows: readonly SummaryRow[];
	/** Rows of lists of the page, each a section of its own. */
	readonly cards: readonly SummarySection[];
}

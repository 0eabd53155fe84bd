import type { Markdown } from '../definition/compile/markdown.js';
import type { Duration, Instant } from '../time/types.js';
import type { Fee, FeeAhead, FormTarget, Link, SummaryRow, SummarySection } from './common.js';
import type { FieldView } from './field.js';
import type { Frame } from './frame.js';
import type { RevealView } from './reveal.js';
import type { SafeUrl } from './url.js';

/** `/`: what can I do here. */
export interface HomeView {
	readonly view: 'home';
	readonly frame: Frame;
	/** Moments of life, each leading to its services on this page (`#…`) or a page of its own. */
	readonly lifeEvents: readonly { readonly title: string; readonly services: readonly string[]; readonly url: SafeUrl }[];
	readonly services: readonly ServiceEntry[];
	/** Where an application is looked up, or null. */
	readonly track: SafeUrl | null;
}

export interface ServiceEntry {
	readonly title: string;
	readonly summary: string | null;
	readonly url: SafeUrl;
	readonly promise: Duration | null;
	/** Null: no fee is stated. */
	readonly fee: FeeAhead | null;
	/** Id for `#…` links of moments of life. */
	readonly id: string;
}

/** `/services/:id`: what it takes, and the way in. */
export interface ServiceView {
	readonly view: 'service';
	readonly frame: Frame;
	readonly title: string;
	readonly summary: string | null;
	/** Where one came from: all services, its category. */
	readonly crumbs: readonly Link[];
	readonly promise: Duration | null;
	/** Null: no fee is stated. */
	readonly fee: FeeAhead | null;
	/** An estimate of the minutes to fill in; null where there is neither measure nor estimate. */
	readonly minutes: number | null;
	/** What one gets: "Surat (PDF)". */
	readonly results: readonly string[];
	/** Null where it can't be started now; `closed` says why. */
	readonly start: SafeUrl | null;
	readonly closed: string | null;
	/** The draft of this session, or null. */
	readonly resume: SafeUrl | null;
	/** What to have at hand, in words. Empty = the section isn't shown. */
	readonly prepare: readonly string[];
	/** What happens after sending. */
	readonly way: readonly WayStep[];
	readonly offices: readonly string[];
	readonly legalBasis: readonly { readonly title: string; readonly url: SafeUrl | null }[];
	readonly privacy: { readonly purpose: string; readonly basis: string | null } | null;
}

/** One step of the way of an application. */
export interface WayStep {
	readonly title: string;
	readonly when: 'done' | 'now' | 'next';
	/** Who does it: "Verifikator". */
	readonly by: string | null;
	/** How long it may take. */
	readonly length: Duration | null;
	/** Since when it is `now`, or when it was `done`. */
	readonly at: Instant | null;
	/** Anything else, in words. */
	readonly note: string | null;
}

/** `/services/:id/start`: which office, where there are several. */
export interface StartView {
	readonly view: 'start';
	readonly frame: Frame;
	readonly service: string;
	readonly back: SafeUrl;
	readonly form: FormTarget;
	/** Posted as `office`. */
	readonly offices: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
	readonly problem: string | null;
}

/** `/drafts/:id/:page`: questions. Buttons post `then`: `continue`, `back`, `later`, or a list's own value; language buttons post `lang`. */
export interface QuestionView {
	readonly view: 'question';
	readonly frame: Frame;
	readonly title: string;
	readonly text: Markdown | null;
	readonly form: FormTarget;
	/** Is there an upload on it: then it is posted as `multipart/form-data`. */
	readonly multipart: boolean;
	readonly fields: readonly FieldView[];
	/** When the script shows fields that an answer of the page opens; null where there are none. */
	readonly reveal: RevealView | null;
	/** Problems that belong to no field shown. */
	readonly problems: readonly string[];
	/** Is there a page before this one. */
	readonly back: boolean;
	/** May the person save and come back. */
	readonly later: boolean;
	readonly where: Where;
}

/** Where one is and what comes. */
export interface Where {
	/** Share of the way behind one, 0 to 1. */
	readonly share: number;
	/** Titles of the pages to come, as far as they can be foreseen, without check-your-answers. */
	readonly next: readonly string[];
}

/** A row of a list: added or changed on a page of its own. Buttons post `then`: `continue` (keep the row) or `back` (to the list); language buttons post `lang`. */
export interface RowView {
	readonly view: 'row';
	readonly frame: Frame;
	/** The list's row: "Anggota". */
	readonly title: string;
	/** From 1. */
	readonly number: number;
	readonly isNew: boolean;
	readonly form: FormTarget;
	/** As of a page of questions. */
	readonly multipart: boolean;
	readonly fields: readonly FieldView[];
	readonly reveal: RevealView | null;
	readonly problems: readonly string[];
}

/** "Remove this one?" Posts `then`: `remove` or `back`. */
export interface RemoveRowView {
	readonly view: 'remove-row';
	readonly frame: Frame;
	readonly title: string;
	readonly rows: readonly { readonly title: string; readonly answers: readonly string[] }[];
	readonly form: FormTarget;
	readonly back: SafeUrl;
}

/** Check your answers, then send. Posts to `form.action`. */
export interface CheckView {
	readonly view: 'check';
	readonly frame: Frame;
	readonly form: FormTarget;
	readonly back: SafeUrl;
	readonly office: string;
	readonly sections: readonly SummarySection[];
	/** What it costs, worked out from the answers; null: no fee is stated. */
	readonly fee: Fee | null;
	readonly privacy: { readonly purpose: string; readonly basis: string | null } | null;
	readonly problems: readonly { readonly message: string; readonly url: SafeUrl | null }[];
}

/** It was sent: the reference, what happens next and when. */
export interface ConfirmationView {
	readonly view: 'confirmation';
	readonly frame: Frame;
	readonly reference: string;
	readonly service: string;
	readonly office: string;
	readonly sentAt: Instant;
	/** The last moment of what is promised, or null. */
	readonly promisedBy: Instant | null;
	/** Where the confirmation goes: an e-mail address as given, or null. */
	readonly email: string | null;
	/** The private link to the application, absolute, for keeping. */
	readonly keep: string;
	readonly status: SafeUrl;
	readonly way: readonly WayStep[];
	readonly fee: Fee | null;
}

/** `/applications/:reference`: where it is, whose turn, by when. */
export interface StatusView {
	readonly view: 'status';
	readonly frame: Frame;
	readonly reference: string;
	/** Whose application, by name; null where the form doesn't tell. */
	readonly applicant: string | null;
	readonly service: string;
	readonly office: string;
	readonly turn: Turn;
	readonly way: readonly WayStep[];
	/** What was sent. */
	readonly answers: readonly SummarySection[];
	/** Quiet links: withdraw, who looked … */
	readonly links: readonly Link[];
	/** What was recorded just now, or null. */
	readonly recorded: { readonly title: string; readonly at: Instant } | null;
	/** What the applicant could do if it weren't closed, and why it is. */
	readonly closed: readonly { readonly title: string; readonly reasons: readonly string[] }[];
	/** What is open to the applicant but can't be done on these pages: the office does it for them. */
	readonly atOffice: readonly string[];
	/** Where to begin anew once this one ended without its aim, or null. */
	readonly again: SafeUrl | null;
}

/** `/applications/:reference/act/:action`: what an action does, a comment where it takes one, and the button. */
export interface ActView {
	readonly view: 'act';
	readonly frame: Frame;
	readonly reference: string;
	/** The action's own: "Tarik permohonan". */
	readonly title: string;
	/** What comes of it. */
	readonly effect: 'ends' | 'moves' | 'stays';
	/** The state it leads to, in words; null where it stays, or that hangs on something. */
	readonly to: string | null;
	readonly comment: {
		readonly required: boolean;
		/** As it was typed. */
		readonly value: string;
		readonly problem: string | null;
	} | null;
	/** Problems that belong to no field. */
	readonly problems: readonly string[];
	/** Null: it can't be done now; `problems` say why, and what was typed is shown as it stands. */
	readonly form: (FormTarget & { readonly visit: number; readonly key: string }) | null;
	/** How things stand, where they are other than the person thought; null where nothing changed. */
	readonly turn: Turn | null;
	/** The application's page. */
	readonly back: SafeUrl;
}

/** What is mine to do now. */
export type Turn =
	| {
			readonly whose: 'applicant';
			/** The state's public words: "Perbaiki isian yang ditandai". */
			readonly says: string;
			readonly marks: readonly MarkView[];
			readonly comment: string | null;
			/** The last moment, or null. */
			readonly until: Instant | null;
			readonly clockStopped: boolean;
			/** Where to do it; null where it can't be done here. */
			readonly act: SafeUrl | null;
			/** What the button says; null: "correct now". */
			readonly actTitle: string | null;
	  }
	| {
			readonly whose: 'office';
			readonly says: string;
			/** Expected end, or null; `late` when it has passed. */
			readonly promisedBy: Instant | null;
			readonly late: boolean;
			/** When this step alone is due; with `late` it is the step that is late. Null where it has no due date, or the whole is late. */
			readonly stepBy: Instant | null;
			/** Of the promise. */
			readonly clock: 'running' | 'stopped' | 'waiting';
	  }
	| {
			readonly whose: 'nobody';
			/** The end: granted, refused, lapsed, withdrawn or the author's own. */
			readonly end: string;
			readonly says: string;
			readonly comment: string | null;
			readonly at: Instant;
			/** How many letters were issued with it. */
			readonly letters: number;
	  };

export interface MarkView {
	readonly title: string;
	readonly reason: string;
	/** Who marked it and when; null where it isn't told. */
	readonly by: string | null;
	readonly at: Instant | null;
}

/** A page that says what went wrong and what to do. */
export interface ProblemView {
	readonly view: 'problem';
	readonly frame: Frame;
	readonly what:
		| 'not-found'
		| 'bad-request'
		| 'already-sent'
		| 'expired'
		| 'too-many'
		| 'too-large'
		| 'closed'
		| 'not-known-yet'
		| 'broken'
		| 'full';
	/** Of `already-sent`: the reference. */
	readonly reference: string | null;
	/** What was held back: of a page saved after sending, what stands in it. */
	readonly rows: readonly SummaryRow[];
	readonly links: readonly Link[];
	/** Id of the request, to name when asking for help; null where it says nothing. */
	readonly request: string | null;
}

import type { About } from '../../../engine/views/about.js';
import type { ProblemView } from '../../../engine/views/citizen.js';
import type { AboutWords } from './about.js';

/** The fixed words of citizens' pages. Each language is one file that has them all. */
export interface Words {
	readonly language: string;
	readonly direction: 'ltr' | 'rtl';
	readonly skip: string;
	readonly error: string;
	readonly chooseLanguage: string;
	readonly practice: string;
	readonly practiceSays: string;
	readonly foot: string;
	readonly back: string;
	readonly continue: string;
	readonly later: string;
	readonly optional: (title: string) => string;
	readonly choose: string;
	readonly day: string;
	readonly month: string;
	readonly year: string;
	readonly dateHint: string;
	readonly numberHint: string;
	readonly maxCharacters: (count: string) => string;
	readonly problems: (count: number) => string;
	/** "after this: photo, then check your answers" */
	readonly after: (pages: readonly string[]) => string;
	readonly progress: string;
	readonly add: (title: string) => string;
	readonly change: string;
	readonly remove: string;
	/** What may be uploaded: `JPG atau PNG`, `5 MB`, and how many where there may be several. */
	readonly mayUpload: (types: string, size: string, count: string | null) => string;
	/** A file chosen now takes the place of the one that is there. */
	readonly insteadOf: string;
	readonly noMoreFiles: (count: string) => string;
	readonly noRows: (title: string) => string;
	readonly changeRow: (title: string, number: number) => string;
	readonly addRow: (title: string) => string;
	readonly keepRow: string;
	readonly backToList: string;
	readonly removeRow: (title: string) => string;
	readonly removeSays: string;
	readonly removeYes: string;
	readonly removeNo: string;
	readonly notAnswered: string;
	readonly home: string;
	readonly homeSays: string;
	readonly life: string;
	readonly services: string;
	readonly noServices: string;
	readonly track: string;
	readonly free: string;
	/** Of a fee that only the answers can tell. */
	readonly feeDepends: string;
	readonly longest: string;
	readonly cost: string;
	readonly filling: string;
	readonly minutes: (count: string) => string;
	readonly result: string;
	readonly start: string;
	readonly resume: string;
	readonly prepare: string;
	readonly whatHappens: string;
	readonly legal: string;
	readonly privacy: string;
	readonly basis: string;
	readonly offices: string;
	readonly crumbs: string;
	readonly by: (who: string, time: string | null) => string;
	readonly since: string;
	readonly whichOffice: string;
	readonly whichOfficeSays: string;
	readonly check: string;
	readonly checkSays: (office: string) => string;
	readonly fee: string;
	readonly declare: string;
	readonly send: string;
	readonly sent: string;
	readonly reference: string;
	readonly mailed: (email: string) => string;
	readonly promised: string;
	readonly nextSteps: string;
	readonly keep: string;
	readonly keepSays: string;
	readonly see: string;
	readonly application: string;
	readonly yourTurn: (says: string) => string;
	readonly toCorrect: string;
	readonly marked: (count: number) => string;
	readonly until: string;
	readonly restStays: string;
	readonly clockStopped: string;
	readonly correct: string;
	readonly expected: string;
	readonly late: string;
	readonly where: string;
	readonly answers: string;
	readonly done: string;
	readonly now: string;
	readonly next: string;
	readonly ends: Readonly<Record<'granted' | 'refused' | 'lapsed' | 'withdrawn' | 'other', string>>;
	readonly reason: string;
	readonly request: string;
	readonly note: string;
	/** A day and a time of it. */
	readonly at: (day: string, time: string) => string;
	readonly today: string;
	readonly yesterday: string;
	readonly problem: Readonly<Record<ProblemView['what'], { readonly title: string; readonly says: string }>>;
	readonly duration: Readonly<Record<DurationUnit, (count: number, written: string) => string>>;
	readonly untilDay: (day: string) => string;
	/** What the page's script says; `{…}` is put in there. */
	readonly script: Readonly<Record<ScriptWord, string>>;
	/** What the applicant can do with an application that was sent, and what its page says beside whose turn it is. */
	readonly acting: ActingWords;
	readonly about: Readonly<Record<About, AboutWords>>;
	/** What this browser may open. */
	readonly openedHere: string;
	/** The made-up people of practice mode. */
	readonly people: {
		/** In the strip, where they are. */
		readonly link: string;
		readonly title: string;
		readonly says: string;
		readonly waiting: string;
		readonly none: string;
		readonly sent: string;
		readonly draft: string;
		/** There is nothing to open. */
		readonly notMade: string;
		readonly stopped: (page: string) => string;
		readonly notSent: string;
	};
	/** The page after "save and continue later". */
	readonly saved: {
		readonly title: string;
		/** Before the last day on which it is kept. */
		readonly until: string;
		readonly says: string;
		readonly keepSays: string;
		readonly mail: string;
		readonly email: string;
		readonly emailSays: string;
		readonly send: string;
		readonly sent: (email: string) => string;
		readonly resume: string;
	};
}

export interface ActingWords {
	readonly recorded: string;
	readonly notNow: string;
	/** Before the heading of the application's page: how it stands. */
	readonly now: string;
	readonly kept: string;
	readonly ends: string;
	readonly moves: string;
	readonly stays: string;
	readonly final: string;
	/** What the applicant will then be told. */
	readonly goesTo: (says: string) => string;
	readonly comment: string;
	readonly commentHint: string;
	/** Actions that are closed, and why. */
	readonly closed: string;
	/** What can be done only with the office's help; the contact follows. */
	readonly atOffice: (title: string) => string;
	readonly correctAtOffice: string;
	readonly letters: (count: number) => string;
	readonly disagree: string;
	readonly again: string;
	readonly askOffice: (office: string) => string;
	readonly stepExpected: string;
	readonly stepLate: string;
	readonly clockWaits: string;
	readonly clockStands: string;
}

export type ScriptWord =
	| 'sending'
	| 'saved'
	| 'offline'
	| 'again'
	| 'left'
	| 'over'
	| 'uploading'
	| 'uploaded'
	| 'notUploaded'
	| 'cancel'
	| 'remove';

export type DurationUnit = 'working days' | 'working hours' | 'days' | 'hours' | 'minutes' | 'months' | 'years' | 'weeks';

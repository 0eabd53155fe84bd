/* Made from schemas/record by `npm run types:generate`; not to be edited. */

/**
 * UTC, ISO 8601 with milliseconds.
 */
export type Instant = string;
/**
 * Any JSON value but null; a number has at most 15 significant digits.
 */
export type JsonValue = string | number | boolean | JsonValue[] | JsonGroup;

/**
 * Everything the record is made of.
 */
export interface RecordShapes {
	application: Application;
	draft: Draft;
	entry: Entry;
	stored: StoredContent;
}
/**
 * One person's use of a service once it was sent: everything a decision needs, in one document. Written here as it is worked with, opened. In the store `content` isn't there; in its place stand `clear`, `blind` and `sealed` (`$defs/stored`). A key that isn't listed is from a later version of Loket and is kept as it is.
 */
export interface Application {
	/**
	 * Never changes; the draft's own id.
	 */
	id: string;
	kind: 'application';
	service: string;
	/**
	 * The version it keeps for life unless moved.
	 */
	version: number;
	/**
	 * Made up, in practice mode.
	 */
	practice: boolean;
	/**
	 * The store's own; one more with each write. Callers name the visit.
	 */
	revision: number;
	/**
	 * A name, not a key: random, with a check character, never reused.
	 */
	reference: string;
	/**
	 * The office applied to, or null where the catalogue has none.
	 */
	office: string | null;
	/**
	 * How it came: web, counter, api …
	 */
	channel: string;
	/**
	 * The applicant's language, in which messages are written.
	 */
	locale: string;
	created: Instant;
	submitted: Instant;
	/**
	 * The date on which `today` was frozen for expressions over answers; corrections use it.
	 */
	on: string;
	/**
	 * The applicant's account, or null.
	 */
	owner: string | null;
	/**
	 * Who filed for the applicant, or null.
	 */
	filler: null | Filler;
	secret: Secret;
	state: string;
	/**
	 * The number of the entry by which the state was entered.
	 */
	visit: number;
	entered: Instant;
	/**
	 * The office that works it now, or null.
	 */
	desk: string | null;
	/**
	 * Every office that works or worked it: its officers may see it.
	 */
	offices: string[];
	/**
	 * State → the state from which it was last entered by another; where `back` leads.
	 */
	origins: {
		[k: string]: string;
	};
	/**
	 * Action (`submitted`, `verification.accept`) → ids of everyone who ever took it, for four eyes.
	 */
	took: {
		[k: string]: string[];
	};
	/**
	 * Work waiting in the present state.
	 */
	tasks: Task[];
	/**
	 * State → role → who held the task when the state was last left; a resubmission or `back` gives it to them again.
	 */
	holders: {
		[k: string]: {
			[k: string]: string;
		};
	};
	clock: Clock;
	/**
	 * Open timers: rule and stretches, never a moment, so that a new calendar moves them.
	 */
	timers: OpenTimer[];
	/**
	 * Effects still to run, in order.
	 */
	effects: Effect[];
	outbox?: OutboxState;
	issued: Issue[];
	/**
	 * Every time it was sent, first and after corrections; the answers of each are in the sealed part of its entry.
	 */
	submissions: Submission[];
	/**
	 * Idempotency keys of what was done, kept as long as the visit lasts and at least 7 days.
	 */
	keys: RepeatKey[];
	/**
	 * The last entry that was moved to a row of its own: its number and hash; null while none was.
	 */
	before: null | Moved;
	/**
	 * The newest entries, without a gap up to the last.
	 */
	entries: Entry[];
	/**
	 * Derived: the moment of the next timer, or null. Remade when a calendar is published.
	 */
	nextTimerAt: null | Instant;
	content: Content;
}
export interface Filler {
	person: string;
	role: string | null;
	office: string | null;
}
/**
 * Of the link that opens it: only a hash is stored; a new link raises the generation.
 */
export interface Secret {
	hash: string;
	generation: number;
}
/**
 * Work waiting for a role in the present state. Its holder has claimed it: other holders of the role may not take the state's own actions.
 */
export interface Task {
	role: string;
	office: string | null;
	/**
	 * Who claimed it, or null.
	 */
	person: string | null;
}
export interface Clock {
	/**
	 * How the promise's clock stands; `over` once an end state was reached: it doesn't run again when the application is reopened.
	 */
	now: 'running' | 'stopped' | 'waiting' | 'over';
	/**
	 * Stretches in which the promise's clock ran; none while the application only waited.
	 */
	promise: RecordSpan[];
	/**
	 * The same for the present state's due date.
	 */
	due: RecordSpan[];
}
export interface RecordSpan {
	from: Instant;
	to: null | Instant;
}
export interface OpenTimer {
	rule: string;
	of: 'entry' | 'due' | 'promise' | 'date';
	/**
	 * Stretches in which what it counts from ran; empty for a date.
	 */
	spans: RecordSpan[];
	/**
	 * The entry by which it fired, or null.
	 */
	fired: number | null;
}
/**
 * Ids only: what is shown is worked out from the submission, facts and marks as of the entry.
 */
export interface Effect {
	/**
	 * Stable: sending again bears the same id.
	 */
	id: string;
	/**
	 * The entry that caused it.
	 */
	entry: number;
	/**
	 * number (claim the letter's number), issue (make the letter), notify (send a message) … later kinds add words.
	 */
	kind: string;
	/**
	 * The event it follows: `submitted`, a state, `state.action`, the id of a timer.
	 */
	on: string;
	letter: string | null;
	/**
	 * Index of the notice in the definition; null for a timer's own message.
	 */
	notice: number | null;
	/**
	 * `applicant` or a role.
	 */
	to: string | null;
	via: string[];
	/**
	 * The office for which it happens.
	 */
	office: string | null;
}
/**
 * By id of the effect or mail. Not part of the history: entries say what was done, this only what is under way.
 */
export interface OutboxState {
	[k: string]: Trying;
}
/**
 * How far one effect has come.
 */
export interface Trying {
	/**
	 * How often it was claimed. The number of the latest claim fences: whoever holds an earlier one can't record.
	 */
	tries: number;
	at: Instant;
	/**
	 * Until when its holder has it; null while nobody does.
	 */
	until: null | Instant;
	/**
	 * Why it was not done the last time, as a word; null before the first failure.
	 */
	reason: string | null;
	/**
	 * When it first failed, or null.
	 */
	since: null | Instant;
	/**
	 * Does it need a person?
	 */
	stuck: boolean;
}
export interface Issue {
	letter: string;
	/**
	 * The deciding entry.
	 */
	entry: number;
	office: string | null;
	/**
	 * As printed; null until it was claimed, or where the letter has none.
	 */
	number: string | null;
	valid: string | null;
}
export interface Submission {
	number: number;
	entry: number;
	at: Instant;
}
export interface RepeatKey {
	key: string;
	/**
	 * HMAC of the body it came with.
	 */
	body: string;
	entry: number;
	at: Instant;
}
export interface Moved {
	number: number;
	hash: string;
}
/**
 * One thing that happened to an application, as facts. Entries are only ever added. They hold ids of persons, never names, and never what anybody answered or wrote: of that only a keyed commitment, so that the chain can be verified after personal data was erased.
 */
export interface Entry {
	/**
	 * The application's id, so that an entry can't be moved to another chain.
	 */
	application: string;
	/**
	 * Counted from 1 in each application, without gaps.
	 */
	number: number;
	/**
	 * submitted, action, timer, claimed, released, noted, numbered, issued, notified, reopened … Words in kebab-case; later kinds add words.
	 */
	kind: string;
	at: Instant;
	recorded: Instant;
	who: Who;
	/**
	 * Who did it on the applicant's behalf, or null.
	 */
	filler: null | Filler;
	/**
	 * The action taken: `verification.accept`, of `anywhere` its bare id (`withdraw`); `submitted`; null where no action was taken.
	 */
	action: string | null;
	/**
	 * The timer that fired, by id (`verification.0`), or null.
	 */
	rule: string | null;
	/**
	 * The law by which silence decided, or null.
	 */
	deemed: string | null;
	/**
	 * States left, in order.
	 */
	left: string[];
	/**
	 * States entered, in order; the entry's number is the new visit.
	 */
	entered: string[];
	/**
	 * The state afterwards.
	 */
	state: string;
	/**
	 * The number of the entry by which that state was entered.
	 */
	visit: number;
	/**
	 * How the promise's clock stands afterwards; `over` once an end state was reached.
	 */
	clock: 'running' | 'stopped' | 'waiting' | 'over';
	/**
	 * Does the due date of the state run afterwards?
	 */
	due: boolean;
	/**
	 * The office that works the application afterwards, or null.
	 */
	office: string | null;
	/**
	 * What ended with it: due dates as they stood, timers, tasks.
	 */
	ended: Ended[];
	/**
	 * Tasks opened on entering; `person` holds it from the start (given back to its last holder), else null.
	 */
	tasks: Task[];
	/**
	 * Timers begun.
	 */
	timers: BegunTimer[];
	/**
	 * Tasks claimed by it (with a person) or released (null).
	 */
	claims: Claim[];
	/**
	 * Ids of timers that will not fire again in this visit because this entry settled them.
	 */
	fired: string[];
	/**
	 * The number of the submission made by it, or null.
	 */
	submission: number | null;
	/**
	 * Documents issued by it.
	 */
	letters: IssuedLetter[];
	/**
	 * What must happen because of it.
	 */
	effects: Effect[];
	/**
	 * Ids of effects that are done with this entry.
	 */
	done: string[];
	/**
	 * Of kind `notified`, where there was nothing to send: why, as a word (`no-address`). Absent otherwise.
	 */
	reason?: string;
	/**
	 * Of kind `numbered`: the number claimed for a letter, else null.
	 */
	numbered: null | Numbered;
	/**
	 * Part → HMAC-SHA-256 (hex) over the part's canonical JSON (RFC 8785), under a key derived by HKDF from the application's key for this entry and part. Parts: answers, edit, facts, ask, comment, marks, signer, contact.
	 */
	commitments: {
		[k: string]: string;
	};
	/**
	 * The hash of the entry before, or null for the first.
	 */
	before: string | null;
	/**
	 * SHA-256 (hex) over the canonical JSON (RFC 8785) of this entry without `hash`.
	 */
	hash: string;
}
/**
 * Who did it.
 */
export interface Who {
	/**
	 * `system` is timers and effects; `machine` another system with a role of its own.
	 */
	kind: 'applicant' | 'officer' | 'system' | 'machine';
	/**
	 * Their id, or null (an applicant without an account, the system).
	 */
	person: string | null;
	/**
	 * The role in which it was done; `applicant`; null for the system.
	 */
	role: string | null;
	/**
	 * The office for which it was done, or null.
	 */
	office: string | null;
	/**
	 * In which capacity, where not their own: `acting` (plt., plh.), or null.
	 */
	capacity: string | null;
}
export interface Ended {
	what: 'due' | 'promise' | 'timer' | 'task';
	/**
	 * The timer's rule, the task's role; null for `due` and `promise`.
	 */
	id: string | null;
	/**
	 * The moment as it stood, or null where there was none.
	 */
	due: null | Instant;
}
export interface BegunTimer {
	/**
	 * `verification.0`: the first timer of a state; `0`: the workflow's own first.
	 */
	rule: string;
	/**
	 * What it counts from.
	 */
	of: 'entry' | 'due' | 'promise' | 'date';
}
export interface Claim {
	role: string;
	person: string | null;
}
export interface IssuedLetter {
	/**
	 * Its id in the definition.
	 */
	letter: string;
	/**
	 * The last day on which it holds, or null for ever.
	 */
	valid: string | null;
}
export interface Numbered {
	letter: string;
	series: string;
	/**
	 * The year of the deciding entry in the office's zone; empty where the series never begins again.
	 */
	period: string;
	sequence: number;
	/**
	 * As printed: `474/0118/KEL-MLT/XII/2026`.
	 */
	number: string;
}
/**
 * What people answered and wrote. In the store it is sealed under the application's own key, but for fields with `personal: none`.
 */
export interface Content {
	answers: JsonGroup;
	facts: JsonGroup;
	/**
	 * Pointer of a list → the ids of its rows, in order.
	 */
	rows: {
		[k: string]: string[];
	};
	/**
	 * Pointer of an answer → where it came from, when not from the person: default, compute, prefill …
	 */
	provenance: {
		[k: string]: string;
	};
	/**
	 * Answers the applicant is asked to correct now.
	 */
	marks: Mark[];
	contact: Contact;
	/**
	 * By number of entry.
	 */
	parts: {
		[k: string]: Parts;
	};
	files: FilesById;
}
export interface JsonGroup {
	[k: string]: JsonValue;
}
/**
 * An answer that must be corrected, and why.
 */
export interface Mark {
	/**
	 * JSON Pointer into the answers: a field, a group or a list.
	 */
	path: string;
	reason: string | null;
}
/**
 * How notices reach the applicant, and who that is.
 */
export interface Contact {
	email: string | null;
	phone: string | null;
	nik: string | null;
}
/**
 * What was answered and written with one entry, by part; each is committed to in the entry. A part that isn't there is absent.
 */
export interface Parts {
	answers?: JsonGroup;
	edit?: JsonPatch;
	facts?: JsonPatch;
	ask?: JsonGroup;
	comment?: string;
	marks?: Mark[];
	signer?: Signer;
	contact?: Contact;
}
/**
 * A JSON Merge Patch (RFC 7396).
 */
export interface JsonPatch {
	[k: string]: unknown;
}
/**
 * The deciding officer as they were on that day.
 */
export interface Signer {
	name: string;
	rank: string | null;
	nip: string | null;
	capacity: string;
}
/**
 * Uploaded files, by id; each is sealed under a key of its own and stands apart.
 */
export interface FilesById {
	[k: string]: FileFacts;
}
/**
 * What is known of an uploaded file.
 */
export interface FileFacts {
	/**
	 * As the person named it, made safe: a base name without control characters.
	 */
	name: string;
	/**
	 * Media type, as proven.
	 */
	type: string;
	/**
	 * Bytes, as kept.
	 */
	size: number;
	/**
	 * SHA-256 of the bytes as kept, hex.
	 */
	hash: string;
}
/**
 * An application not yet sent, or a correction under way. Not chained and not audited. Its `content` is sealed whole under a key of its own, which becomes the application's key when it is sent.
 */
export interface Draft {
	/**
	 * Becomes the application's id.
	 */
	id: string;
	kind: 'draft';
	service: string;
	version: number;
	practice: boolean;
	revision: number;
	office: string | null;
	channel: string;
	locale: string;
	created: Instant;
	saved: Instant;
	/**
	 * When it is given up.
	 */
	expires: null | Instant;
	owner: string | null;
	filler: null | Filler;
	secret: Secret;
	/**
	 * Of a correction under way: which application, in which visit; else null. Officers don't see it.
	 */
	correction: null | CorrectionOf;
	outbox?: OutboxState;
	content: DraftContent;
}
export interface CorrectionOf {
	application: string;
	visit: number;
}
export interface DraftContent {
	answers: JsonGroup;
	/**
	 * Page → pointers of the fields that were relevant when it was sent.
	 */
	passed: {
		[k: string]: string[];
	};
	rows: {
		[k: string]: string[];
	};
	provenance: {
		[k: string]: string;
	};
	/**
	 * Mails with the draft's private link that were asked for; those sent more than a day ago are gone. Absent where none was.
	 */
	mails?: LinkMail[];
	/**
	 * Pointer → texts that could not be read, kept as typed.
	 */
	typed: {
		[k: string]: {
			[k: string]: string[];
		};
	};
	files: FilesById;
}
export interface LinkMail {
	/**
	 * Stable: sending again bears the same id.
	 */
	id: string;
	/**
	 * The address it was asked for.
	 */
	to: string;
	at: Instant;
	/**
	 * When it was sent, or null.
	 */
	sent: null | Instant;
}
/**
 * What stands in the place of `content` in the store.
 */
export interface StoredContent {
	clear: ClearContent;
	/**
	 * Keyed hashes of what officers may search by.
	 */
	blind: string[];
	/**
	 * The rest of `content`: AES-256-GCM under the application's key, bound to application, version and part; base64.
	 */
	sealed: string;
}
/**
 * Answers and facts of fields with `personal: none`, by the same keys.
 */
export interface ClearContent {
	answers: JsonGroup;
	facts: JsonGroup;
}

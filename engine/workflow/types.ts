import type { Application, Effect, Entry, FilesById, Filler, Mark, Signer } from '../../schemas/generated/record.js';
import type { Says } from '../definition/problem.js';
import type { Ask, Catalogue, Service } from '../definition/service.js';
import type { Group, Scope } from '../expression/types.js';
import type { AnswerProblem, Circumstances } from '../form/types.js';
import type { Instant } from '../time/types.js';

/** Who acts, as known at this moment (2b-25). */
export interface Actor {
	/** An applicant was let in by account or link; an officer by sign-in; a machine has a role of its own. */
	readonly kind: 'applicant' | 'officer' | 'machine';
	/** The person, whatever account they use; null for an applicant without one. */
	readonly person: string | null;
	/** Roles held now; `office` null: in every office. */
	readonly roles: readonly { readonly role: string; readonly office: string | null }[];
	readonly email: string | null;
	/** The blind form of their NIK (`World.blind`), or null. */
	readonly nik: string | null;
	/** `acting` (plt., plh.), or null. */
	readonly capacity: string | null;
	/** Who signs, frozen with a decision that issues something. */
	readonly signer: Signer | null;
}

/** What the world outside the application says. */
export interface World {
	readonly service: Service;
	readonly catalogue: Catalogue;
	readonly now: Instant;
	/** The language of messages to whoever acts. */
	readonly locale: string;
	/** Is this person enabled and in this role now, in this office? */
	readonly holds: (person: string, role: string, office: string | null) => boolean;
	/** The keyed hash by which identifiers are compared. */
	readonly blind: (value: string) => string;
	/** Reads what people answered; wired to the form. */
	readonly read: Readers;
	/** The application's own key; commitments are made with keys derived from it. */
	readonly key: Uint8Array;
}

/** What the workflow needs of the form: relevance, computed answers and problems, in one go. */
export interface Readers {
	/** All answers of the service, settled and validated as at submission; problems in the language of the circumstances. */
	readonly answers: (answers: Group, circumstances: Circumstances) => Read;
	/** What an action asks, settled and validated; expressions see answers, facts, and what stands beside it unasked. */
	readonly asked: (ask: Ask, values: Group, scope: Scope, beside: Group) => Read;
}

export interface Read {
	/** The relevant part, computed values in place. */
	readonly answers: Group;
	/** Pointers of what isn't relevant. */
	readonly hidden: ReadonlySet<string>;
	readonly problems: readonly AnswerProblem[];
}

/** What somebody wants to do. */
export interface Command {
	/** `accept` of the present state, `verification.accept`, or an action of `anywhere`. */
	readonly action: string;
	/** The visit they saw. */
	readonly visit: number;
	readonly actor: Actor;
	/** Done at the counter for the applicant; the entry names who filed (2b-34). */
	readonly onBehalf?: boolean;
	/** What `ask` asks, as a JSON Merge Patch of the last values. */
	readonly with?: Patch;
	/** Which row an `ask: { row: … }` is about, counted from 1. */
	readonly row?: number;
	/** Changed answers: a JSON Merge Patch (RFC 7396). */
	readonly answers?: Patch;
	/** Pointer of a list → ids of its rows as sent, where they aren't the old ones by place. */
	readonly rows?: Readonly<Record<string, readonly string[]>>;
	readonly marks?: readonly Mark[];
	readonly comment?: string;
	/** Idempotency key, and the keyed hash of the body it came with. */
	readonly key?: { readonly key: string; readonly body: string };
}

/** A JSON Merge Patch as it came: `null` takes away. */
export interface Patch {
	readonly [name: string]: unknown;
}

/** Why an action is closed to this person now. */
export interface Blocker {
	/**
	 * `visit` another visit than the one seen · `action` no such action here · `role` · `office` · `claimed` · `not-same-as` · `own-file` ·
	 * `filed` · `when` · `to` no line of `to` holds · `key` the idempotency key was used for something else.
	 */
	readonly code:
		| 'visit'
		| 'action'
		| 'role'
		| 'office'
		| 'claimed'
		| 'not-same-as'
		| 'own-file'
		| 'filed'
		| 'when'
		| 'to'
		| 'key';
	readonly says: Says;
}

/** Recorded: the new document, the entry, every entry written on the way (settled timers first), and the effects to run. */
export interface Taken {
	readonly ok: true;
	readonly application: Application;
	readonly entry: Entry;
	readonly entries: readonly Entry[];
	readonly effects: readonly Effect[];
	/** Pointers of answers that were sent along but aren't open for correction (2b-26). */
	readonly ignored: readonly string[];
	/** The same command had been recorded before: nothing new was written. */
	readonly repeated: boolean;
}

/** Refused. Timers that were due stay settled: `application` and `entries` say so. */
export interface Refused {
	readonly ok: false;
	readonly blockers: readonly Blocker[];
	/** What is wrong in what was sent; `path` is a JSON Pointer into the command: `/comment`, `/with/complete`, `/answers/name`, `/marks/0/path`. */
	readonly problems: readonly AnswerProblem[];
	readonly application: Application;
	readonly entries: readonly Entry[];
	readonly ignored: readonly string[];
}

/** What a submission is made of: the draft, read and settled. */
export interface Submission {
	readonly id: string;
	readonly service: string;
	readonly version: number;
	readonly practice: boolean;
	readonly revision: number;
	readonly reference: string;
	readonly office: string | null;
	readonly channel: string;
	readonly locale: string;
	readonly created: Instant;
	readonly owner: string | null;
	readonly filler: Filler | null;
	readonly secret: Application['secret'];
	/** Relevant and valid, computed answers worked out. */
	readonly answers: Group;
	readonly rows: { [pointer: string]: string[] };
	readonly provenance: { [pointer: string]: string };
	readonly files: FilesById;
	readonly key?: { readonly key: string; readonly body: string };
}

import type { Instant } from '../time/types.js';
import type { FormTarget } from './common.js';
import type { Frame } from './frame.js';
import type { SafeUrl } from './url.js';

/** `/drafts/:id/later`: it is saved; how to come back. Buttons post `then`: `mail`; language buttons post `lang`. */
export interface LaterView {
	readonly view: 'later';
	readonly frame: Frame;
	readonly service: string;
	/** It is kept until this moment; null: it isn't given up by itself. */
	readonly until: Instant | null;
	/** The private link to the draft, absolute, for keeping. */
	readonly keep: string;
	/** Where it goes on now. */
	readonly resume: SafeUrl;
	readonly mail: MailView;
}

/** The link by e-mail. */
export interface MailView {
	readonly form: FormTarget;
	/** What stands in the field: as typed, else what the form knows already; '' = nothing. */
	readonly email: string;
	readonly problem: string | null;
	/** The address it was last sent to, as typed, or null. */
	readonly sent: string | null;
}

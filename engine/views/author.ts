/** What only the author of a definition sees, while writing it. */
import type { Severity } from '../definition/problem.js';
import type { Frame } from './frame.js';
import type { SafeUrl } from './url.js';

/** A problem of the folder, in one language. */
export interface NoteView {
	readonly code: string;
	readonly severity: Severity;
	/** `usaha/service.yaml:12:5` */
	readonly place: string;
	readonly says: string;
	readonly repair: string | null;
	/** The line itself with its mark under it; null where there is none to show. */
	readonly line: string | null;
}

/** What stands above every page. */
export interface PanelView {
	readonly locale: string;
	readonly counts: Readonly<Record<Severity, number>>;
	readonly notes: readonly NoteView[];
	/** The list for authors. */
	readonly list: SafeUrl;
}

/** What stands within a page, beside what it is about. */
export interface PinnedView {
	/** A field by its path, the page's heading, or a step of the way by its title. */
	readonly at:
		| { readonly kind: 'field'; readonly path: string }
		| { readonly kind: 'heading' }
		| { readonly kind: 'step'; readonly title: string };
	readonly note: NoteView;
}

/** Everything the author sees on one page. */
export interface AuthorView {
	readonly panel: PanelView;
	readonly pinned: readonly PinnedView[];
	/** Which state of the folder the page shows: another one is loaded anew. */
	readonly revision: string;
}

/** `/dev`: the services of the folder, their personas, and a way to every page. */
export interface AuthorsView {
	readonly view: 'authors';
	readonly frame: Frame;
	readonly services: readonly AuthoredService[];
	readonly gallery: SafeUrl;
}

export interface AuthoredService {
	readonly id: string;
	readonly title: string;
	/** Null: no version of it was sound yet. */
	readonly url: SafeUrl | null;
	readonly counts: Readonly<Record<Severity, number>>;
	readonly personas: readonly AuthoredPersona[];
	/** What the personas go through: pages, conditions, table rows, actions, ends. */
	readonly coverage: readonly {
		readonly of: CoveredPart;
		readonly covered: number;
		readonly total: number;
		readonly missing: readonly string[];
	}[];
}

export type CoveredPart = 'pages' | 'conditions' | 'rows' | 'actions' | 'ends';

export interface AuthoredPersona {
	readonly name: string;
	readonly ok: boolean;
	/** What it didn't meet. */
	readonly problems: readonly string[];
	/** Each page it meets, opened with its answers. */
	readonly pages: readonly { readonly title: string; readonly url: SafeUrl }[];
	/** Its status page after the form and after each step that led to another state. */
	readonly states: readonly { readonly title: string; readonly url: SafeUrl }[];
	/** Check-your-answers with its answers; null where they don't hold together. */
	readonly check: SafeUrl | null;
}

/** What the routes work with: everything they need, wired by the command that starts the server. */
import type { Logger } from 'pino';
import type { Applications } from '../applications/types.js';
import type { Field, Page, Service } from '../definition/service.js';
import type { Versions } from '../services/versions.js';
import type { Store } from '../store/port/store.js';
import type { AboutView } from '../views/about.js';
import type {
	ActView,
	CheckView,
	ConfirmationView,
	HomeView,
	ProblemView,
	QuestionView,
	RemoveRowView,
	RowView,
	ServiceView,
	StartView,
	StatusView,
} from '../views/citizen.js';
import type { LaterView } from '../views/later.js';
import type { PracticeView } from '../views/practice.js';
import type { SafeUrl } from '../views/url.js';
import type { Guesses } from './guesses.js';
import type { Site } from './site.js';
import type { Budget } from './uploads/budget.js';

export interface House {
	readonly site: Site;
	readonly store: Store;
	readonly applications: Applications;
	readonly versions: Versions;
	readonly render: Render;
	readonly style: () => Promise<Style>;
	readonly script: Script;
	readonly guesses: Guesses;
	/** What uploads may hold in memory. */
	readonly uploads: Budget;
	readonly log: Logger;
	readonly now: () => Date;
	/** An unguessable id of 128 bit. */
	readonly randomId: () => string;
	/** Makes tokens of pages. */
	readonly tokenKey: Uint8Array;
}

/** The renderer: each view to the text of a page. */
export interface Render {
	readonly home: (view: HomeView) => string;
	readonly service: (view: ServiceView) => string;
	readonly start: (view: StartView) => string;
	/** The page's template is made once a version. */
	readonly question: (view: QuestionView, page: Page, service: Service) => string;
	/** `row` is the row's pointer; the template is made once a version and list. */
	readonly row: (view: RowView, list: Field, row: string, service: Service) => string;
	readonly removeRow: (view: RemoveRowView) => string;
	readonly check: (view: CheckView) => string;
	readonly confirmation: (view: ConfirmationView) => string;
	readonly status: (view: StatusView) => string;
	readonly act: (view: ActView) => string;
	readonly problem: (view: ProblemView) => string;
	readonly later: (view: LaterView) => string;
	readonly about: (view: AboutView) => string;
	readonly practice: (view: PracticeView) => string;
}

/** The one script of pages with a form; its address holds its hash. */
export interface Script {
	readonly js: string;
	readonly url: SafeUrl;
}

/** The one stylesheet of pages, in the colours of the catalogue now published; its address holds its hash. */
export interface Style {
	readonly css: string;
	readonly url: SafeUrl;
	/** `sha256-…`, for a page that carries it itself. */
	readonly integrity: string;
}

/* Made from schemas/catalogue.schema.json by `npm run types:generate`; not to be edited. */

/**
 * A time zone of the IANA database: `Asia/Jakarta`, `Asia/Makassar`, `Asia/Jayapura`.
 */
export type Zone = string;
/**
 * A text that people read, in the service's language. It may hold expressions: `Halo, {{ applicant.name }}`. Shown as text, never as HTML.
 */
export type TextForPeople = string;
/**
 * A language: `id`, `en`, `jv`, `su`.
 */
export type Locale = string;

/**
 * What all services of a folder share: `catalogue.yaml`. Never frozen with a version: it always counts as it is now.
 */
export interface Catalogue {
	/**
	 * The organisations that answer for services, by id.
	 */
	organisations?: {
		[k: string]: Organisation;
	};
	/**
	 * The time zone of all offices that don't say another. Without it, `Asia/Jakarta`.
	 */
	zone?: Zone;
	/**
	 * The working calendar: the name of a file of `calendars/`, without its ending.
	 */
	calendar?: string;
	/**
	 * The offices that work on applications, by id.
	 */
	offices?: {
		[k: string]: Office;
	};
	/**
	 * What officers are, by id. Actions name them in `by`.
	 */
	roles?: {
		[k: string]: Role;
	};
	/**
	 * The languages of the pages. Definitions are written in the first where they don't say another.
	 */
	languages?: Locale[];
	/**
	 * The categories of services, by id.
	 */
	categories?: Titled;
	/**
	 * The events in life that services are for, by id.
	 */
	lifeEvents?: Titled;
	theme?: Theme;
	contact?: Contact;
}
export interface Organisation {
	/**
	 * Its full name.
	 */
	name: string;
	/**
	 * Its web site.
	 */
	url?: string;
}
export interface Office {
	/**
	 * Its name: `Kelurahan Melati`.
	 */
	name: string;
	/**
	 * Its code in letter numbers: `KEL-MLT`. Without it, its id.
	 */
	code?: string;
	/**
	 * The area codes that belong to it, in quotes: `["3273010"]`.
	 */
	area?: string[];
	/**
	 * The Markdown file at the head of its letters: `./letterhead/melati.md`.
	 */
	letterhead?: string;
	/**
	 * Number series that go on from a paper register, by name.
	 */
	series?: {
		[k: string]: Series;
	};
	/**
	 * Its own time zone.
	 */
	zone?: Zone;
	/**
	 * Its own working calendar.
	 */
	calendar?: string;
}
export interface Series {
	/**
	 * The first number Loket gives: `118` where the paper register stands at 117.
	 */
	next?: number;
	/**
	 * The year in which `next` counts.
	 */
	in?: number;
	/**
	 * `yearly`: begins at 1 each year (meant where nothing is said). `never`: goes on.
	 */
	reset?: 'yearly' | 'never';
}
export interface Role {
	/**
	 * Its name: `Verifikator`.
	 */
	title: TextForPeople;
	/**
	 * How many hold it in each office. Without it, 1.
	 */
	seats?: number;
	/**
	 * `true` for the role that leads an office: the head.
	 */
	leads?: boolean;
}
export interface Titled {
	[k: string]: TitledEntry;
}
export interface TitledEntry {
	/**
	 * Its name.
	 */
	title: TextForPeople;
}
/**
 * The look of the pages.
 */
export interface Theme {
	/**
	 * The main colour, in quotes: `"#0b5d57"`. It must be dark enough for white text on it.
	 */
	brand?: string;
	/**
	 * One to three letters in the head of the pages.
	 */
	seal?: string;
	/**
	 * How round corners are, in pixels.
	 */
	radius?: number;
}
/**
 * Where people find help; shown on every page.
 */
export interface Contact {
	/**
	 * A telephone number, in quotes.
	 */
	phone?: string;
	/**
	 * When somebody answers: `Senin–Jumat 08.00–15.00`.
	 */
	hours?: TextForPeople;
	/**
	 * An e-mail address.
	 */
	email?: string;
}

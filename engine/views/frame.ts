import type { Link } from './common.js';
import type { SafeUrl } from './url.js';

/** What stands around every page. */
export interface Frame {
	/** `id`, `en`: the language of the page. */
	readonly locale: string;
	/** IANA zone in which moments are shown: `Asia/Jakarta`. */
	readonly zone: string;
	/** The moment the page is made, ISO 8601 in UTC: "yesterday 14.10" counts from it. */
	readonly now: string;
	/** Languages the page exists in, in the catalogue's order. Fewer than two: no switch is shown. */
	readonly languages: readonly Language[];
	/** Where the name in the head leads. */
	readonly home: SafeUrl;
	/** Initials shown as a seal: `KM`; null = no seal. */
	readonly seal: string | null;
	/** First line of the head: the office, or on the pages of a form the service. */
	readonly name: string;
	/** Second line: the organisation, or the office. */
	readonly under: string | null;
	/** True in practice mode: a strip says that nothing reaches an office. */
	readonly practice: boolean;
	/** Where the made-up applications are, linked in the strip; null where there is no way there from this page. */
	readonly madeUp: SafeUrl | null;
	/** Quiet links at the foot. */
	readonly links: readonly Link[];
	readonly contact: { readonly phone: string | null; readonly hours: string | null; readonly email: string | null };
	/** The stylesheet's address; `inline` holds its text where the page shall carry it (first visit), else null. */
	readonly style: { readonly url: SafeUrl; readonly inline: string | null };
	/** The page's script; null on pages it has nothing to do on. */
	readonly script: SafeUrl | null;
}

export interface Language {
	readonly locale: string;
	/** The same page in that language (`?lang=en`). On pages with a form it isn't used: there a submit button `lang` keeps what was typed. */
	readonly url: SafeUrl;
}

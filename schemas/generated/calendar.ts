/* Made from schemas/calendar.schema.json by `npm run types:generate`; not to be edited. */

/**
 * A text that people read, in the service's language. It may hold expressions: `Halo, {{ applicant.name }}`. Shown as text, never as HTML.
 */
export type TextForPeople = string;
/**
 * Spans in quotes, in order: `["08:00-12:00", "13:00-16:00"]`.
 */
export type OpeningHours = string[];
/**
 * A day: `2026-12-31`.
 */
export type Day = string;

/**
 * When offices are open: a file of `calendars/`. A date after the last year with holidays is worked out without any, and says so.
 */
export interface Calendar {
	/**
	 * Its name.
	 */
	title?: TextForPeople;
	/**
	 * Opening hours by weekday. A day that isn't named is closed.
	 */
	hours: Week;
	/**
	 * Days without work, by year.
	 */
	holidays?: {
		[k: string]: HolidayYear;
	};
	/**
	 * Single days that are otherwise than the week and the holidays say.
	 */
	substitutions?: Substitution[];
}
export interface Week {
	monday?: OpeningHours;
	tuesday?: OpeningHours;
	wednesday?: OpeningHours;
	thursday?: OpeningHours;
	friday?: OpeningHours;
	saturday?: OpeningHours;
	sunday?: OpeningHours;
}
export interface HolidayYear {
	/**
	 * The decree: `SKB 1497/2025`.
	 */
	source?: string;
	/**
	 * The date of the decree.
	 */
	date?: Day;
	/**
	 * The days, each with its name.
	 */
	days: Holiday[];
}
export interface Holiday {
	/**
	 * The day.
	 */
	date: Day;
	/**
	 * Its name: `Nyepi`.
	 */
	title?: TextForPeople;
}
export interface Substitution {
	/**
	 * The day.
	 */
	date: Day;
	/**
	 * `true`: worked. `false`: not.
	 */
	working: boolean;
	/**
	 * The day it stands for, whose weekday's hours it has.
	 */
	for?: Day;
	/**
	 * Hours of its own: `["08:00-12:00"]`.
	 */
	hours?: OpeningHours;
	/**
	 * Its name.
	 */
	title?: TextForPeople;
	/**
	 * The decree or letter.
	 */
	source?: string;
}

/** An instant: ISO 8601 in UTC with milliseconds, `2026-11-25T02:00:00.000Z`. */
export type Instant = string;
/** A plain date, `2026-11-25`. */
export type PlainDate = string;

/** A length of time as authors write it (2b-32): `3 working days`, `4 working hours`, `14 days`, `2 hours`, `30 minutes`, `5 years`, `until 2027-01-31`. */
export type Duration =
	| {
			readonly unit: 'working days' | 'working hours' | 'days' | 'hours' | 'minutes' | 'months' | 'years' | 'weeks';
			readonly count: number;
	  }
	| { readonly unit: 'until'; readonly date: PlainDate };

/** Opening hours of one day, minutes from midnight: [[480, 720], [780, 960]]. */
export type Hours = readonly (readonly [from: number, to: number])[];

export interface Calendar {
	readonly id: string;
	readonly title: string;
	/** Monday = 0 … Sunday = 6; a day without hours is closed. */
	readonly week: readonly Hours[];
	readonly holidays: ReadonlyMap<PlainDate, string>;
	/** Years for which holidays are given; a date beyond the last says so. */
	readonly years: readonly number[];
	readonly substitutions: ReadonlyMap<
		PlainDate,
		{ readonly working: boolean; readonly hours: Hours; readonly title: string; readonly source: string | null }
	>;
}

/** A time zone and the calendar that says when an office is open. */
export interface Place {
	readonly zone: string;
	readonly calendar: Calendar;
}

/** A stretch in which a clock ran; `to` is null while it runs. */
export interface Span {
	readonly from: Instant;
	readonly to: Instant | null;
}

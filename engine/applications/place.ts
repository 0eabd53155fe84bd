import type { Catalogue } from '../definition/service.js';
import { ordinaryCalendar } from '../time/calendar.js';
import type { Place } from '../time/types.js';

/** The zone and calendar of an office; where it has none, or there is no office, the catalogue's. */
export function placeOf(catalogue: Catalogue, office: string | null): Place {
	const at = office === null ? undefined : catalogue.offices.get(office);
	const calendar = catalogue.calendars.get(at?.calendar ?? catalogue.calendar ?? '');
	return { zone: at?.zone ?? catalogue.zone, calendar: calendar ?? ordinaryCalendar };
}

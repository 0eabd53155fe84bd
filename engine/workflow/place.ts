import type { Application } from '../../schemas/generated/record.js';
import type { Catalogue } from '../definition/service.js';
import { ordinaryCalendar } from '../time/calendar.js';
import type { Place } from '../time/types.js';

/** Zone and calendar of an office; of the catalogue where it has none of its own, or there is no office (2.1). */
export function placeOf(catalogue: Catalogue, office: string | null): Place {
	const own = office === null ? undefined : catalogue.offices.get(office);
	const name = own?.calendar ?? catalogue.calendar;
	return {
		zone: own?.zone ?? catalogue.zone,
		calendar: (name === null ? undefined : catalogue.calendars.get(name)) ?? ordinaryCalendar,
	};
}

/** Where an application is worked now: its clocks run by that office's zone and calendar. */
export function deskPlace(catalogue: Catalogue, application: Pick<Application, 'desk' | 'office'>): Place {
	return placeOf(catalogue, application.desk ?? application.office);
}

/** The office meant by its id, or by an area code that belongs to one (2b-46); null where it is neither. */
export function officeNamed(catalogue: Catalogue, value: unknown): string | null {
	if (typeof value !== 'string' || value === '') return null;
	if (catalogue.offices.has(value)) return value;
	const holders = [...catalogue.offices.values()].filter((office) => office.area.includes(value));
	return holders.length === 1 ? (holders[0]?.id ?? null) : null;
}

import type { CalendarData } from '../../time/calendar.js';
import { makeCalendar } from '../../time/calendar.js';
import type { Calendar } from '../../time/types.js';
import type { MapNode } from '../node.js';
import { placeAt } from '../node.js';
import type { Finding } from './context.js';
import { plain } from './reading.js';

/** A file of `calendars/`; what couldn't be read is reported at its place and left out, so the calendar is always usable. */
export function compileCalendar(id: string, node: MapNode, report: (finding: Finding) => void): Calendar {
	const { calendar, problems } = makeCalendar(id, plain(node) as CalendarData);
	for (const { code, path, says } of problems) report({ code, severity: 'error', at: placeAt(node, path), says });
	return calendar;
}

import { longestPath } from '../../catalogue/longest-path.js';
import { ordinaryCalendar } from '../../time/calendar.js';
import { formatDuration } from '../../time/duration.js';
import { placeAt } from '../node.js';
import { workingMinutes } from './lengths.js';
import type { Rule } from './rule.js';

/** A promise shorter than the due times on some way through the workflow add up to (2b-41). */
export const promiseTooShort: Rule = {
	code: 'promise-too-short',
	*run({ service, catalogue, source }) {
		const { promise } = service.workflow;
		const calendar = catalogue.calendars.get(catalogue.calendar ?? '') ?? ordinaryCalendar;
		const promised = promise === null ? null : workingMinutes(promise, calendar);
		if (promise === null || promised === null) return;
		const longest = longestPath(service.workflow, (due) => workingMinutes(due, calendar) ?? 0);
		const at = placeAt(source.root, ['workflow', 'promise']);
		if (longest.length > promised + 0.001) {
			const way = longest.states.map((id) => `\`${id}\``).join(' → ');
			yield {
				code: 'promise-too-short',
				severity: 'warning',
				at,
				says: {
					id: `Janji ${formatDuration(promise, 'id')} lebih pendek daripada jumlah tenggat pada jalan ${way}. Perpanjang janji, atau perpendek tenggatnya.`,
					en: `The promise of ${formatDuration(promise, 'en')} is shorter than the due times on the way ${way} add up to. Lengthen the promise, or shorten the due times.`,
				},
			};
		} else if (!longest.whole)
			yield {
				code: 'not-proved',
				severity: 'hint',
				at,
				says: {
					id: 'Alur ini punya terlalu banyak jalan untuk dijumlahkan semua; belum terbukti bahwa janji ini dapat ditepati.',
					en: 'This workflow has too many ways through to add them all up; that the promise can be kept is not proved.',
				},
			};
	},
};

import type { PersonView, PracticeView } from '../practice.js';
import { type Around, makeFrame } from './frame.js';

/** Somebody made up, with the title of the service they are about. */
export interface Person {
	readonly service: string;
	readonly view: PersonView;
}

/** The made-up people by service, in the order of the services' titles. */
export function makePractice(around: Around, people: readonly Person[], waiting: boolean): PracticeView {
	const titles = [...new Set(people.map(({ service }) => service))].toSorted((a, b) => a.localeCompare(b, around.locale));
	return {
		view: 'practice',
		frame: makeFrame(around),
		services: titles.map((title) => ({
			title,
			people: people.filter(({ service }) => service === title).map(({ view }) => view),
		})),
		waiting,
	};
}

import type { Place } from '../problem.js';

/** Turns offsets of a file's text into places and back. Offsets count UTF-16 units from 0, lines and columns from 1. */
export interface Lines {
	readonly file: string;
	readonly text: string;
	readonly placeAt: (offset: number) => Place;
	readonly offsetOf: (place: Place) => number;
	/** The text of a line without its end; '' where there is none. */
	readonly line: (number: number) => string;
}

export function makeLines(file: string, text: string): Lines {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	const startOf = (line: number): number => starts[line - 1] ?? text.length;
	return {
		file,
		text,
		placeAt: (offset) => {
			let low = 0;
			let high = starts.length - 1;
			while (low < high) {
				const middle = (low + high + 1) >> 1;
				if ((starts[middle] ?? 0) <= offset) low = middle;
				else high = middle - 1;
			}
			return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
		},
		offsetOf: (place) => startOf(place.line) + place.column - 1,
		line: (number) => text.slice(startOf(number), startOf(number + 1)).replace(/\r?\n$/, ''),
	};
}

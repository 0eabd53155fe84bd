/** Problems of a folder as its author reads them in a page. */

import { markedLine } from '../../definition/print.js';
import type { Problem, Severity } from '../../definition/problem.js';
import type { Files } from '../../definition/source.js';
import type { NoteView, PanelView } from '../author.js';
import { ownUrl } from '../url.js';

/** One problem, with the line it stands on. */
export function makeNote(problem: Problem, files: Files, locale: string): NoteView {
	const { code, severity, place, says, suggestion } = problem;
	const language = locale === 'en' ? 'en' : 'id';
	const line = (files.get(place.file) ?? '').split(/\r\n|\r|\n/)[place.line - 1] ?? null;
	const shown = markedLine(line, place.line, place.column);
	return {
		code,
		severity,
		place: `${place.file}:${place.line}:${place.column}`,
		says: says[language],
		repair: suggestion?.[language] ?? null,
		line: shown.length === 0 ? null : shown.join('\n'),
	};
}

/** All problems of a folder, above a page. */
export function makePanel(problems: readonly Problem[], files: Files, locale: string): PanelView {
	return {
		locale,
		counts: countsOf(problems),
		notes: problems.map((problem) => makeNote(problem, files, locale)),
		list: ownUrl(['dev']),
	};
}

/** How many there are of each severity. */
export function countsOf(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
	const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
	return { error: count('error'), warning: count('warning'), hint: count('hint') };
}

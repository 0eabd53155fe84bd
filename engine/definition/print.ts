import type { Problem } from './problem.js';

/** The languages problems are written in. */
export type ProblemLocale = 'id' | 'en';

const severities = {
	id: { error: 'kesalahan', warning: 'peringatan', hint: 'saran' },
	en: { error: 'error', warning: 'warning', hint: 'hint' },
} as const;

/** A long line is shown around the mark only. */
const widest = 160;

/**
 * A problem for reading: `file:line:column`, severity, sentence and code, the line itself with a mark under it, and the repair (2.6).
 * `line` is the text of the line the problem stands on, null where it can't be shown.
 */
export function formatProblem(problem: Problem, line: string | null, locale: ProblemLocale): string {
	const { place, severity, code, says, suggestion } = problem;
	const head = `${place.file}:${place.line}:${place.column} ${severities[locale][severity]}: ${says[locale]} [${code}]`;
	const repair = suggestion === undefined ? [] : [`  → ${suggestion[locale]}`];
	return [head, ...markedLine(line, place.line, place.column), ...repair].join('\n');
}

/** The line itself, led by its number, and under it a mark at the column; nothing where there is no line to show. */
export function markedLine(line: string | null, number: number, column: number): readonly string[] {
	if (line === null || line.trim() === '') return [];
	const start = column > widest - 40 ? column - 41 : 0;
	const shown = `${start > 0 ? '…' : ''}${line
		.slice(start, start + widest)
		.trimEnd()
		.replaceAll('\t', ' ')}${line.length > start + widest ? '…' : ''}`;
	const gutter = String(number);
	const before = ' '.repeat(Math.max(0, column - 1 - start + (start > 0 ? 1 : 0)));
	return [`  ${gutter} | ${shown}`, `  ${' '.repeat(gutter.length)} | ${before}^`];
}

/** A problem as the machine-readable form of `loket check` has it; kept stable. */
export interface PrintedProblem {
	readonly code: string;
	readonly severity: Problem['severity'];
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly message: string;
	readonly suggestion?: string;
}

/** The machine-readable form; `suggestion` is left out where there is none. */
export function printedProblem(problem: Problem, locale: ProblemLocale): PrintedProblem {
	const { code, severity, place, says, suggestion } = problem;
	const { file, line, column } = place;
	const printed = { code, severity, file, line, column, message: says[locale] };
	return suggestion === undefined ? printed : { ...printed, suggestion: suggestion[locale] };
}

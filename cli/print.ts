import { formatProblem } from '../engine/definition/print.js';
import type { Problem } from '../engine/definition/problem.js';
import type { Files } from '../engine/definition/source.js';

/** Problems for reading, each with the line it stands on, and a count at the end. */
export function printProblems(problems: readonly Problem[], files: Files, locale: 'id' | 'en'): string {
	const lines = new Map<string, readonly string[]>();
	const lineAt = ({ place }: Problem): string | null => {
		const text = lines.get(place.file) ?? (files.get(place.file) ?? '').split(/\r\n|\r|\n/);
		lines.set(place.file, text);
		return text[place.line - 1] ?? null;
	};
	const count = (severity: Problem['severity']): number => problems.filter((problem) => problem.severity === severity).length;
	const [errors, warnings, hints] = [count('error'), count('warning'), count('hint')];
	const sum =
		locale === 'id'
			? `${errors} kesalahan, ${warnings} peringatan, ${hints} saran`
			: `${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}, ${hints} hint${hints === 1 ? '' : 's'}`;
	return [...problems.map((problem) => formatProblem(problem, lineAt(problem), locale)), sum].join('\n\n');
}

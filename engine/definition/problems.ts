import type { Place, Problem, Says, Severity } from './problem.js';

/** A problem; `suggestion` is left out where there is none. */
export function problem(code: string, severity: Severity, place: Place, says: Says, suggestion?: Says | null): Problem {
	return suggestion === undefined || suggestion === null
		? { code, severity, place, says }
		: { code, severity, place, says, suggestion };
}

/** An error; see `problem`. */
export function error(code: string, place: Place, says: Says, suggestion?: Says | null): Problem {
	return problem(code, 'error', place, says, suggestion);
}

/** By file, line and column; of what stands at one place, errors first. Same code at the same place counts once. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
	const seen = new Set<string>();
	const weight = { error: 0, warning: 1, hint: 2 };
	return problems
		.toSorted(
			(a, b) =>
				compare(a.place.file, b.place.file) ||
				a.place.line - b.place.line ||
				a.place.column - b.place.column ||
				weight[a.severity] - weight[b.severity] ||
				compare(a.code, b.code),
		)
		.filter((one) => {
			const key = `${one.place.file}:${one.place.line}:${one.place.column}:${one.code}:${one.says.en}`;
			return seen.has(key) ? false : Boolean(seen.add(key));
		});
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

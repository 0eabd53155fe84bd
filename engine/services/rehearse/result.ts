import type { AnswerProblem } from '../../form/types.js';
import { pathOf } from './paths.js';

/** Something a persona didn't meet as expected. `step` 0 is the form and its submission, then the steps of `then` from 1. */
export interface PersonaProblem {
	readonly step: number;
	readonly path?: string;
	/** What was expected (`state`, `pages`, `fee` …), or why a step was refused (a blocker, a problem's own code). */
	readonly code: string;
	readonly message: string;
}

/** What personas have gone through, by id: `small:true`, `fee.1`, `verification.accept`. */
export interface Covered {
	readonly pages: readonly string[];
	readonly conditions: readonly string[];
	readonly rows: readonly string[];
	readonly actions: readonly string[];
	readonly ends: readonly string[];
}

export interface PersonaResult {
	readonly service: string;
	readonly persona: string;
	readonly ok: boolean;
	readonly problems: readonly PersonaProblem[];
	readonly covered: Covered;
}

/** A problem of an answer, as a persona's. */
export function answerProblem(step: number, problem: AnswerProblem, prefix = ''): PersonaProblem {
	return { step, path: pathOf(problem.path.slice(prefix.length)), code: problem.code, message: problem.message };
}

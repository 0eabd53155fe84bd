import type { Form } from '../definition/service.js';
import type { Group, Value } from '../expression/types.js';
import { feeOf } from './fee.js';
import { route } from './route.js';
import type { AnswerProblem, Circumstances, Passed } from './types.js';
import { validate } from './validate.js';

export type Submission =
	| {
			/** What is sent: the relevant answers, computed ones as of `circumstances.today`, frozen (2b-10). */
			readonly answers: Group;
			readonly computed: ReadonlyMap<string, Value>;
			readonly fee: number | null;
	  }
	| {
			readonly problems: readonly AnswerProblem[];
			/** The first page that isn't passed; null where all are and the whole still has problems. */
			readonly open: string | null;
	  };

/** The whole at the moment it is sent: every page passed, everything validated and computed once more (2b-7, 2b-10). Else what is wrong. */
export function submit(form: Form, answers: Group, passed: Passed, circumstances: Circumstances): Submission {
	const { settled, open, pages } = route(form, { answers, passed, circumstances });
	// Looked at page by page already: only where a page has a problem is all of it told, in the form's order.
	const isSound = pages.length > 0 && pages.every((page) => page.problems.length === 0);
	const problems = isSound ? [] : validate(form, settled, circumstances);
	if (problems.length > 0 || open !== null) return { problems, open };
	return { answers: settled.answers, computed: settled.computed, fee: feeOf(form, settled, circumstances) };
}

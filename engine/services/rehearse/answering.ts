import type { Form } from '../../definition/service.js';
import type { Expression, Group, Scope } from '../../expression/types.js';
import { feeOf } from '../../form/fee.js';
import { scopeAt } from '../../form/instances.js';
import { valueAt } from '../../form/pointer.js';
import { sendAll } from '../../form/proposals.js';
import type { AnswerProblem, Circumstances, Settled } from '../../form/types.js';
import { unknownAnswers, validate } from '../../form/validate.js';
import { isGroup } from '../../workflow/values.js';

/** A whole form answered at once: each page in turn is treated as sent. */
export interface Answered {
	/** The route with its forecast, as ids (2b-15). */
	readonly pages: readonly string[];
	readonly skipped: readonly { readonly page: string; readonly reason: Expression | null }[];
	/** The first page with a problem; null where there is none. */
	readonly open: string | null;
	readonly settled: Settled;
	readonly problems: readonly AnswerProblem[];
	/** Pointers of answers that took the proposal shown. */
	readonly proposed: readonly string[];
	/** The fee in the currency's unit; null where there is none or it isn't known. */
	readonly fee: number | null;
	/** What expressions over the answers see. */
	readonly scope: Scope;
}

/**
 * Answers a form with what was given: a missing answer takes the proposal shown, null is a cleared one. Problems are those of submission;
 * names the form doesn't have are problems too.
 */
export function answerAll(form: Form, given: { readonly [name: string]: unknown }, circumstances: Circumstances): Answered {
	const answers = isAnswers(given) ? given : {};
	const sent = sendAll(form, answers, circumstances);
	const { pages, skipped, open, settled } = sent.route;
	return {
		pages: pages.map(({ page }) => page.id),
		skipped: skipped.map(({ page, reason }) => ({ page: page.id, reason })),
		open,
		settled,
		problems: [...unknownAnswers(form, given, circumstances), ...validate(form, settled, circumstances)],
		proposed: pages.flatMap(({ relevant }) => relevant).filter((pointer) => wasProposed(pointer, answers, settled)),
		fee: feeOf(form, settled, circumstances),
		scope: scopeAt(null, settled, circumstances),
	};
}

/** Answers as they came: settling leaves out what isn't one. */
function isAnswers(given: unknown): given is Group {
	return isGroup(given);
}

function wasProposed(pointer: string, given: Group, settled: Settled): boolean {
	return (
		valueAt(given, pointer) === undefined && valueAt(settled.answers, pointer) !== undefined && !settled.computed.has(pointer)
	);
}

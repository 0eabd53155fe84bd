import type { Form, Page } from '../definition/service.js';
import type { Expression, Group } from '../expression/types.js';
import { fieldsOf, pageOf, pointerOf, relevantOn } from './asked.js';
import { scopeAt } from './instances.js';
import { settle } from './relevance.js';
import type { AnswerProblem, Circumstances, PageState, Passed, Route, Settled } from './types.js';
import { validate } from './validate.js';

export interface Journey {
	/** Everything answered so far, relevant or not. */
	readonly answers: Group;
	readonly passed: Passed;
	readonly circumstances: Circumstances;
}

/**
 * The pages a person meets, given their answers (2b-15). Where one is follows from answers and passed pages alone: a page is passed when
 * it was sent without problems and every field on it that is relevant now was relevant then and still holds. The first page that isn't is
 * open; what follows it is a forecast. A page with nothing relevant and no text is skipped.
 */
export function route(form: Form, { answers, passed, circumstances }: Journey): Route {
	const settled = settle(form, answers, circumstances);
	const met: { page: Page; relevant: readonly string[] }[] = [];
	const skipped: { page: Page; reason: Expression | null }[] = [];
	for (const page of form.pages) {
		const relevant = relevantOn(form, page, answers, settled);
		const isOff = page.when !== null && page.when.run(scopeAt(null, settled, circumstances)) !== true;
		if (!isOff && (relevant.length > 0 || page.text !== null)) met.push({ page, relevant });
		else skipped.push({ page, reason: isOff ? page.when : reasonOf(form, page, settled) });
	}
	const problems = byPage(
		form,
		met.map(({ page }) => page),
		validate(form, settled, circumstances),
	);
	let open: string | null = null;
	const pages = met.map(({ page, relevant }): PageState => {
		const here = problems.get(page) ?? [];
		const isPassed = here.length === 0 && wasSent(page, relevant, passed);
		const reached = open === null;
		if (!isPassed) open ??= page.id;
		return { page, passed: isPassed, reached, relevant, problems: here };
	});
	return { pages, skipped, settled, open };
}

function wasSent(page: Page, relevant: readonly string[], passed: Passed): boolean {
	const then = Object.hasOwn(passed, page.id) ? passed[page.id] : undefined;
	if (then === undefined) return false;
	const known = new Set(then);
	return relevant.every((pointer) => known.has(pointer));
}

function reasonOf(form: Form, page: Page, settled: Settled): Expression | null {
	for (const field of fieldsOf(form, page)) {
		for (const [pointer, reason] of settled.reasons) {
			const own = pointerOf(field);
			if (pointer === own || own.startsWith(`${pointer}/`) || pointer.startsWith(`${own}/`)) return reason;
		}
	}
	return null;
}

/** Problems by the page they are shown on. */
function byPage(
	form: Form,
	pages: readonly Page[],
	problems: readonly AnswerProblem[],
): ReadonlyMap<Page, readonly AnswerProblem[]> {
	const found = new Map<Page, AnswerProblem[]>();
	for (const problem of problems) {
		const page = pageOf(problem, form, pages);
		if (page === null) continue;
		const there = found.get(page);
		if (there === undefined) found.set(page, [problem]);
		else there.push(problem);
	}
	return found;
}

import type { Field, Form, Page } from '../../definition/service.js';
import type { Expression, Group, Scope } from '../../expression/types.js';
import { instancesOf, scopeAt } from '../../form/instances.js';
import { isUnder } from '../../form/pointer.js';
import { settle } from '../../form/relevance.js';
import type { AnswerProblem, Circumstances, Settled } from '../../form/types.js';
import { unknownAnswers, validate } from '../../form/validate.js';
import { emptyGroup, isGroup, pointerParts, storedValue } from '../../workflow/values.js';

/** A whole form answered at once: each page in turn is treated as sent. */
export interface Answered {
	/** The route with its forecast, as ids (2b-15). */
	readonly pages: readonly string[];
	readonly skipped: readonly { readonly page: string; readonly because: Expression | null }[];
	/** The first page with a problem; null where there is none. */
	readonly open: string | null;
	readonly settled: Settled;
	readonly problems: readonly AnswerProblem[];
	/** Pointers of answers that took the proposal shown. */
	readonly proposed: ReadonlyMap<string, 'default' | 'compute'>;
	/** The fee in the currency's unit; null where there is none or it isn't known. */
	readonly fee: number | null;
	/** What expressions over the answers see. */
	readonly scope: Scope;
}

/**
 * Answers a form with what was given. A missing answer takes the proposal shown (`default`, an editable `compute`), null is a cleared one.
 * Problems are those of submission; names the form doesn't have are problems too.
 */
export function answerAll(form: Form, given: { readonly [name: string]: unknown }, circumstances: Circumstances): Answered {
	const { answers, proposed } = withProposals(form, given, circumstances);
	const settled = settle(form, answers, circumstances);
	const problems = [...unknownAnswers(form, given, circumstances), ...validate(form, settled, circumstances)];
	const scope = scopeAt(null, settled, circumstances);
	const shown = form.pages.filter((page) => isOnRoute(page, form, settled, scope));
	return {
		pages: shown.map((page) => page.id),
		skipped: form.pages
			.filter((page) => !shown.includes(page))
			.map((page) => ({ page: page.id, because: reasonOf(page, form, settled, scope) })),
		open: shown.find((page) => problems.some((problem) => standsOn(page, form, problem)))?.id ?? null,
		settled,
		problems,
		proposed,
		fee: feeOf(form, scope),
		scope,
	};
}

function withProposals(form: Form, given: { readonly [name: string]: unknown }, circumstances: Circumstances) {
	const answers = copyOf(given);
	const proposed = new Map<string, 'default' | 'compute'>();
	const proposals = form.pages
		.flatMap((page) => page.fields)
		.flatMap((path) => [...form.fields.values()].filter((field) => isAtOrBelow(field.path, path)))
		.filter((field) => field.proposal !== undefined || (field.compute !== null && field.editable));
	for (const field of new Set(proposals)) {
		const settled = settle(form, answers, circumstances);
		for (const instance of instancesOf(field, settled)) {
			if (instance.value !== undefined || isGiven(answers, instance.pointer)) continue;
			const computed = field.compute === null ? undefined : field.compute.run(scopeAt(instance, settled, circumstances));
			const value = storedValue(computed ?? field.proposal);
			if (value === undefined) continue;
			write(answers, instance.pointer, value);
			proposed.set(instance.pointer, computed === undefined ? 'default' : 'compute');
		}
	}
	return { answers, proposed };
}

interface Open {
	[name: string]: unknown;
}

function copyOf(given: { readonly [name: string]: unknown }): Open {
	const copy: Open = emptyGroup();
	for (const [name, value] of Object.entries(given)) copy[name] = copied(value);
	return copy;
}

function copied(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(copied);
	return isGroup(value) ? copyOf(value) : value;
}

/** Was something given here, be it null (a cleared answer)? */
function isGiven(answers: Open, pointer: string): boolean {
	let here: unknown = answers;
	for (const part of pointerParts(pointer)) {
		if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return false;
		here = Reflect.get(here, part);
	}
	return true;
}

function write(answers: Open, pointer: string, value: unknown): void {
	const parts = pointerParts(pointer);
	let here: object = answers;
	for (const part of parts.slice(0, -1)) {
		let next: unknown = Object.hasOwn(here, part) ? Reflect.get(here, part) : undefined;
		if (typeof next !== 'object' || next === null) {
			next = emptyGroup();
			Reflect.set(here, part, next);
		}
		if (typeof next !== 'object' || next === null) return;
		here = next;
	}
	Reflect.set(here, parts.at(-1) ?? '', value);
}

function isAtOrBelow(path: string, above: string): boolean {
	return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);
}

/** A page is met where its `when` holds and it has a text or a relevant field. */
function isOnRoute(page: Page, form: Form, settled: Settled, scope: Scope): boolean {
	if (page.when !== null && page.when.run(scope) !== true) return false;
	return page.text !== null || page.fields.some((path) => isAsked(form.fields.get(path), form, settled));
}

function isAsked(field: Field | undefined, form: Form, settled: Settled): boolean {
	if (field === undefined || instancesOf(field, settled).length === 0) return false;
	if (field.kind !== 'group') return field.compute === null || field.editable;
	return field.members.some((member) => isAsked(member, form, settled));
}

function reasonOf(page: Page, form: Form, settled: Settled, scope: Scope): Expression | null {
	if (page.when !== null && page.when.run(scope) !== true) return page.when;
	for (const path of page.fields) {
		const field = form.fields.get(path);
		const pointer = `/${field?.keys.join('/') ?? ''}`;
		const reason = [...settled.reasons].find(
			([at]) => at === pointer || pointer.startsWith(`${at}/`) || at.startsWith(`${pointer}/`),
		);
		if (reason !== undefined) return reason[1];
	}
	return null;
}

/** Does a problem's place stand on a page: at, below or above one of its fields. */
function standsOn(page: Page, form: Form, problem: AnswerProblem): boolean {
	return page.fields.some((path) => {
		const pointer = `/${form.fields.get(path)?.keys.join('/') ?? path}`;
		return isUnder(problem.path, new Set([pointer])) || (problem.path !== '' && pointer.startsWith(`${problem.path}/`));
	});
}

function feeOf(form: Form, scope: Scope): number | null {
	const fee = storedValue(form.fee?.run(scope));
	return typeof fee === 'number' ? fee : null;
}

/** Answers as a group, for those who take them on. */
export function answersOf(answered: Answered): Group {
	return answered.settled.answers;
}

import type { Field, Form, Page } from '../definition/service.js';
import type { Group, Value } from '../expression/types.js';
import { fieldsOf } from './asked.js';
import { currencyDigits } from './currency.js';
import { instancesOf, scopeAt } from './instances.js';
import { rounded } from './numbers.js';
import { valueAt, withValue } from './pointer.js';
import { settle } from './relevance.js';
import { route } from './route.js';
import type { Circumstances, Passed, Route, Settled } from './types.js';

/** What is put into the field of an answer nobody gave yet: `default`, or what an editable `compute` gives (2b-8). Undefined: nothing. */
export function proposalsOn(
	form: Form,
	page: Page,
	answers: Group,
	settled: Settled,
	circumstances: Circumstances,
): ReadonlyMap<string, Value> {
	const found = new Map<string, Value>();
	for (const field of fieldsOf(form, page)) propose(field, form, answers, settled, circumstances, found);
	return found;
}

function propose(
	field: Field,
	form: Form,
	answers: Group,
	settled: Settled,
	circumstances: Circumstances,
	found: Map<string, Value>,
): void {
	const isEditable = field.compute !== null && field.editable;
	if (field.proposal !== undefined || isEditable) {
		for (const instance of instancesOf(field, settled, form.root)) {
			if (valueAt(answers, instance.pointer) !== undefined) continue;
			const decimals = field.currency === null ? null : currencyDigits(field.currency);
			const value = isEditable
				? rounded(field.compute?.run(scopeAt(instance, settled, circumstances)), decimals)
				: field.proposal;
			if (value !== undefined) found.set(instance.pointer, value);
		}
	}
	for (const inner of field.row === null ? field.members : [field.row])
		propose(inner, form, answers, settled, circumstances, found);
}

export interface Sent {
	/** With proposals taken for what is missing; `null` stays a cleared answer. */
	readonly answers: Group;
	readonly passed: Passed;
	readonly route: Route;
}

/**
 * Sends every page in turn as it is shown: a missing answer takes the proposal, a cleared one (`null`) stays without. For personas,
 * `explain` and the API, where a person would press "Continue" on each page.
 */
export function sendAll(form: Form, given: Group, circumstances: Circumstances): Sent {
	let answers = given;
	for (const page of form.pages) {
		const settled = settle(form, answers, circumstances);
		for (const [pointer, value] of proposalsOn(form, page, answers, settled, circumstances))
			answers = withValue(answers, pointer, value);
	}
	const forecast = route(form, { answers, passed: {}, circumstances });
	const passed = Object.fromEntries(forecast.pages.map(({ page, relevant }) => [page.id, relevant]));
	return { answers, passed, route: route(form, { answers, passed, circumstances }) };
}

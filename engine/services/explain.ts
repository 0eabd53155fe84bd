/** What answers lead to: the pages asked and skipped with the reason, problems, computed values, the fee. For `explain`, and pages like it. */

import type { JsonGroup, JsonValue } from '../../schemas/generated/record.js';
import type { Catalogue, Field, Service } from '../definition/service.js';
import { explain } from '../expression/explain.js';
import { explainWords, type Labels } from '../expression/reason-words.js';
import type { Expression, Scope } from '../expression/types.js';
import { shownAnswer } from '../form/show.js';
import { textIn } from '../form/text.js';
import type { Instant } from '../time/types.js';
import { localDate } from '../time/zone.js';
import { formCircumstances } from '../workflow/form-circumstances.js';
import { placeOf } from '../workflow/place.js';
import { storedGroup, storedValue } from '../workflow/values.js';
import { answerAll } from './rehearse/answering.js';

/** What `loket explain` says; kept stable. */
export interface Explained {
	/** The route with its forecast. */
	readonly pages: readonly string[];
	readonly skipped: readonly { readonly page: string; readonly reason: string }[];
	/** The first page with a problem, or null. */
	readonly open: string | null;
	/** Relevant ones only. */
	readonly answers: JsonGroup;
	/** `path` is a JSON Pointer into the answers. */
	readonly problems: readonly { readonly path: string; readonly code: string; readonly message: string }[];
	/** Pointer → value. */
	readonly computed: Readonly<Record<string, JsonValue>>;
	readonly fee: number | null;
}

/** Explains answers as of a moment, each page in turn treated as sent; reasons and messages in the language asked for. */
export function explainAnswers(
	service: Service,
	catalogue: Catalogue,
	given: { readonly [name: string]: unknown },
	as: { readonly at: Instant; readonly office: string | null; readonly locale: string },
): Explained {
	const today = localDate(as.at, placeOf(catalogue, as.office).zone);
	const circumstances = formCircumstances({ office: as.office, channel: 'web', filler: null }, catalogue, today, as.locale);
	const answered = answerAll(service.form, given, circumstances);
	const computed = [...answered.settled.computed].flatMap(([pointer, value]) => {
		const stored = storedValue(value);
		return stored === undefined ? [] : [[pointer, stored] as const];
	});
	return {
		pages: answered.pages,
		skipped: answered.skipped.map(({ page, reason }) => ({ page, reason: reasonOf(reason, answered.scope, service, as.locale) })),
		open: answered.open,
		answers: storedGroup(answered.settled.answers),
		problems: answered.problems.map(({ path, code, message }) => ({ path, code, message })),
		computed: Object.fromEntries(computed),
		fee: answered.fee,
	};
}

/** Why something holds or doesn't, in words; without an expression: nothing on it is asked. */
export function reasonOf(expression: Expression | null, scope: Scope, service: Service, locale: string): string {
	const indonesian = locale === 'id';
	if (expression === null) return indonesian ? 'Tidak ada yang ditanyakan di halaman ini.' : 'Nothing on this page is asked.';
	const words = explainWords(explain(expression, scope, service.form.conditions), labelsOf(service));
	return indonesian ? words.id : words.en;
}

/** How a service's answers, facts and conditions are called, for reasons in words. */
export function labelsOf(service: Service): Labels {
	const fieldAt = (path: string): Field | undefined =>
		service.form.fields.get(path) ?? factAt(service.facts, path.replace(/^facts\./, ''));
	return {
		field: (path, locale) => {
			const field = fieldAt(path);
			return field === undefined ? path : textIn(field.title, locale);
		},
		value: (path, value, locale) => {
			const field = fieldAt(path);
			return field === undefined ? JSON.stringify(storedValue(value) ?? null) : shownAnswer(value, field, locale);
		},
		condition: (id, locale) => {
			const says = service.form.conditions.get(id)?.says ?? null;
			return says === null ? null : textIn(says, locale);
		},
	};
}

function factAt(group: Field, path: string): Field | undefined {
	return path.split('.').reduce<Field | undefined>((here, name) => here?.members.find((member) => member.name === name), group);
}

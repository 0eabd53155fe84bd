import type { FieldView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { safeUrl } from '../../../engine/views/url.js';
import { type ErrorSummaryData, prepareErrorSummary } from '../components/error-summary/prepare.js';
import type { Attributes } from '../markup.js';
import type { Words } from '../texts/words.js';

/** The summary has the focus when its page shows (WCAG 2.2, 3.3.1), without a script too. */
export const focused: Attributes = { tabindex: '-1', autofocus: true };

/** The summary at the head of a page: each problem with the way to its input, in the page's order; null where there is none. */
export function problemsData(fields: readonly FieldView[], others: readonly string[], words: Words): ErrorSummaryData | null {
	const list = [...others.map((message) => ({ content: message })), ...fields.flatMap(problemsOf)];
	return list.length === 0
		? null
		: prepareErrorSummary({ title: words.problems(list.length), errorList: list, attributes: focused });
}

function problemsOf(field: FieldView): { readonly content: string; readonly href: ReturnType<typeof hrefOf> }[] {
	const own = 'problem' in field && field.problem !== null ? [{ content: field.problem, href: hrefOf(targetOf(field)) }] : [];
	if ('fields' in field) return [...own, ...field.fields.flatMap(problemsOf)];
	if (field.kind === 'list')
		return [
			...own,
			...field.rows.flatMap((row) => (row.problem === null ? [] : [{ content: row.problem, href: hrefOf(field.name) }])),
		];
	if ('choices' in field) return [...own, ...field.choices.flatMap((choice) => choice.opens.flatMap(problemsOf))];
	return own;
}

/** The input that gets the focus: of a date its first wrong part. */
function targetOf(field: FieldView): string {
	if (field.kind !== 'date') return field.name;
	return (field.parts.find((part) => part.wrong) ?? field.parts[0])?.name ?? field.name;
}

function hrefOf(name: string) {
	return safeUrl(`#${idOf(name)}`) ?? undefined;
}

import { rowThatHolds } from '../../definition/compile/tables.js';
import { isGroupKind } from '../../definition/groups.js';
import type { Says } from '../../definition/problem.js';
import type { Field, Page, Service, Table } from '../../definition/service.js';
import { explain } from '../../expression/explain.js';
import { explainWords } from '../../expression/reason-words.js';
import type { Expression, Scope, Value } from '../../expression/types.js';
import { fieldsOf, pointerOf } from '../../form/asked.js';
import type { AnswerProblem, Circumstances } from '../../form/types.js';
import { fieldAt } from '../../form/validate.js';
import { type Answered, answerAll } from '../rehearse/answering.js';
import type { Given } from './answers.js';
import { cellWords } from './cells.js';
import { labelsOf } from './labels.js';

/** A form answered at once, as `loket explain` prints it; kept stable. */
export interface ExplainedForm {
	/** The route with its forecast, as ids (2b-15). */
	readonly pages: readonly string[];
	readonly skipped: readonly { readonly page: string; readonly reason: string }[];
	/** The first page with a problem. */
	readonly open: string | null;
	/** The relevant answers, proposals taken and computed ones in place. */
	readonly answers: Scope['answers'];
	readonly problems: readonly { readonly path: string; readonly code: string; readonly message: string }[];
	readonly computed: Readonly<Record<string, Value>>;
	readonly fee: number | null;
}

/** Why, for each page, computed answer and the fee: sentences in both languages. */
export interface FormReasons {
	readonly pages: ReadonlyMap<string, Says>;
	readonly skipped: ReadonlyMap<string, Says>;
	readonly computed: ReadonlyMap<string, Says>;
	readonly fee: readonly Says[];
}

export interface FormExplanation {
	readonly form: ExplainedForm;
	readonly why: FormReasons;
	readonly answered: Answered;
}

/** Answers every page of a service with what was given (a missing answer takes the proposal shown, null is a cleared one) and says why it comes out so. */
export function explainForm(service: Service, given: Given, circumstances: Circumstances): FormExplanation {
	const answered = answerAll(service.form, given, circumstances);
	const why = reasonsOf(service, answered);
	const locale = circumstances.locale === 'id' ? 'id' : 'en';
	const { settled } = answered;
	const computed = [...settled.computed].filter(([, value]) => value !== undefined);
	return {
		answered,
		why,
		form: {
			pages: answered.pages,
			skipped: answered.skipped.map(({ page }) => ({ page, reason: why.skipped.get(page)?.[locale] ?? '' })),
			open: answered.open,
			answers: settled.answers,
			problems: answered.problems.map(({ path, code, message }: AnswerProblem) => ({ path, code, message })),
			computed: Object.fromEntries(computed),
			fee: answered.fee,
		},
	};
}

/** Why an expression gave what it gave here, as one sentence in both languages. */
export function whyOf(service: Service, expression: Expression, scope: Scope): Says {
	return explainWords(explain(expression, scope, service.form.conditions), labelsOf(service, scope));
}

function reasonsOf(service: Service, { pages, skipped, settled, scope }: Answered): FormReasons {
	const { form } = service;
	const pageOf = (id: string): Page | undefined => form.pages.find((page) => page.id === id);
	return {
		pages: new Map(pages.map((id) => [id, whyAsked(service, pageOf(id), settled.hidden, scope)])),
		skipped: new Map(skipped.map(({ page, reason }) => [page, reason === null ? nothingThere : whyOf(service, reason, scope)])),
		computed: new Map([...settled.computed].map(([pointer]) => [pointer, whyComputed(service, pointer, scope)] as const)),
		fee: form.fee === null ? [] : whyFee(service, form.fee, scope),
	};
}

const always: Says = { id: 'Selalu ditanyakan.', en: 'It is always asked.' };
const nothingThere: Says = {
	id: 'Tidak ada isian dan tidak ada teks di halaman ini.',
	en: 'There is no field and no text on this page.',
};

/** A page is asked since its `when` holds or, without one, since the `when` of a field on it does; else it is always asked. */
function whyAsked(service: Service, page: Page | undefined, hidden: ReadonlySet<string>, scope: Scope): Says {
	if (page === undefined) return always;
	if (page.when !== null) return whyOf(service, page.when, scope);
	const fields = fieldsOf(service.form, page).flatMap(leaves);
	const asked = fields.filter((field) => !hidden.has(pointerOf(field)));
	if (page.text !== null || asked.some((field) => conditionOf(field, service) === null)) return always;
	const reason = asked.map((field) => conditionOf(field, service)).find((when) => when !== null);
	return reason === undefined || reason === null ? always : whyOf(service, reason, scope);
}

function leaves(field: Field): readonly Field[] {
	return isGroupKind(field.kind) ? field.members.flatMap(leaves) : [field];
}

/** The nearest `when` on a field or above it; null: it is asked whatever was answered. */
function conditionOf(field: Field, { form }: Service): Expression | null {
	for (let { keys } = field; keys.length > 0; keys = keys.slice(0, -1)) {
		const when = form.fields.get(keys.join('.'))?.when ?? null;
		if (when !== null) return when;
	}
	return null;
}

function whyComputed(service: Service, pointer: string, scope: Scope): Says {
	const field = fieldAt(service.form.root, pointer);
	const compute = field?.compute ?? null;
	const source = compute?.source ?? '';
	return compute === null || field?.path.includes('[]') === true
		? { id: `Dihitung dari ${source}.`, en: `Worked out from ${source}.` }
		: prefixed({ id: `${source}. `, en: `${source}. ` }, whyOf(service, compute, scope));
}

/** The expression, the row of each table it looks into, and the answers it hangs on. */
function whyFee(service: Service, fee: Expression, scope: Scope): readonly Says[] {
	const tables = fee.tables.flatMap((id) => service.form.tables.get(id) ?? []);
	return [...tables.map((table) => whyRow(table, scope)), whyOf(service, fee, scope)];
}

function whyRow(table: Table, scope: Scope): Says {
	const number = rowThatHolds(table, scope);
	const row = number === null ? undefined : table.rows[number - 1];
	if (row === undefined)
		return {
			id: `Tidak ada baris tabel ${table.id} yang cocok dengan jawaban ini.`,
			en: `No row of the table ${table.id} fits these answers.`,
		};
	const cells = (locale: 'id' | 'en'): string =>
		row.cells.map((cell, index) => `${table.columns[index]?.source ?? ''} ${cellWords(cell, locale)}`).join(', ');
	const place = `${row.at.file}:${row.at.line}`;
	return {
		id: `Baris ${number} tabel ${table.id} (${place}): ${cells('id')}.`,
		en: `Row ${number} of the table ${table.id} (${place}): ${cells('en')}.`,
	};
}

function prefixed(before: Says, says: Says): Says {
	return { id: before.id + says.id, en: before.en + says.en };
}

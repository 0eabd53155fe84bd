/** A page of questions, and the page of one row, as they are asked now. */

import { markdown } from '../../definition/compile/markdown.js';
import { isGroupKind } from '../../definition/groups.js';
import type { Field, Page, Service } from '../../definition/service.js';
import type { Scope } from '../../expression/types.js';
import { fieldsOf } from '../../form/asked.js';
import { scopeAt } from '../../form/instances.js';
import { below } from '../../form/pointer.js';
import { shownParts, shownText } from '../../form/show.js';
import type { Circumstances, Route } from '../../form/types.js';
import type { QuestionView, RemoveRowView, RowView } from '../citizen.js';
import type { FormTarget } from '../common.js';
import type { Frame } from '../frame.js';
import type { SafeUrl } from '../url.js';
import { type Asking, fieldViews, pairsOf } from './fields.js';
import { makeReveal } from './reveal.js';
import { type Slot, slotsOf } from './slots.js';

/** What an asking needs besides the draft's own words: how texts are said and when a question is meant. */
export function wordsFor(
	service: Service,
	circumstances: Circumstances,
	route: Pick<Route, 'settled'>,
): Pick<Asking, 'say' | 'tell' | 'onlyIf' | 'locale' | 'form'> {
	const { locale } = circumstances;
	const scope: Scope = scopeAt(null, route.settled, circumstances);
	return {
		locale,
		form: service.form,
		say: (text) => shownText(text, locale, scope, service.form.root),
		tell: (text) => shownParts(text, locale, scope, service.form.root),
		onlyIf: (question, choices) => {
			const either = eitherIn(locale).format(choices.map((choice) => `“${choice}”`));
			return locale === 'id'
				? `Isi hanya bila jawaban untuk “${question}” adalah ${either}.`
				: `Only if your answer to “${question}” is ${either}.`;
		},
	};
}

const formats = new Map<string, Intl.ListFormat>();

/** "a, b or c" in a language. */
function eitherIn(locale: string): Intl.ListFormat {
	const format = formats.get(locale) ?? new Intl.ListFormat(locale, { type: 'disjunction' });
	formats.set(locale, format);
	return format;
}

const slotsByPage = new WeakMap<Page, readonly Slot[]>();

/** The slots of a page, the same for everybody: its template is made from them. */
export function pageSlots(service: Service, page: Page): readonly Slot[] {
	const slots = slotsByPage.get(page) ?? slotsOf(fieldsOf(service.form, page), '', service.form);
	slotsByPage.set(page, slots);
	return slots;
}

/** The slots of a row of a list. */
export function rowSlots({ form }: Pick<Service, 'form'>, list: Field, pointer: string): readonly Slot[] {
	const { row } = list;
	if (row === null) return [];
	return slotsOf(isGroupKind(row.kind) ? row.members : [row], pointer, form);
}

/** A page of questions. Problems of no field shown stand above. */
export function makeQuestion(
	frame: Frame,
	slots: readonly Slot[],
	page: Page,
	route: Route,
	asking: Asking,
	form: FormTarget,
): QuestionView {
	const at = route.pages.findIndex((state) => state.page.id === page.id);
	return {
		view: 'question',
		frame,
		title: asking.say(page.title),
		text: page.text === null ? null : markdown(asking.tell(page.text)).tree,
		form,
		multipart: takesFiles(slots),
		fields: fieldViews(slots, asking),
		reveal: makeReveal(slots, '', asking),
		problems: unplaced(asking, slots),
		back: at > 0,
		later: true,
		where: {
			share: at < 0 ? 0 : at / Math.max(1, route.pages.length),
			next: route.pages.slice(at + 1).map((state) => asking.say(state.page.title)),
		},
	};
}

/** The page of one row; the row after the last is a new one. */
export function makeRow(
	frame: Frame,
	service: Pick<Service, 'form'>,
	list: Field,
	pointer: string,
	index: number,
	isNew: boolean,
	asking: Asking,
	form: FormTarget,
): RowView {
	const row = below(pointer, index);
	const slots = rowSlots(service, list, row);
	const names = new Set(namesIn(slots));
	return {
		view: 'row',
		frame,
		title: asking.say(list.row?.title ?? list.title),
		number: index + 1,
		isNew,
		form,
		multipart: takesFiles(slots),
		fields: fieldViews(slots, asking),
		reveal: makeReveal(slots, row, asking),
		problems: asking.problems.filter(({ path }) => !names.has(path)).map(({ message }) => message),
	};
}

/** "Remove this one?", with what stands in it. */
export function makeRemoveRow(
	frame: Frame,
	list: Field,
	pointer: string,
	index: number,
	asking: Asking,
	form: FormTarget,
	back: SafeUrl,
): RemoveRowView {
	const { row } = list;
	const pairs = row === null ? [] : pairsOf(row, below(pointer, index), asking);
	return {
		view: 'remove-row',
		frame,
		title: pairs[0]?.answers[0] ?? `${asking.say(row?.title ?? list.title)} ${index + 1}`,
		rows: pairs.map(({ title, answers }) => ({ title, answers })),
		form,
		back,
	};
}

/** What is said of no field that is shown. */
function unplaced({ problems }: Asking, slots: readonly Slot[]): readonly string[] {
	if (problems.length === 0) return [];
	const names = new Set(namesIn(slots));
	return problems.filter(({ path }) => !names.has(path) && !isInRow(path, slots)).map(({ message }) => message);
}

/** Shown beside the row of a list it is about. */
function isInRow(path: string, slots: readonly Slot[]): boolean {
	return slots.some((slot) => (slot.field.kind === 'list' && path.startsWith(`${slot.name}/`)) || isInRow(path, slot.fields));
}

/** Is there an upload among these, wherever it stands. */
function takesFiles(slots: readonly Slot[]): boolean {
	return slots.some(({ field, fields, opens }) => field.kind === 'file' || takesFiles(fields) || opens.some(takesFiles));
}

function namesIn(slots: readonly Slot[]): readonly string[] {
	return slots.flatMap((slot) => [slot.name, ...namesIn(slot.fields), ...slot.opens.flatMap(namesIn)]);
}

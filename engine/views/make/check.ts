/** Check-your-answers: everything as it was read, each with the way back to it. */
import type { Service } from '../../definition/service.js';
import type { Group } from '../../expression/types.js';
import { stepsOf } from '../../form/pointer.js';
import { feeOf } from '../../form/submit.js';
import { type Shown, type ShownList, type ShownPage, summary } from '../../form/summary.js';
import { textIn } from '../../form/text.js';
import type { AnswerProblem, Circumstances, Route } from '../../form/types.js';
import type { CheckView } from '../citizen.js';
import type { Fee, FormTarget, SummaryRow, SummarySection } from '../common.js';
import type { Frame } from '../frame.js';
import { idOf } from '../id.js';
import { ownUrl, type SafeUrl, safeUrl } from '../url.js';
import { feeWith } from './fee.js';

/** Answers by page; `draft` null where they can't be changed any more. */
export function sectionsOf(
	service: Service,
	answers: Group,
	route: Route,
	circumstances: Circumstances,
	draft: string | null,
): readonly SummarySection[] {
	return summary(service.form, route, answers, circumstances)
		.map((page) => sectionOf(page, draft))
		.filter(({ rows, cards }) => rows.length + cards.length > 0);
}

export interface Checking {
	readonly frame: Frame;
	readonly service: Service;
	readonly draft: string;
	readonly office: string;
	readonly answers: Group;
	readonly route: Route;
	readonly circumstances: Circumstances;
	readonly form: FormTarget;
	readonly problems: readonly AnswerProblem[];
}

export function makeCheck({ frame, service, draft, office, answers, route, circumstances, form, problems }: Checking): CheckView {
	const last = route.pages.at(-1)?.page.id;
	return {
		view: 'check',
		frame,
		form,
		back: last === undefined ? ownUrl(['drafts', draft]) : ownUrl(['drafts', draft, last]),
		office,
		sections: sectionsOf(service, answers, route, circumstances, draft),
		fee: feeFor(service, route, circumstances),
		privacy:
			service.privacy === null
				? null
				: { purpose: textIn(service.privacy.purpose, circumstances.locale), basis: service.privacy.basis },
		problems: problems.map(({ message }) => ({ message, url: null })),
	};
}

/** What these answers cost; null where no fee is stated. */
export function feeFor(service: Service, route: Pick<Route, 'settled'>, circumstances: Circumstances): Fee | null {
	return feeWith(service.form, feeOf(service.form, route.settled, circumstances));
}

function sectionOf({ page, title, answers, lists }: ShownPage, draft: string | null): SummarySection {
	return {
		title,
		rows: [...answers.map((shown) => rowOf(shown, draft, page)), ...lists.map((list) => countRow(list, draft, page))],
		cards: lists.flatMap((list) => cardsOf(list, draft, page)),
	};
}

function rowOf({ title, answer, changeable, pointer }: Shown, draft: string | null, page: string): SummaryRow {
	return {
		title,
		answers: answer === '' ? [] : [answer],
		change: changeable && draft !== null ? changeUrl(draft, page, pointer) : null,
	};
}

/** How many rows a list has, and the way to add or remove one. */
function countRow({ title, pointer, rows }: ShownList, draft: string | null, page: string): SummaryRow {
	const answers = rows.length === 0 ? [] : [String(rows.length)];
	return { title, answers, change: draft === null ? null : changeUrl(draft, page, pointer) };
}

function cardsOf(list: ShownList, draft: string | null, page: string): readonly SummarySection[] {
	return list.rows.map((row, index) => ({
		title: `${list.title} ${index + 1}`,
		rows: [...row.answers.map((shown) => rowOf(shown, draft, page)), ...row.lists.map((inner) => countRow(inner, draft, page))],
		cards: row.lists.flatMap((inner) => cardsOf(inner, draft, page)),
	}));
}

/** The page of a field, at the field; of a row's field, the row's page. */
function changeUrl(draft: string, page: string, pointer: string): SafeUrl | null {
	const steps = stepsOf(pointer);
	const row = steps.findLastIndex((step) => /^\d+$/.test(step));
	const parts = row < 0 ? ['drafts', draft, page] : ['drafts', draft, page, 'row', ...steps.slice(0, row + 1)];
	return safeUrl(`${ownUrl(parts)}#${idOf(pointer)}`);
}

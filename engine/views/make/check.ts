/** Check-your-answers: everything as it was read, each with the way back to it. */
import type { Service } from '../../definition/service.js';
import type { Group } from '../../expression/types.js';
import { feeOf } from '../../form/fee.js';
import { stepsOf } from '../../form/pointer.js';
import { type Shown, type ShownList, type ShownPage, summary } from '../../form/summary.js';
import { textIn } from '../../form/text.js';
import type { AnswerProblem, Circumstances, Route } from '../../form/types.js';
import type { CheckView } from '../citizen.js';
import type { Fee, FormTarget, SummaryRow, SummarySection } from '../common.js';
import type { Frame } from '../frame.js';
import { idOf } from '../id.js';
import { ownUrl, type SafeUrl, safeUrl } from '../url.js';
import { feeWith } from './fee.js';
import { fileLinks, type KeptFiles } from './files.js';

/** Answers by page; `draft` null where they can't be changed any more. */
export function sectionsOf(
	service: Service,
	answers: Group,
	route: Route,
	circumstances: Circumstances,
	draft: string | null,
	files: KeptFiles,
): readonly SummarySection[] {
	return summary(service.form, route, answers, circumstances)
		.map((page) => sectionOf(page, { draft, page: page.page, files }))
		.filter(({ rows, cards }) => rows.length + cards.length > 0);
}

export interface Checking {
	readonly frame: Frame;
	readonly service: Service;
	readonly draft: string;
	readonly files: KeptFiles;
	readonly office: string;
	readonly answers: Group;
	readonly route: Route;
	readonly circumstances: Circumstances;
	readonly form: FormTarget;
	readonly problems: readonly AnswerProblem[];
}

export function makeCheck({
	frame,
	service,
	draft,
	files,
	office,
	answers,
	route,
	circumstances,
	form,
	problems,
}: Checking): CheckView {
	const last = route.pages.at(-1)?.page.id;
	return {
		view: 'check',
		frame,
		form,
		back: last === undefined ? ownUrl(['drafts', draft]) : ownUrl(['drafts', draft, last]),
		office,
		sections: sectionsOf(service, answers, route, circumstances, draft, files),
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

/** Where the answers of a page are changed and fetched. */
interface Ways {
	readonly draft: string | null;
	readonly page: string;
	readonly files: KeptFiles;
}

function sectionOf({ title, answers, lists }: ShownPage, ways: Ways): SummarySection {
	return {
		title,
		rows: [...answers.map((shown) => rowOf(shown, ways)), ...lists.map((list) => countRow(list, ways))],
		cards: lists.flatMap((list) => cardsOf(list, ways)),
	};
}

function rowOf({ title, lines, files, changeable, pointer }: Shown, ways: Ways): SummaryRow {
	return {
		title,
		answers: lines,
		...(files.length === 0 ? {} : { files: fileLinks(files, ways.files).map(({ name, size, url }) => ({ name, size, url })) }),
		change: changeable ? changeUrl(ways, pointer) : null,
	};
}

/** How many rows a list has, and the way to add or remove one. */
function countRow({ title, pointer, rows }: ShownList, ways: Ways): SummaryRow {
	const answers = rows.length === 0 ? [] : [String(rows.length)];
	return { title, answers, change: changeUrl(ways, pointer) };
}

function cardsOf(list: ShownList, ways: Ways): readonly SummarySection[] {
	return list.rows.map((row, index) => ({
		title: `${list.title} ${index + 1}`,
		rows: [...row.answers.map((shown) => rowOf(shown, ways)), ...row.lists.map((inner) => countRow(inner, ways))],
		cards: row.lists.flatMap((inner) => cardsOf(inner, ways)),
	}));
}

/** The page of a field, at the field; of a row's field, the row's page. */
function changeUrl({ draft, page }: Ways, pointer: string): SafeUrl | null {
	if (draft === null) return null;
	const steps = stepsOf(pointer);
	const row = steps.findLastIndex((step) => /^\d+$/.test(step));
	const parts = row < 0 ? ['drafts', draft, page] : ['drafts', draft, page, 'row', ...steps.slice(0, row + 1)];
	return safeUrl(`${ownUrl(parts)}#${idOf(pointer)}`);
}

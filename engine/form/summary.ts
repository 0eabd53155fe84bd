import type { Field, Form } from '../definition/service.js';
import type { Group, Value } from '../expression/types.js';
import { fieldsOf, isComputed, pointerOf } from './asked.js';
import { fileIds } from './fields/file.js';
import { instancesOf, scopeAt } from './instances.js';
import { linesOf } from './lines.js';
import { below, isUnder, valueAt } from './pointer.js';
import { shownAnswer, shownText } from './show.js';
import type { Circumstances, Route, Settled } from './types.js';

/** One answer as it was read, for check-your-answers. */
export interface Shown {
	readonly pointer: string;
	readonly field: Field;
	readonly title: string;
	/** As people read it; '' = not answered. */
	readonly answer: string;
	/** The same as lines: those of an address; else one, or none where it isn't answered. */
	readonly lines: readonly string[];
	/** Of an upload, the ids of its files, in the place of words. */
	readonly files: readonly string[];
	/** Can it be changed by the person; computed answers can't. */
	readonly changeable: boolean;
}

export interface ShownPage {
	readonly page: string;
	readonly title: string;
	readonly answers: readonly Shown[];
	/** Rows of the page's lists. */
	readonly lists: readonly ShownList[];
}

export interface ShownList {
	readonly pointer: string;
	readonly field: Field;
	readonly title: string;
	readonly rows: readonly {
		readonly pointer: string;
		readonly answers: readonly Shown[];
		readonly lists: readonly ShownList[];
	}[];
}

/** Everything answered, page by page along the route, as a person reads it in the language of the page. Guidance is left out. */
export function summary(
	form: Form,
	{ pages, settled }: Route,
	answers: Group,
	circumstances: Circumstances,
): readonly ShownPage[] {
	const showing: Showing = { form, settled, answers, circumstances };
	return pages.map(({ page }) => {
		const shown = fieldsOf(form, page).map((field) => inside(field, pointerOf(field), showing));
		return {
			page: page.id,
			title: shownText(page.title, circumstances.locale, scopeAt(null, settled, circumstances), form.root),
			answers: shown.flatMap((one) => one.answers),
			lists: shown.flatMap((one) => one.lists),
		};
	});
}

interface Showing {
	readonly form: Form;
	readonly settled: Settled;
	readonly answers: Group;
	readonly circumstances: Circumstances;
}

type Inside = Pick<ShownPage, 'answers' | 'lists'>;

function inside(field: Field, pointer: string, showing: Showing): Inside {
	const { form, settled, answers, circumstances } = showing;
	if (isUnder(pointer, settled.hidden) || field.kind === 'guidance') return { answers: [], lists: [] };
	if (field.kind === 'group') {
		const members = field.members.map((member) => inside(member, below(pointer, member.name), showing));
		return { answers: members.flatMap((one) => one.answers), lists: members.flatMap((one) => one.lists) };
	}
	const instance = instancesOf(field, settled, form.root).find((one) => one.pointer === pointer) ?? null;
	const title = shownText(field.title, circumstances.locale, scopeAt(instance, settled, circumstances), form.root);
	if (field.kind === 'list') return { answers: [], lists: [{ pointer, field, title, rows: rowsOf(field, pointer, showing) }] };
	const value = (settled.computed.get(pointer) ?? valueAt(answers, pointer) ?? undefined) as Value;
	const isHidden = (line: string): boolean => isUnder(below(pointer, line), settled.hidden);
	const lines = shownLines(value, field, circumstances.locale, isHidden);
	const files = field.kind === 'file' ? fileIds(value) : [];
	const answer = lines.join(', ');
	return { answers: [{ pointer, field, title, answer, lines, files, changeable: !isComputed(field) }], lists: [] };
}

/** An answer as lines: those of an address that are relevant, none of an upload (its files have names), else one. */
function shownLines(value: Value, field: Field, locale: string, isHidden: (line: string) => boolean): readonly string[] {
	if (field.kind === 'file') return [];
	if (field.kind === 'address') return linesOf(value, field, locale, isHidden);
	const shown = shownAnswer(value, field, locale);
	return shown === '' ? [] : [shown];
}

function rowsOf(field: Field, pointer: string, showing: Showing): ShownList['rows'] {
	const { row } = field;
	const given = valueAt(showing.answers, pointer);
	if (row === null || !Array.isArray(given)) return [];
	return given
		.map((_, index) => below(pointer, index))
		.filter((one) => !showing.settled.hidden.has(one))
		.map((one) => ({ pointer: one, ...inside(row, one, showing) }));
}

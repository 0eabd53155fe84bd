import type { ListView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareRows, type ThenButton } from '../components/rows/prepare.js';
import { answersOf } from './answers.js';
import { aroundOf, type FieldRenderer, titleOf } from './field.js';

/** A list of groups, each row with its answers and its buttons. */
export const list: FieldRenderer<ListView> = {
	component: 'rows',
	data: (view, { words, pageTitle }) =>
		prepareRows({
			...aroundOf(view, words),
			id: idOf(view.name),
			title: view.title === pageTitle ? null : titleOf(view, words),
			rows: view.rows.map((row) => ({
				title: row.title,
				pairs: row.rows.map(({ title, answers }) => ({ key: title, value: answersOf(answers, words) })),
				errorMessage: row.problem === null ? undefined : { content: row.problem, visuallyHiddenText: words.error },
				buttons: [then(words.change, row.change), then(words.remove, row.remove)].filter((button) => button !== null),
			})),
			empty: words.noRows(view.title),
			add: then(words.add(view.item), view.add),
		}),
};

function then(title: string, value: string | null): ThenButton | null {
	return value === null ? null : { title, value };
}

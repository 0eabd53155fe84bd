import type { Form, Page } from '../definition/service.js';
import type { Group } from '../expression/types.js';
import { askedIn, fieldsOf, pageOf, pointerOf, relevantOn } from './asked.js';
import { scopeAt } from './instances.js';
import { readFields, textsIn } from './read.js';
import type { Body, Circumstances, PageRead } from './types.js';
import { inOrder } from './validate.js';

/**
 * Reads a page that was sent. Its lists have pages of their own for their rows; what the lists hold is looked at here too (2b-13).
 * @returns the draft's new answers and what is wrong on this page; without problems the page is passed with `relevant`
 */
export function readPage(form: Form, page: Page, body: Body, draft: Group, circumstances: Circumstances): PageRead {
	const asked = fieldsOf(form, page).flatMap((field) => askedIn(field, pointerOf(field)));
	const { answers, typed, settled, problems } = readFields(form, asked, body, draft, circumstances, (here, given) => {
		const met = form.pages.filter(
			(one) =>
				one === page ||
				((one.when === null || one.when.run(scopeAt(null, here, circumstances)) === true) &&
					(one.text !== null || relevantOn(form, one, given, here).length > 0)),
		);
		return (place) => pageOf(place, form, met) === page;
	});
	return {
		answers,
		problems: inOrder(form.root, problems),
		typed,
		relevant: relevantOn(form, page, answers, settled),
		settled,
	};
}

/**
 * Reads only the fields of a page that a body names, as they are typed: the others stay as the draft has them, and its files. `problems` are those of
 * the named fields.
 */
export function readNamed(form: Form, page: Page, body: Body, draft: Group, circumstances: Circumstances): PageRead {
	const asked = fieldsOf(form, page)
		.flatMap((field) => askedIn(field, pointerOf(field)))
		.filter(({ field, pointer }) => field.kind !== 'file' && Object.keys(textsIn(body, pointer)).length > 0);
	const { answers, typed, settled, problems } = readFields(form, asked, body, draft, circumstances);
	return {
		answers,
		problems: inOrder(
			form.root,
			problems.filter(({ path }) => Object.hasOwn(typed, path)),
		),
		typed,
		relevant: relevantOn(form, page, answers, settled),
		settled,
	};
}

import type { Expression } from '../../expression/types.js';
import type { Finding } from '../compile/context.js';
import type { Place } from '../problem.js';
import type { Field, Form, Page, Text } from '../service.js';
import { askedOn, needed } from './asked.js';
import { keywordPlace } from './places.js';
import type { Rule } from './rule.js';

/** One use of answers on a page: there they must have been asked by page `by` (numbers from 0). */
interface Need {
	readonly expression: Expression;
	readonly by: number;
	readonly on: Page;
	readonly at: Place;
}

/** A page, field or text that uses an answer which is asked only on a later page. */
export const askedAfterNeeded: Rule = {
	code: 'asked-after-needed',
	*run({ service, source }) {
		const { form } = service;
		const { first } = askedOn(form);
		const asking = form.pages.map((): Field[] => []);
		for (const field of form.fields.values()) asking[first.get(field.path) ?? -1]?.push(field);
		const needs = [...form.pages.entries()].flatMap(([number, page]) => [
			...ofPage(page, number),
			...(asking[number] ?? []).flatMap((field) =>
				ofField(field, number, page, keywordPlace(source.root, field.at, 'when') ?? field.at),
			),
		]);
		for (const need of needs) yield* late(need, form, first);
	},
};

/** A page's own `when`, title and text are looked at before anything on it is answered. */
function ofPage(page: Page, number: number): readonly Need[] {
	return [...(page.when === null ? [] : [page.when]), ...inText(page.title), ...inText(page.text)].map((expression) => ({
		expression,
		by: number - 1,
		on: page,
		at: page.at,
	}));
}

/** What a field needs may be asked on the same page: it opens there (2b-16). */
function ofField(field: Field, number: number, page: Page, at: Place): readonly Need[] {
	const texts = [field.title, field.hint, ...field.choices.map((choice) => choice.title)];
	return [
		...(field.when === null ? [] : [{ expression: field.when, by: number, on: page, at }]),
		...[...(field.compute === null || !field.editable ? [] : [field.compute]), ...texts.flatMap(inText)].map((expression) => ({
			expression,
			by: number,
			on: page,
			at: field.at,
		})),
	];
}

function inText(text: Text | null): readonly Expression[] {
	return Object.values(text ?? {}).flatMap((parts) => parts.flatMap((part) => (typeof part === 'string' ? [] : [part])));
}

function* late(need: Need, form: Form, pages: ReadonlyMap<string, number>): Generator<Finding> {
	for (const path of needed(form, need.expression)) {
		const first = pages.get(path);
		const asking = first === undefined ? undefined : form.pages[first];
		if (first === undefined || asking === undefined || first <= need.by) continue;
		const same = asking.id === need.on.id;
		yield {
			code: 'asked-after-needed',
			severity: 'error',
			at: need.at,
			says: {
				id: `Halaman \`${need.on.id}\` memakai \`${path}\`, yang baru ditanyakan di halaman ${same ? 'itu sendiri' : `\`${asking.id}\``}. Tanyakan lebih dulu, di halaman sebelumnya.`,
				en: `The page \`${need.on.id}\` uses \`${path}\`, which is asked only on ${same ? 'that page itself' : `the page \`${asking.id}\``}. Ask it earlier, on a page before.`,
			},
		};
	}
}

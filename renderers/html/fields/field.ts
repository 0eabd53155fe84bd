import type { AskedView, FieldView, Hint, PageField } from '../../../engine/views/field.js';
import type { GroupOptions } from '../components/group.js';
import type { ComponentName } from '../components/index.js';
import { line } from '../format/prose.js';
import type { Content } from '../markup.js';
import type { Words } from '../texts/words.js';

/** What a field's data depends on besides its view. */
export interface FieldContext {
	readonly words: Words;
	readonly locale: string;
	/** Is the field's question the page's heading. */
	readonly heading: boolean;
	/** Is it opened by a choice: its name is then no heading. */
	readonly opened: boolean;
	/** The page's heading, which a list needn't say again. */
	readonly pageTitle: string;
	/** Data of the fields inside this one (of a group, or opened by a choice), in the order of the template. */
	readonly inside: (slots: readonly PageField[], views: readonly FieldView[], opened: boolean) => readonly unknown[];
}

/** How a kind of field is shown: by which component, with which data. */
export interface FieldRenderer<View extends FieldView> {
	readonly component: ComponentName;
	readonly data: (view: View, context: FieldContext, slot: PageField) => object;
}

/** The question, with "(optional)" in words. */
export function titleOf(view: AskedView, words: Words): string {
	return view.required ? view.title : words.optional(view.title);
}

/** A hint's words; ours where the author wrote none. */
export function hintOf(hint: Hint | null, ours: string | null = null): { readonly content: Content } | undefined {
	if (hint !== null) return { content: line(hint) };
	return ours === null ? undefined : { content: ours };
}

/** Hint and message of a field. `ours` is the hint where the author wrote none. */
export function aroundOf(view: AskedView, words: Words, ours: string | null = null): GroupOptions {
	return {
		hint: hintOf(view.hint, ours),
		errorMessage: view.problem === null ? undefined : { content: view.problem, visuallyHiddenText: words.error },
	};
}

/** The label of a field of one input. */
export function labelOf(view: AskedView, { words, heading, opened }: FieldContext) {
	const size = heading ? 'govuk-label--l' : opened ? undefined : 'govuk-label--s';
	return { content: titleOf(view, words), classes: size, isPageHeading: heading };
}

/** The legend of a field of several inputs. */
export function legendOf(view: AskedView, { words, heading, opened }: FieldContext) {
	const size = heading ? 'govuk-fieldset__legend--l' : opened ? undefined : 'govuk-fieldset__legend--s';
	return { legend: { content: titleOf(view, words), classes: size, isPageHeading: heading } };
}

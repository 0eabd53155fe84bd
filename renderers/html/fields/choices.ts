import type { ChoicesView, PageField } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { type ChoicesOptions, prepareChoices } from '../components/choices.js';
import { prepareSelect } from '../components/select/prepare.js';
import { aroundOf, type FieldContext, type FieldRenderer, hintOf, labelOf, legendOf } from './field.js';

function optionsOf(view: ChoicesView, context: FieldContext, slot: PageField): ChoicesOptions {
	return {
		...aroundOf(view, context.words),
		idPrefix: idOf(view.name),
		name: view.name,
		fieldset: legendOf(view, context),
		items: view.choices.map((choice, index) => ({
			value: choice.code,
			content: choice.title,
			hint: hintOf(choice.hint),
			checked: choice.chosen,
			opens: context.inside(slot.opens[index] ?? [], choice.opens, true),
		})),
	};
}

/** One of a few, yes or no. */
export const radios: FieldRenderer<ChoicesView> = {
	component: 'radios',
	data: (view, context, slot) => prepareChoices('radios', optionsOf(view, context, slot)),
};

/** Several of a few. */
export const checkboxes: FieldRenderer<ChoicesView> = {
	component: 'checkboxes',
	data: (view, context, slot) => prepareChoices('checkboxes', optionsOf(view, context, slot)),
};

/** One of many; the first line is none of them. */
export const select: FieldRenderer<ChoicesView> = {
	component: 'select',
	data: (view, context) =>
		prepareSelect({
			...aroundOf(view, context.words),
			id: idOf(view.name),
			name: view.name,
			label: labelOf(view, context),
			items: [
				{ value: '', text: context.words.choose },
				...view.choices.map((choice) => ({ value: choice.code, text: choice.title, selected: choice.chosen })),
			],
		}),
};

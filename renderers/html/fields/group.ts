import type { GroupView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareFieldGroup } from '../components/field-group/prepare.js';
import { aroundOf, type FieldRenderer, titleOf } from './field.js';

/** Fields of one thing, under its name. */
export const group: FieldRenderer<GroupView> = {
	component: 'field-group',
	data: (view, context, slot) =>
		prepareFieldGroup({
			...aroundOf(view, context.words),
			id: idOf(view.name),
			fieldset: { legend: { content: titleOf(view, context.words), classes: 'govuk-fieldset__legend--m' } },
			fields: context.inside(slot.fields, view.fields, context.opened),
		}),
};

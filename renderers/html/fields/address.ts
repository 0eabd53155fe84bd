import type { GroupView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareFieldGroup } from '../components/field-group/prepare.js';
import { aroundOf, type FieldRenderer, titleOf } from './field.js';

/** An address: its lines under one question, each with a plain label. */
export const address: FieldRenderer<GroupView> = {
	component: 'field-group',
	data: (view, context, slot) =>
		prepareFieldGroup({
			...aroundOf(view, context.words),
			id: idOf(view.name),
			fieldset: {
				legend: {
					content: titleOf(view, context.words),
					classes: `govuk-fieldset__legend--${context.heading ? 'l' : 's'}`,
					isPageHeading: context.heading,
				},
			},
			fields: context.inside(slot.fields, view.fields, true),
		}),
};

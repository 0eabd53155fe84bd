import type { DeclarationView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareChoices } from '../components/choices.js';
import { aroundOf, type FieldRenderer, titleOf } from './field.js';

/** A sentence to agree to. */
export const declaration: FieldRenderer<DeclarationView> = {
	component: 'checkboxes',
	data: (view, { words }) =>
		prepareChoices('checkboxes', {
			...aroundOf(view, words),
			idPrefix: idOf(view.name),
			name: view.name,
			items: [{ value: view.value, content: titleOf(view, words), checked: view.chosen }],
		}),
};

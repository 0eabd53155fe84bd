import type { LongTextView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareCharacterCount } from '../components/character-count/prepare.js';
import { prepareTextarea } from '../components/textarea/prepare.js';
import { number } from '../format/amount.js';
import { aroundOf, type FieldRenderer, labelOf } from './field.js';

/** Several lines of text; a limit is said in words. */
export const longText: FieldRenderer<LongTextView> = {
	component: 'textarea',
	data: (view, context) => {
		const options = {
			...aroundOf(view, context.words),
			id: idOf(view.name),
			name: view.name,
			label: labelOf(view, context),
			value: view.typed,
			autocomplete: view.autocomplete,
		};
		if (view.maxLength === null) return prepareTextarea(options);
		return prepareCharacterCount({
			...options,
			maxlength: view.maxLength,
			textareaDescriptionText: context.words.maxCharacters(number(view.maxLength, context.locale)),
		});
	},
};

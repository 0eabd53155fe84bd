import { type ChoicesData, type ChoicesOptions, prepareChoices } from '../choices.js';

/** Several of a few choices, or one sentence to agree to. */
export function prepareCheckboxes(options: ChoicesOptions): ChoicesData {
	return prepareChoices('checkboxes', options);
}

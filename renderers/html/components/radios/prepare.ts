import { type ChoicesData, type ChoicesOptions, prepareChoices } from '../choices.js';

/** One of a few choices. */
export function prepareRadios(options: ChoicesOptions): ChoicesData {
	return prepareChoices('radios', options);
}

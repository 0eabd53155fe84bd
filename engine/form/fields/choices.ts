import type { Field } from '../../definition/service.js';
import type { Value } from '../../expression/types.js';
import { textIn } from '../text.js';
import type { Kind, Parsed } from '../types.js';
import { asText, oneText } from './texts.js';

/** What a choice is called; the code itself where it is no longer among the choices. */
export function labelOf(code: Value, field: Field, locale: string): string {
	const choice = field.choices.find((one) => one.code === asText(code));
	return choice === undefined ? asText(code) : textIn(choice.title, locale);
}

/** The code that was posted, as the answer is stored: a number where the schema says so. */
export function codeOf(given: string, field: Field): Parsed {
	if (!field.choices.some(({ code }) => code === given)) return { problem: 'enum' };
	if (field.type.kind === 'boolean') return { value: given === 'true' };
	return { value: field.type.kind === 'number' ? Number(given) : given };
}

/** One of several choices, stored as its code. */
export function choiceKind(name: 'radios' | 'select'): Kind {
	return {
		name,
		parse: (texts, field) => {
			const given = oneText(texts);
			return given === null ? { value: undefined } : codeOf(given, field);
		},
		texts: (value) => (value === undefined ? {} : { '': [asText(value)] }),
		format: labelOf,
		check: (value) => (typeof value === 'object' ? 'type' : null),
	};
}

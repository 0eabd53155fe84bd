import type { Kind } from '../types.js';
import { labelOf } from './choices.js';
import { asText, oneText } from './texts.js';

/** What "yes" and "no" are called; the choices' own titles win where the author wrote them. */
export const yesNo: Readonly<Record<string, readonly [string, string]>> = { id: ['Ya', 'Tidak'], en: ['Yes', 'No'] };

/** Yes or no, as two choices; posted as `true` or `false`. */
export const boolean: Kind = {
	name: 'boolean',
	parse: (texts) => {
		const given = oneText(texts);
		if (given === null) return { value: undefined };
		return given === 'true' || given === 'false' ? { value: given === 'true' } : { problem: 'enum' };
	},
	texts: (value) => (typeof value === 'boolean' ? { '': [asText(value)] } : {}),
	format: (value, field, locale) =>
		field.choices.length > 0
			? labelOf(value, field, locale)
			: ((yesNo[locale] ?? yesNo['id'] ?? [])[value === true ? 0 : 1] ?? asText(value)),
	check: (value) => (typeof value === 'boolean' ? null : 'type'),
};

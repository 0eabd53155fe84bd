import type { Kind } from '../types.js';
import { labelOf } from './choices.js';
import { asText } from './texts.js';

/** Several of a few: a list of codes in the order of the choices; nothing ticked = unanswered. */
export const checkboxes: Kind = {
	name: 'checkboxes',
	parse: (texts, field) => {
		const given = new Set((texts[''] ?? []).filter((text) => text !== ''));
		const codes = field.choices.map(({ code }) => code).filter((code) => given.delete(code));
		if (given.size > 0) return { problem: 'enum' };
		return { value: codes.length === 0 ? undefined : codes };
	},
	texts: (value) => (Array.isArray(value) ? { '': value.map(asText) } : {}),
	format: (value, field, locale) => {
		const labels = Array.isArray(value) ? value.map((code) => labelOf(code, field, locale)) : [asText(value)];
		return labels.join(', ');
	},
	check: (value) => (Array.isArray(value) && value.every((code) => typeof code !== 'object') ? null : 'type'),
};

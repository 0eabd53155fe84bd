import { Decimal } from 'decimal.js';
import type { Field, Service } from '../../definition/service.js';
import type { Labels } from '../../expression/reason-words.js';
import type { Scope, Value } from '../../expression/types.js';
import { shownAnswer, shownText } from '../../form/show.js';
import { textIn } from '../../form/text.js';

/** How a service calls its fields, answers and conditions: titles, labels and `says`. */
export function labelsOf(service: Service, scope: Scope): Labels {
	const { form } = service;
	return {
		field: (path, locale) => {
			const field = fieldOf(service, path);
			return field === null ? path : textIn(field.title, locale) || path;
		},
		value: (path, value, locale) => {
			const field = fieldOf(service, path);
			const shown = field === null ? '' : shownAnswer(value, field, locale);
			return shown === '' ? plainWords(value, locale) : shown;
		},
		condition: (id, locale) => {
			const said = form.conditions.get(id)?.says ?? null;
			return said === null ? null : shownText(said, locale, scope, form.root);
		},
	};
}

/** A field of the form, or of the facts where the path begins with `facts.`; null where there is none. */
function fieldOf({ form, facts }: Service, path: string): Field | null {
	const own = form.fields.get(path);
	if (own !== undefined || !path.startsWith('facts.')) return own ?? null;
	return path
		.slice('facts.'.length)
		.split('.')
		.reduce<Field | null>((here, name) => {
			const member = here?.members.find((one) => one.name === name.replace(/\[\]$/, '')) ?? null;
			return name.endsWith('[]') ? (member?.row ?? null) : member;
		}, facts);
}

function plainWords(value: Value, locale: string): string {
	if (value === undefined) return '';
	if (Array.isArray(value))
		return locale === 'id' ? `${value.length} baris` : `${value.length} row${value.length === 1 ? '' : 's'}`;
	if (typeof value === 'object' && !Decimal.isDecimal(value)) return locale === 'id' ? 'diisi' : 'answered';
	return String(value);
}

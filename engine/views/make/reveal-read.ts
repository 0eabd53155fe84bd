/** How the page's script reads the inputs of a field as its answer: as `engine/form/fields` does, as far as it knows everything that matters. */
import type { Field, Form } from '../../definition/service.js';
import { currencyDigits } from '../../form/currency.js';
import { currencySign } from '../../form/fields/money.js';
import { unitIn } from '../../form/fields/numbers.js';
import { schemasAt } from '../../form/leaf.js';
import type { RevealRead } from '../reveal.js';

type As = RevealRead['as'];

/** How a kind is read; a kind that isn't here has rules of its own that the script doesn't know (a NIK, an e-mail address). */
const kinds: ReadonlyMap<Field['kind'], As> = new Map<Field['kind'], As>([
	['text', 'text'],
	['long-text', 'lines'],
	['integer', 'number'],
	['number', 'number'],
	['money', 'number'],
	['radios', 'code'],
	['select', 'code'],
	['boolean', 'yes-no'],
	['checkboxes', 'codes'],
	['declaration', 'agreed'],
	['date', 'date'],
]);

/** Words that set a limit the script can hold an answer to. */
const limiting: ReadonlySet<string> = new Set([
	'minimum',
	'maximum',
	'exclusiveMinimum',
	'exclusiveMaximum',
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
]);
/** Words that an answer of the kind keeps by the way it is read. */
const kept: ReadonlyMap<As, ReadonlySet<string>> = new Map<As, ReadonlySet<string>>([
	['code', new Set(['enum', 'choice'])],
	['codes', new Set(['items', 'uniqueItems'])],
	['agreed', new Set(['const'])],
	['date', new Set(['format'])],
]);

/**
 * How the script reads a field.
 * @returns null where it can't be sure to read it as the server does
 */
export function readOf(field: Field, name: string, form: Form, locale: string): RevealRead | null {
	const kind = kinds.get(field.kind);
	if (kind === undefined || (field.compute !== null && !field.editable)) return null;
	const as = ofType(kind, field);
	const limits = limitsOf(field, kind, form);
	if (limits === null) return null;
	const row = field.keys.lastIndexOf('*');
	const currency = field.kind === 'money' ? (field.currency ?? 'IDR') : null;
	return {
		name,
		keys: field.keys.slice(row + 1),
		level: field.keys.filter((key) => key === '*').length,
		as,
		limits: currency === null ? limits : [...limits, ['minimum', 0]],
		units: currency === null ? [unitIn(field, locale) ?? ''].filter(Boolean) : [currencySign(currency, locale), currency],
		decimals: currency === null ? (field.kind === 'integer' ? 0 : null) : currencyDigits(currency),
	};
}

function ofType(as: As, field: Field): As {
	if (as !== 'code') return as;
	return field.type.kind === 'boolean' ? 'yes-no' : field.type.kind === 'number' ? 'number-code' : 'code';
}

function limitsOf(field: Field, as: As, form: Form): [string, number][] | null {
	const limits: [string, number][] = [];
	for (const schema of schemasAt(form.schema, field.keys)) {
		if (schema === false) return null;
		for (const [word, limit] of Object.entries(schema)) {
			if (limiting.has(word) && typeof limit === 'number') limits.push([word, limit]);
			else if (!isKept(word, limit, as)) return null;
		}
	}
	return limits;
}

function isKept(word: string, limit: unknown, as: As): boolean {
	if (word === 'type') return true;
	if (word === 'const') return as === 'agreed' && limit === true;
	if (word === 'oneOf') return as === 'code' && isConstants(limit);
	return kept.get(as)?.has(word) ?? false;
}

function isConstants(alternatives: unknown): boolean {
	return (
		Array.isArray(alternatives) &&
		alternatives.every((one: unknown) => typeof one === 'object' && one !== null && Object.keys(one).join() === 'const')
	);
}

import { Decimal } from 'decimal.js';
import type { Field, Text } from '../definition/service.js';
import type { Expression, Group, Scope, Value } from '../expression/types.js';
import { yesNo } from './fields/boolean.js';
import { labelOf } from './fields/choices.js';
import { formatDate } from './fields/date.js';
import { kindOf } from './fields/index.js';
import { formatMoney } from './fields/money.js';
import { writeNumber } from './fields/number-text.js';
import { isGroup } from './given.js';
import { linesOf } from './lines.js';
import { rounded } from './numbers.js';
import { type FilledPart, filledParts } from './text.js';

/** The answer to a field as a person reads it; '' where it isn't answered. */
export function shownAnswer(value: Value, field: Field, locale: string): string {
	if (value === undefined) return '';
	return field.kind === 'address' ? linesOf(value, field, locale).join(', ') : kindOf(field.kind).format(value, field, locale);
}

/** A text with its expressions worked out: labels for codes, dates and money as people write them; what is unknown shows as nothing (2b-14). */
export function shownText(text: Text, locale: string, scope: Scope, root: Field): string {
	const parts = shownParts(text, locale, scope, root);
	const [only] = parts;
	return parts.length === 1 && typeof only === 'string'
		? only
		: parts.map((part) => (typeof part === 'string' ? part : part.value)).join('');
}

/** The same, the author's words apart from the values put in: for texts that are Markdown, which no answer may be. */
export function shownParts(text: Text, locale: string, scope: Scope, root: Field): readonly FilledPart[] {
	return filledParts(text, locale, scope, (expression, at) => shownValue(expression.run(at), expression, locale, root));
}

/** The value of an expression as a person reads it. A code is shown by the label of the field it came from. */
export function shownValue(value: Value, expression: Expression, locale: string, root: Field): string {
	if (value === undefined) return '';
	if (Array.isArray(value)) {
		const shown = value.map((one: Value) => shownValue(one, expression, locale, root)).filter((one) => one !== '');
		return new Intl.ListFormat(locale, { type: 'conjunction' }).format(shown);
	}
	if (isGroup(value)) return shownLines(value, expression, locale, root);
	if (typeof value === 'boolean') return (yesNo[locale] ?? yesNo['id'] ?? [])[value ? 0 : 1] ?? String(value);
	const type = expression.type.kind === 'list' ? expression.type.of : expression.type;
	if (typeof value === 'number' || Decimal.isDecimal(value)) {
		const number = rounded(value, null) as number;
		return type.kind === 'number' && type.currency !== null
			? formatMoney(number, type.currency, locale)
			: writeNumber(number, locale);
	}
	if (typeof value !== 'string') return '';
	if (type.kind === 'date') return formatDate(value, locale);
	if (type.kind !== 'code' && type.kind !== 'text') return value;
	const paths = type.kind === 'code' ? expression.uses : shownPaths(expression.tree);
	const field = fieldsOf(root, paths).find(({ choices }) => choices.some(({ code }) => code === value));
	return field === undefined ? value : labelOf(value, field, locale);
}

/** An address within a sentence: its lines, one after the other. Any other group isn't shown. */
function shownLines(value: Group, { uses, tree }: Expression, locale: string, root: Field): string {
	const names = Object.keys(value);
	const address = addressesOf(root, [...shownPaths(tree), ...uses]).find(({ members }) =>
		names.every((name) => members.some((line) => line.name === name)),
	);
	return address === undefined ? '' : linesOf(value, address, locale).join(', ');
}

function addressesOf(root: Field, paths: readonly string[]): readonly Field[] {
	return fieldsBelow(root).filter(
		({ kind, path }) => kind === 'address' && paths.some((one) => one === path || one.endsWith(`.${path}`)),
	);
}

function fieldsBelow(field: Field): readonly Field[] {
	return (field.row === null ? field.members : [field.row]).flatMap((inner) => [inner, ...fieldsBelow(inner)]);
}

/** Which answers a text may be, as it stands: what is behind a guard (`answered(x) ? x : '–'`) is still shown by its label. */
function shownPaths(tree: unknown): readonly string[] {
	if (typeof tree !== 'object' || tree === null || !('op' in tree)) return [];
	if (tree.op === 'if' && 'yes' in tree && 'no' in tree) return [...shownPaths(tree.yes), ...shownPaths(tree.no)];
	const own = tree.op === 'answer' || tree.op === 'fact';
	return own && 'keys' in tree && Array.isArray(tree.keys) ? [tree.keys.join('.')] : [];
}

function fieldsOf(root: Field, paths: readonly string[]): readonly Field[] {
	const found: Field[] = [];
	const visit = (field: Field): void => {
		if (field.choices.length > 0 && paths.some((path) => path === field.path || path.endsWith(`.${field.path}`)))
			found.push(field);
		for (const inner of field.row === null ? field.members : [field.row]) visit(inner);
	};
	visit(root);
	return found;
}

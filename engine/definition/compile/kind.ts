import type { Type } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { FieldKind } from '../service.js';
import type { CodeList } from '../source.js';
import { fileWords, takesMany } from './files.js';
import { child, isTrue, itemsOf, numberOf, textOf } from './reading.js';
import { keyword, type Resolve, type View, viewOf } from './view.js';

/** A choice before its texts are compiled. `node` has the title and hint; a choice of a code list has its row. */
export interface RawChoice {
	readonly code: string;
	readonly node: Node | null;
	readonly row: CodeList['rows'][number] | null;
}

/** Choices shown at once; more of them are a list to select from. */
const few = 7;
/** A text that may be longer than this is asked in a large box. */
const long = 200;

/** The first type that isn't null: `type: [string, "null"]` is a text that may be left out. */
export function typeWord(view: View): string | null {
	return (
		itemsOf(keyword(view, 'type'))
			.map(textOf)
			.find((word) => word !== null && word !== 'null') ?? null
	);
}

/** What a field offers: `enum`, `oneOf` of `const`, a code list; of the items, for a field that takes several. Empty where it offers nothing. */
export function choicesOf(view: View, lists: ReadonlyMap<string, CodeList>): readonly RawChoice[] {
	const named = keyword(view, 'choices');
	const list = lists.get(textOf(named) ?? textOf(child(named, 'list')) ?? '');
	if (list !== undefined) return list.rows.map((row) => ({ code: row.code, node: null, row }));
	for (const word of ['oneOf', 'anyOf']) {
		const titled = itemsOf(keyword(view, word)).map((node) => ({ node, code: codeAt(child(node, 'const')) }));
		if (titled.length > 0 && titled.every(({ code }) => code !== null)) {
			return titled.map(({ node, code }) => ({ code: code ?? '', node, row: null }));
		}
	}
	return itemsOf(keyword(view, 'enum')).flatMap((node) => {
		const code = codeAt(node);
		return code === null ? [] : [{ code, node: null, row: null }];
	});
}

/** A constant as it is posted and looked up: `yes` and `no` as `true` and `false`, a number as it is written. */
function codeAt(node: Node | null): string | null {
	return node?.kind === 'scalar' && typeof node.value === 'boolean' ? String(node.value) : textOf(node);
}

/** The one sort of value a schema's constants have, where they are all numbers or all yes and no. */
function constantsOf(view: View): 'number' | 'boolean' | null {
	const constants = [
		...itemsOf(keyword(view, 'enum')),
		...['oneOf', 'anyOf'].flatMap((word) => itemsOf(keyword(view, word)).flatMap((node) => child(node, 'const') ?? [])),
	];
	const sorts = new Set(constants.map((node) => (node.kind === 'scalar' ? typeof node.value : 'object')));
	const [sort] = sorts;
	return sorts.size === 1 && (sort === 'number' || sort === 'boolean') ? sort : null;
}

/** The view of a list's items; of a schema without `items`, an empty one. */
export function itemsView(view: View, resolve: Resolve): View {
	const items = keyword(view, 'items');
	return viewOf(items === null ? [] : [items], resolve);
}

/** The kind of field a schema is shown as, where `component:` doesn't say (2.3). */
export function derivedKind(view: View, choices: readonly RawChoice[], itemChoices: readonly RawChoice[]): FieldKind {
	const type = typeWord(view);
	if (isUpload(view, type)) return 'file';
	if (type === 'array' || (type === null && keyword(view, 'items') !== null))
		return itemChoices.length > 0 ? 'checkboxes' : 'list';
	if (type === 'object' || (type === null && view.properties.size > 0)) return 'group';
	const only = keyword(view, 'const');
	if (isTrue(only)) return 'declaration';
	if (type === 'boolean' || (type === null && constantsOf(view) === 'boolean')) return 'boolean';
	if (choices.length > 0) return choices.length > few ? 'select' : 'radios';
	if (type === 'integer') return 'integer';
	if (type === 'number') return keyword(view, 'currency') === null ? 'number' : 'money';
	const format = textOf(keyword(view, 'format'));
	if (format === 'date') return 'date';
	if (format === 'email' || format === 'idn-email') return 'email';
	return (numberOf(keyword(view, 'maxLength')) ?? 0) > long ? 'long-text' : 'text';
}

/** Says what may be uploaded, and nothing that would make it another kind of question. */
function isUpload(view: View, type: string | null): boolean {
	return (
		(type === null || type === 'string' || type === 'array') &&
		keyword(view, 'items') === null &&
		fileWords.some((word) => keyword(view, word) !== null)
	);
}

/** What is common to all fields of a kind, for the compiler: whether they take an answer, and what an author's `component:` may say. */
export const kindNames: readonly FieldKind[] = [
	'text',
	'long-text',
	'integer',
	'number',
	'money',
	'boolean',
	'declaration',
	'date',
	'email',
	'phone',
	'nik',
	'kk',
	'radios',
	'select',
	'checkboxes',
	'file',
	'address',
	'group',
	'list',
	'guidance',
];

/** The type of answers to a field that is neither group nor list. */
export function leafType(view: View, kind: FieldKind, choices: readonly RawChoice[]): Type {
	const type = typeWord(view);
	if (kind === 'file') return takesMany(view) ? { kind: 'list', of: { kind: 'text', file: true } } : { kind: 'text', file: true };
	if (kind === 'checkboxes') return { kind: 'list', of: { kind: 'code', codes: choices.map(({ code }) => code) } };
	if (kind === 'boolean' || kind === 'declaration' || type === 'boolean') return { kind: 'boolean' };
	if (type === 'integer' || type === 'number' || (type === null && constantsOf(view) === 'number'))
		return { kind: 'number', currency: textOf(keyword(view, 'currency')) };
	if (kind === 'money' || kind === 'number' || kind === 'integer') {
		return { kind: 'number', currency: textOf(keyword(view, 'currency')) };
	}
	if (choices.length > 0) return { kind: 'code', codes: choices.map(({ code }) => code) };
	return kind === 'date' ? { kind: 'date' } : { kind: 'text' };
}

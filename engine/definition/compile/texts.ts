import { compile } from '../../expression/compile.js';
import { splitText } from '../../expression/template.js';
import type { Environment, Expression, ExpressionProblem } from '../../expression/types.js';
import type { MapNode, Node, ScalarNode } from '../node.js';
import { nodeAt } from '../node.js';
import type { Text } from '../service.js';
import type { ServiceSource } from '../source.js';
import type { Expected, Finding } from './context.js';
import { reportMarks } from './marks.js';
import { child, textOf } from './reading.js';

type Report = (finding: Finding) => void;
type Part = string | Expression;

/** The keys by which items of lists are matched with their translation; else they match by position (2.1). */
const marks = ['const', 'id', 'field'] as const;

/**
 * A text with its translations. What is missing in a language is reported (`missing-translation`) and read in the language of the
 * definition; expressions are checked in the environment, each translation's at its own place. Translations that were taken are added to `used`.
 */
export function compileText(
	source: ServiceSource,
	locales: readonly string[],
	node: Node,
	environment: Environment | null,
	report: Report,
	used: Set<Node>,
): Text {
	const own = locales[0] ?? 'id';
	if (node.kind !== 'scalar') return { [own]: [''] };
	const text: Record<string, readonly Part[]> = { [own]: partsOf(node, environment, report) };
	for (const locale of locales.slice(1)) {
		const translation = translationOf(source, node, locale);
		if (translation !== null) {
			used.add(translation);
			text[locale] = partsOf(translation, environment, report);
		} else if (/\p{L}/u.test(textOf(node) ?? '')) report(missing(node, locale));
	}
	return text;
}

/** An expression at a node, its problems reported at the very character; null where there are any. */
export function compileExpression(node: Node, environment: Environment, expected: Expected, report: Report): Expression | null {
	if (node.kind !== 'scalar' || node.value === null) return null;
	const text = typeof node.value === 'string' ? node.value : node.source;
	const { expression, problems, hints } = compile(text, environment, expected);
	reportAll([...problems, ...hints], node, 0, report);
	return problems.length > 0 ? null : expression;
}

function partsOf(node: ScalarNode, environment: Environment | null, report: Report): readonly Part[] {
	const written = textOf(node) ?? String(node.value ?? '');
	reportMarks(written, node.placeOf, report);
	if (environment === null || !written.includes('{{')) return [written];
	const split = splitText(written);
	reportAll(split.problems, node, 0, report);
	return split.parts.map((part): Part => {
		if ('text' in part) return part.text;
		const { expression, problems } = compile(part.source, environment, 'shown');
		reportAll(problems, node, part.start, report);
		return expression ?? '';
	});
}

function reportAll(problems: readonly ExpressionProblem[], node: ScalarNode, from: number, report: Report): void {
	for (const { code, start, says, suggestion, severity = 'error' } of problems) {
		report({ code, severity, at: node.placeOf(from + start), says, ...(suggestion === undefined ? {} : { suggestion }) });
	}
}

function missing(node: ScalarNode, locale: string): Finding {
	return {
		code: 'missing-translation',
		severity: 'warning',
		at: node.place,
		says: {
			id: `Teks ini belum ada dalam bahasa \`${locale}\`. Tambahkan di \`text.${locale}.yaml\` pada \`${node.path.join('.')}\`.`,
			en: `This text isn’t there in \`${locale}\` yet. Add it to \`text.${locale}.yaml\` at \`${node.path.join('.')}\`.`,
		},
	};
}

/** The same text in another language, or null: the same way from the top, list items matched by what names them. */
function translationOf(source: ServiceSource, node: ScalarNode, locale: string): ScalarNode | null {
	let here: Node | null = source.translations.get(locale)?.get(node.document) ?? null;
	let original: Node | null = documentOf(source, node);
	for (const step of node.path) {
		if (here === null) return null;
		const below: Node | null = original === null ? null : nodeAt(original, [step]);
		here = typeof step === 'number' ? itemOf(here, below, step) : child(here, step);
		original = below;
	}
	return here?.kind === 'scalar' && textOf(here) !== null ? here : null;
}

function itemOf(list: Node, original: Node | null, position: number): Node | null {
	if (list.kind !== 'list') return null;
	for (const mark of marks) {
		const name = child(original, mark);
		if (name?.kind !== 'scalar') continue;
		const found = list.items.find((item) => {
			const same = child(item, mark);
			return same?.kind === 'scalar' && String(same.value) === String(name.value);
		});
		if (found !== undefined) return found;
	}
	const there = list.items[position];
	return there === undefined || marks.some((mark) => child(there, mark) !== null) ? null : there;
}

const documents = new WeakMap<ServiceSource, Map<string, MapNode | null>>();

/** The top of the document a node stands in: the service's own, or that of a schema it refers to. */
function documentOf(source: ServiceSource, node: Node): Node | null {
	if (source.root.document === node.document) return source.root;
	const known = documents.get(source) ?? new Map<string, MapNode | null>();
	documents.set(source, known);
	let top = known.get(node.document);
	if (top === undefined) {
		const found = source.resolve('#', node);
		top = found?.kind === 'map' && found.path.length === 0 ? found : null;
		known.set(node.document, top);
	}
	return top;
}

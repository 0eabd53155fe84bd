import { dirname, join, relative } from 'node:path/posix';
import { compile } from '../../expression/compile.js';
import { splitText, type TemplatePart } from '../../expression/template.js';
import type { Environment, Expression } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { Place } from '../problem.js';
import type { Letter, LetterBlock, LetterText } from '../service.js';
import type { MarkdownSource } from '../source.js';
import { didYouMean } from '../suggest.js';
import type { CompileContext, Expected } from './context.js';
import type { Environments } from './environments.js';
import { splitBlocks } from './letter-blocks.js';
import { reportMarks } from './marks.js';
import { child, entriesOf, textOf } from './reading.js';

/** What a number pattern may hold; `seq:4` is padded to four digits. */
const placeholders = ['seq', 'office', 'year', 'month', 'romanMonth'];

/** `letters:` compiled: texts in each language with their expressions checked, series and number. */
export function compileLetters(
	context: CompileContext,
	environments: Environments,
	node: Node | null,
): ReadonlyMap<string, Letter> {
	return new Map(
		entriesOf(node).map(([id, entry]) => {
			const series = textOf(child(entry.node, 'series'));
			const number = numberOf(context, child(entry.node, 'number'), series);
			const environment = environments.letter(number !== null);
			const text = compileMarkdown(context, child(entry.node, 'text'), environment);
			return [id, { id, text, series, number, at: entry.key }];
		}),
	);
}

/** A Markdown file named by a node, in each language of the service; a missing file is a problem, a missing translation a warning. */
export function compileMarkdown(context: CompileContext, node: Node | null, environment: Environment): LetterText {
	const path = textOf(node);
	if (node === null || path === null) return {};
	const sources = context.source.letters.get(join(dirname(node.document), path));
	if (sources === undefined) {
		const suggestion = didYouMean(
			path,
			[...context.source.letters.keys()].map((file) => `./${relative(context.source.id, file)}`),
		);
		context.report({
			code: 'missing-file',
			severity: 'error',
			at: node.place,
			says: {
				id: `Berkas \`${path}\` tidak ada di folder layanan ini.`,
				en: `There is no file \`${path}\` in this service's folder.`,
			},
			...(suggestion === null ? {} : { suggestion }),
		});
		return {};
	}
	const [written = 'id'] = context.locales;
	const texts: Record<string, readonly LetterBlock[]> = {};
	for (const locale of context.locales) {
		const source = sources.get(locale);
		if (source !== undefined) texts[locale] = blocksOf(context, source, environment);
		else if (locale !== written) {
			context.report(untranslated(path, locale, node));
			const own = sources.get(written);
			texts[locale] = own === undefined ? [] : (texts[written] ?? []);
		}
	}
	return texts;
}

function blocksOf(context: CompileContext, source: MarkdownSource, environment: Environment): readonly LetterBlock[] {
	const placeOf = places(source);
	const read = (text: string, offset: number, expected: Expected): Expression | null => {
		const { expression, problems, hints } = compile(text, environment, expected);
		for (const { code, start, says, suggestion, severity = 'error' } of [...problems, ...hints])
			context.report({ code, severity, at: placeOf(offset + start), says, ...(suggestion === undefined ? {} : { suggestion }) });
		return expression;
	};
	return splitBlocks(source.text).map((block) => {
		const split = splitText(block.text);
		for (const { code, start, says, suggestion } of split.problems)
			context.report({
				code,
				severity: 'error',
				at: placeOf(block.offset(start)),
				says,
				...(suggestion === undefined ? {} : { suggestion }),
			});
		const parts = split.parts.flatMap((part): readonly (string | Expression)[] => {
			if ('text' in part) return [part.text];
			const expression = read(part.source, block.offset(part.start), 'shown');
			return expression === null ? [] : [expression];
		});
		reportMarks(withoutExpressions(split.parts), (offset) => placeOf(block.offset(offset)), context.report);
		const when = block.when === null ? null : read(block.when.text, block.when.offset, 'boolean');
		return { when, parts, at: placeOf(block.start) };
	});
}

/** The text with blanks in the place of each `{{ expression }}`, so that what stands in one is taken for no mark. */
function withoutExpressions(parts: readonly TemplatePart[]): string {
	return parts.reduce((text, part) => text.padEnd(part.start, ' ') + ('text' in part ? part.text : ''), '');
}

/** Line and column of a character of a file. */
function places(source: MarkdownSource): (offset: number) => Place {
	const starts = [0];
	for (const match of source.text.matchAll(/\n/gu)) starts.push(match.index + 1);
	return (offset) => {
		const line = starts.findLastIndex((start) => start <= offset);
		return { file: source.file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
	};
}

function numberOf(context: CompileContext, node: Node | null, series: string | null): string | null {
	const pattern = textOf(node);
	if (node === null || pattern === null) return null;
	for (const [, name = ''] of pattern.matchAll(/\{([^{}]*)\}/gu)) {
		if (placeholders.includes(name.replace(/^seq:[1-9]$/u, 'seq'))) continue;
		const suggestion = didYouMean(name, placeholders);
		context.report({
			code: 'unknown-placeholder',
			severity: 'error',
			at: node.place,
			says: {
				id: `\`{${name}}\` tidak dikenal dalam nomor surat. Yang ada: \`{seq}\`, \`{seq:4}\`, \`{office}\`, \`{year}\`, \`{month}\`, \`{romanMonth}\`.`,
				en: `\`{${name}}\` is not known in a letter's number. There are \`{seq}\`, \`{seq:4}\`, \`{office}\`, \`{year}\`, \`{month}\`, \`{romanMonth}\`.`,
			},
			...(suggestion === null ? {} : { suggestion }),
		});
	}
	if (series !== null && !/\{seq(?::[1-9])?\}/u.test(pattern)) context.report(without('{seq}', node));
	return pattern;
}

function without(placeholder: string, at: Node) {
	return {
		code: 'number-without-sequence',
		severity: 'error' as const,
		at: at.place,
		says: {
			id: `Nomor ini tidak memuat \`${placeholder}\`, sehingga semua surat bernomor sama. Tambahkan, misalnya \`{seq:4}\`.`,
			en: `This number has no \`${placeholder}\`, so that every letter would have the same one. Add it, for example \`{seq:4}\`.`,
		},
	};
}

function untranslated(path: string, locale: string, at: Node) {
	const file = path.replace(/\.md$/u, `.${locale}.md`);
	return {
		code: 'missing-translation',
		severity: 'warning' as const,
		at: at.place,
		says: {
			id: `\`${path}\` belum diterjemahkan ke \`${locale}\`. Tulis di \`${file}\`.`,
			en: `\`${path}\` has no translation into \`${locale}\` yet. Write it in \`${file}\`.`,
		},
	};
}

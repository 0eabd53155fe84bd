import { splitText } from '../../expression/template.js';

/** A paragraph, list item or table row of a letter's Markdown, line breaks after it included (2b-38). */
export interface RawBlock {
	/** Where it begins in the file. */
	readonly start: number;
	/** What is shown: the block without its `{{ when … }}`. */
	readonly text: string;
	/** The place in the file of a character of `text`. */
	readonly offset: (character: number) => number;
	/** The condition of `{{ when <condition> }}` at its beginning, and where that stands in the file. */
	readonly when: { readonly text: string; readonly offset: number } | null;
}

/** Marks a line as a list item or a table row, so that each line is a block of its own. */
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/u;
const row = /^[ \t]*\|/u;
/** What may stand before a guard: the mark of an item, a row or a heading. */
const mark = /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+|[ \t]*\|[ \t]*|#{1,6}[ \t]+|[ \t]+)?(?=\{\{)/u;
const word = /^when[ \t]+/u;

/** Splits a letter into its blocks. Joined in order, with their guards, they are the file. */
export function splitBlocks(markdown: string): readonly RawBlock[] {
	const blocks: RawBlock[] = [];
	let start = 0;
	let text = '';
	const close = (): void => {
		if (text !== '') blocks.push(rawBlock(text, start));
		start += text.length;
		text = '';
	};
	for (const line of markdown.match(/[^\n]*\n|[^\n]+$/gu) ?? []) {
		const blank = line.trim() === '';
		const begins = item.test(line) || row.test(line);
		const afterBlank = /\n[ \t]*\n$/u.test(text) || text.trim() === '';
		if (!blank && text !== '' && (begins || (afterBlank && text.trim() !== '') || row.test(text))) close();
		text += line;
	}
	close();
	return blocks;
}

function rawBlock(whole: string, start: number): RawBlock {
	const plain: RawBlock = { start, text: whole, offset: (character) => start + character, when: null };
	const lead = mark.exec(whole)?.[0];
	const first = lead === undefined ? undefined : splitText(whole.slice(lead.length)).parts[0];
	if (lead === undefined || first === undefined || !('source' in first)) return plain;
	const said = word.exec(first.source)?.[0];
	if (said === undefined) return plain;
	const closed = whole.indexOf('}}', lead.length + first.end) + '}}'.length;
	const after = /^[ \t]/u.test(whole.slice(closed)) ? closed + 1 : closed;
	return {
		start,
		text: lead + whole.slice(after),
		offset: (character) => start + (character < lead.length ? character : character + after - lead.length),
		when: { text: first.source.slice(said.length), offset: start + lead.length + first.start + said.length },
	};
}

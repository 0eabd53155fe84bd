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
const guard =
	/^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+|[ \t]*\|[ \t]*|#{1,6}[ \t]+|[ \t]+)?)\{\{[ \t]*when[ \t]+([\s\S]*?)\}\}[ \t]?/u;

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
	const match = guard.exec(whole);
	if (match === null) return { start, text: whole, offset: (character) => start + character, when: null };
	const [all, lead = '', condition = ''] = match;
	const cut = all.length - lead.length;
	const opening = whole.indexOf('when', lead.length) + 'when'.length;
	const before = opening + (/^[ \t]+/u.exec(whole.slice(opening))?.[0].length ?? 0);
	return {
		start,
		text: lead + whole.slice(all.length),
		offset: (character) => start + (character < lead.length ? character : character + cut),
		when: { text: condition.trimEnd(), offset: start + before },
	};
}

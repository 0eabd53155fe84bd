import type { FilledPart } from '../../form/text.js';
import { type SafeUrl, safeUrl } from '../../views/url.js';

/** Text of authors as a plain tree: paragraphs, headings, lists; bold, emphasis, links. No HTML, no pictures. */
export type Markdown = readonly Block[];

export type Block =
	| { readonly block: 'paragraph'; readonly inline: readonly Inline[] }
	| { readonly block: 'heading'; readonly inline: readonly Inline[] }
	| { readonly block: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

export type Inline =
	| { readonly inline: 'text'; readonly text: string }
	| { readonly inline: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
	| { readonly inline: 'link'; readonly url: SafeUrl; readonly inside: readonly Inline[] }
	| { readonly inline: 'break' };

/** A text in parts: what the author wrote, and values put in (shown as they are, never read as Markdown). */
export type MarkdownPart = FilledPart;

interface ListLines {
	readonly ordered: boolean;
	readonly items: string[];
}

/** Marks are closed within this many characters and nest this deep, so that reading stays linear. */
const reach = 2000;
const deepest = 4;

const open = '\uFDD0';
const close = '\uFDD1';
const noncharacters = /[\uFDD0\uFDD1]/g;
const bullet = /^ {0,3}[-*+] +(.*)$/;
const numbered = /^ {0,3}\d{1,9}[.)] +(.*)$/;
const heading = /^ {0,3}#{1,6} +(.*?) *#* *$/;

/**
 * Reads the Markdown subset: blank lines part paragraphs, `-` and `1.` begin list items, `#` a heading (of any depth: one kind),
 * `**bold**`, `*emphasis*`, `[words](address)`, a backslash before a mark or at a line's end. HTML is shown as the text it is (2b-45).
 * @returns the tree, and the addresses of links that were refused (shown as words without a link).
 */
export function markdown(parts: string | readonly MarkdownPart[]): Read {
	return onceOf(texts, parts, () => blocks(parts));
}

function blocks(parts: string | readonly MarkdownPart[]): Read {
	const { source, values } = joined(parts);
	const refused: string[] = [];
	const tree: Block[] = [];
	let paragraph: string[] = [];
	let list: ListLines | null = null;
	const read = (text: string): Inline[] => inlines(text, values, refused);
	const held = (): ListLines | null => list;
	const finish = (): void => {
		if (paragraph.length > 0) tree.push({ block: 'paragraph', inline: read(paragraph.join('\n')) });
		if (list !== null) tree.push({ block: 'list', ordered: list.ordered, items: list.items.map(read) });
		paragraph = [];
		list = null;
	};
	for (const line of source.split(/\r\n?|\n/)) {
		const asHeading = heading.exec(line);
		const asBullet = bullet.exec(line);
		const item = asBullet ?? numbered.exec(line);
		const current = held();
		if (line.trim() === '') finish();
		else if (asHeading) {
			finish();
			tree.push({ block: 'heading', inline: read(asHeading[1] ?? '') });
		} else if (item) {
			const ordered = asBullet === null;
			if (current === null || current.ordered !== ordered) {
				finish();
				list = { ordered, items: [item[1] ?? ''] };
			} else current.items.push(item[1] ?? '');
		} else if (current !== null) current.items.push(`${current.items.pop() ?? ''}\n${line.trim()}`);
		else paragraph.push(line.trimStart());
	}
	finish();
	return { tree, refused };
}

/** Reads a text of one line, such as a hint: marks and links as above, but no lists and headings, whatever it begins with. */
export function inlineMarkdown(parts: string | readonly MarkdownPart[]): readonly Inline[] {
	return onceOf(lines, parts, () => {
		const { source, values } = joined(parts);
		return inlines(source, values, []);
	});
}

type Read = { readonly tree: Markdown; readonly refused: readonly string[] };

/** What was read of texts without values: the same array is a definition's own, and always gives the same. */
const texts = new WeakMap<readonly MarkdownPart[], Read>();
const lines = new WeakMap<readonly MarkdownPart[], readonly Inline[]>();

function onceOf<Made>(
	known: WeakMap<readonly MarkdownPart[], Made>,
	parts: string | readonly MarkdownPart[],
	make: () => Made,
): Made {
	if (typeof parts === 'string' || !parts.every((part) => typeof part === 'string')) return make();
	const made = known.get(parts) ?? make();
	known.set(parts, made);
	return made;
}

/** One text, each value in it marked by its number, so that no mark is ever found in a value. */
function joined(parts: string | readonly MarkdownPart[]): { readonly source: string; readonly values: readonly string[] } {
	const values: string[] = [];
	const source = (typeof parts === 'string' ? [parts] : parts)
		.map((part) => (typeof part === 'string' ? part.replace(noncharacters, '') : `${open}${values.push(part.value) - 1}${close}`))
		.join('');
	return { source, values };
}

/** One line of words of a tree, without marks: for titles, search and previews. */
export function plainText(inline: readonly Inline[]): string {
	return inline
		.map((part) => (part.inline === 'text' ? part.text : part.inline === 'break' ? ' ' : plainText(part.inside)))
		.join('');
}

function inlines(source: string, values: readonly string[], refused: string[], depth = 0): Inline[] {
	const out: Inline[] = [];
	let text = '';
	const put = (part: Inline): void => {
		flush();
		out.push(part);
	};
	const flush = (): void => {
		if (text !== '') out.push({ inline: 'text', text });
		text = '';
	};
	for (let at = 0; at < source.length; at++) {
		const character = source.charAt(at);
		const next = source.charAt(at + 1);
		if (character === open) {
			const end = source.indexOf(close, at);
			text += values[Number(source.slice(at + 1, end))] ?? '';
			at = end;
		} else if (character === '\\' && next === '\n') {
			put({ inline: 'break' });
			at++;
		} else if (character === '\\' && /[\\*_[\]()#+.!<>{}`-]/.test(next)) {
			text += next;
			at++;
		} else if (character === '\n') text = `${text.trimEnd()} `;
		else if (character === '*') {
			const mark = next === '*' ? '**' : '*';
			const end = depth < deepest ? closing(source, at + mark.length, mark) : -1;
			if (end === -1) {
				text += mark;
				at += mark.length - 1;
				continue;
			}
			put({
				inline: mark === '**' ? 'strong' : 'emphasis',
				inside: inlines(source.slice(at + mark.length, end), values, refused, depth + 1),
			});
			at = end + mark.length - 1;
		} else if (character === '[') {
			const ahead = source.slice(at, at + reach);
			const middle = at + ahead.indexOf('](');
			const end = middle < at ? -1 : at + endOfAddress(ahead, middle - at + 2);
			if (end < middle || depth >= deepest || ahead.slice(1, middle - at).includes('[')) {
				text += character;
				continue;
			}
			const inside = inlines(source.slice(at + 1, middle), values, refused, depth + 1);
			const address = source
				.slice(middle + 2, end)
				.replace(/\uFDD0(\d+)\uFDD1/g, (_, index: string) => encodeURIComponent(values[Number(index)] ?? ''));
			const url = safeUrl(address);
			if (url === null) {
				refused.push(address);
				flush();
				out.push(...inside);
			} else put({ inline: 'link', url, inside });
			at = end;
		} else text += character;
	}
	flush();
	return out;
}

/** Where an address ends: at the bracket that closes the link, past brackets of its own; -1 = nowhere near. */
function endOfAddress(ahead: string, from: number): number {
	let depth = 0;
	for (let at = from; at < ahead.length; at++) {
		const character = ahead.charAt(at);
		if (character === '(') depth++;
		else if (character === ')' && depth-- === 0) return at;
	}
	return -1;
}

/** Where the mark is closed: not after a space, not right where it was opened; -1 = it is no mark but a star. */
function closing(source: string, from: number, mark: string): number {
	if (/\s/.test(source.charAt(from))) return -1;
	const ahead = source.slice(0, from + reach);
	for (let at = ahead.indexOf(mark, from); at !== -1; at = ahead.indexOf(mark, at + 1)) {
		const star = mark === '*' && (source.charAt(at + 1) === '*' || source.charAt(at - 1) === '*');
		if (at > from && !star && !/[\s\\]/.test(source.charAt(at - 1))) return at;
	}
	return -1;
}

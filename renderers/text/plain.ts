import type { Inline } from '../../engine/definition/compile/markdown.js';
import type { MailBlock } from '../../engine/views/mail.js';

/** Blocks of a text as plain lines, a blank line between them. `origin` stands before addresses of this site. */
export function plainBlocks(blocks: readonly MailBlock[], origin: string): string {
	return blocks.map((block) => plainBlock(block, origin)).join('\n\n');
}

function plainBlock(block: MailBlock, origin: string): string {
	if (block.block === 'rows') return block.rows.map(plainRow).join('\n');
	if (block.block !== 'list') return plainInline(block.inline, origin).trim();
	const mark = (index: number): string => (block.ordered ? `${index + 1}. ` : '- ');
	return block.items.map((item, index) => mark(index) + plainInline(item, origin).trim()).join('\n');
}

/** `Nama: Siti Aminah`; further cells follow, parted by a dash. */
function plainRow([first = '', ...rest]: readonly string[]): string {
	const after = rest.filter((cell) => cell !== '').join(' – ');
	return first === '' || after === '' ? first + after : `${first}: ${after}`;
}

function plainInline(inline: readonly Inline[], origin: string): string {
	return inline
		.map((part) => {
			if (part.inline === 'text') return part.text;
			if (part.inline === 'break') return '\n';
			const words = plainInline(part.inside, origin);
			return part.inline === 'link' ? linkText(words, addressOf(part.url, origin)) : words;
		})
		.join('');
}

function addressOf(url: string, origin: string): string {
	return /^[/?#]/.test(url) ? origin + url : url.replace(/^(?:mailto|tel):/i, '');
}

function linkText(words: string, address: string): string {
	return words === address || words === '' ? address : `${words} (${address})`;
}

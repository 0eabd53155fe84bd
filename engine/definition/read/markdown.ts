import type { Files, MarkdownSource } from '../source.js';

/**
 * Markdown files below a folder by path and locale: `usaha/letters/notice.en.md` is the English of `usaha/letters/notice.md`,
 * which is in the language `locale`.
 */
export function readMarkdown(
	files: Files,
	folder: string,
	locale: string,
): ReadonlyMap<string, ReadonlyMap<string, MarkdownSource>> {
	const found = new Map<string, Map<string, MarkdownSource>>();
	for (const [file, text] of files) {
		if (!file.startsWith(folder) || !file.endsWith('.md')) continue;
		const variant = /^(.*)\.([a-z]{2,3}(?:-[A-Za-z]+)?)\.md$/.exec(file);
		const base = variant === null ? file : `${variant[1]}.md`;
		const isVariant = variant !== null && files.has(base);
		const key = isVariant ? base : file;
		const texts = found.get(key) ?? new Map<string, MarkdownSource>();
		texts.set(isVariant ? (variant[2] ?? locale) : locale, { file, text });
		found.set(key, texts);
	}
	return found;
}

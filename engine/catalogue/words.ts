import type { LetterText, Text } from '../definition/service.js';

/** A text in a language as plain words, for what is shown where there are no answers: expressions in it are left out. */
export function wordsOf(text: Text, locale: string): string {
	const parts = text[locale] ?? Object.values(text)[0] ?? [];
	return parts
		.filter((part) => typeof part === 'string')
		.join('')
		.trim();
}

/** What a letter calls itself: its first heading in that language; null where it has none. */
export function headingOf(text: LetterText, locale: string): string | null {
	const blocks = text[locale] ?? Object.values(text)[0] ?? [];
	for (const { parts } of blocks) {
		const words = parts.filter((part) => typeof part === 'string').join('');
		const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/mu.exec(words)?.[1];
		if (heading !== undefined) return heading.trim();
	}
	return null;
}

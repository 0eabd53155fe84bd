import type { Text } from '../definition/service.js';
import type { Expression, Scope } from '../expression/types.js';

/** The parts of a text in a language; where it isn't written in it, in the language of the definition. */
export function partsIn(text: Text, locale: string): readonly (string | Expression)[] {
	if (Object.hasOwn(text, locale)) return text[locale] ?? [];
	return Object.values(text)[0] ?? [];
}

/** A text without expressions, in a language. An expression in it shows as nothing: see `showText` for texts with expressions. */
export function textIn(text: Text, locale: string): string {
	return partsIn(text, locale)
		.map((part) => (typeof part === 'string' ? part : ''))
		.join('');
}

/** Are these an author's words alone, the same whatever is answered. */
function isPlain(parts: readonly (string | Expression)[]): parts is readonly string[] {
	return parts.every((part) => typeof part === 'string');
}

/** What an author wrote, and values put in: these are shown as they are, never read as Markdown. */
export type FilledPart = string | { readonly value: string };

/** A text in a language, its expressions worked out and shown by `show`, kept apart from the author's own words. */
export function filledParts(
	text: Text,
	locale: string,
	scope: Scope,
	show: (expression: Expression, scope: Scope) => string,
): readonly FilledPart[] {
	const parts = partsIn(text, locale);
	if (isPlain(parts)) return parts;
	const read = { ...scope, locale };
	return parts.map((part) => (typeof part === 'string' ? part : { value: show(part, read) }));
}

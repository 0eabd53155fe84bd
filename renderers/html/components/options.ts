import type { Attributes, Content } from '../markup.js';

/** Options are those of govuk-frontend's macros, as far as Loket uses them; `Content` is a text or HTML of our own templates. */
export interface Styled {
	readonly classes?: string | null | undefined;
	readonly attributes?: Attributes | null | undefined;
}

/** Class names in one attribute; what is empty is left out. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
	return names.filter((name) => name !== '' && name !== false && name !== null && name !== undefined).join(' ');
}

/** Is there something to show. */
export function filled(content: Content | null | undefined): content is Content {
	return content !== null && content !== undefined && content !== '';
}

/** Ids that describe a control, in one attribute; null where there are none. */
export function describedBy(...ids: readonly (string | null | undefined)[]): string | null {
	const all = ids.filter((id) => id !== null && id !== undefined && id !== '');
	return all.length === 0 ? null : all.join(' ');
}

/** Attributes, and more of them where there are any. (A spread inside a literal costs ten times as much.) */
export function also(attributes: Attributes, more: Attributes | null | undefined): Attributes {
	return more === null || more === undefined ? attributes : { ...attributes, ...more };
}

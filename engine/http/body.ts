/** Reading what a form posts: names and texts, capped before they are looked at. */

/** Texts by name, in the order they were posted. */
export type Posted = ReadonlyMap<string, readonly string[]>;

export const most = { bytes: 256 * 1024, parts: 2000, name: 300 } as const;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL, 5.1).
 * Gives null where a form of ours can't have sent it: too many parts, a name too long, or one that is neither a word of ours nor a pointer, or names an object's inside (`a[$ne]`, `/__proto__/x`).
 */
export function readForm(text: string): Posted | null {
	const posted = new Map<string, string[]>();
	let parts = 0;
	for (const [name, value] of new URLSearchParams(text)) {
		parts += 1;
		if (parts > most.parts || name.length > most.name || !isName(name)) return null;
		const before = posted.get(name);
		if (before === undefined) posted.set(name, [value]);
		else before.push(value);
	}
	return posted;
}

/** A word of ours (`then`, `token`) or a pointer into the answers (`/business/members/0/share`). */
export function isName(name: string): boolean {
	if (!name.startsWith('/')) return /^[a-z]{1,20}$/.test(name) && !forbidden.has(name);
	return !name.includes('\0') && name.split('/').every((part) => !forbidden.has(part));
}

/** The first text of a name, or '' where it wasn't posted. */
export function textOf(posted: Posted, name: string): string {
	return posted.get(name)?.[0] ?? '';
}

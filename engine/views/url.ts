declare const safe: unique symbol;

/** An address that may stand in `href` or `action`: relative to this site, https, mailto or tel. Made by `safeUrl` and `ownUrl` alone. */
export type SafeUrl = string & { readonly [safe]: true };

const outside = /^(?:https:\/\/[^\s/\\?#@]+(?:[/?#]|$)|mailto:[^\s]+$|tel:\+?[0-9 ().-]+$)/i;
const own = /^(?:\/(?![/\\])|\?|#)/;

/**
 * Accepts an address written by anybody: relative to this site (`/services/x`, `?lang=en`, `#top`), https, mailto or tel.
 * Gives null for anything else (`javascript:`, `data:`, `//host`, control characters, another scheme): show the text without a link then.
 */
export function safeUrl(text: string): SafeUrl | null {
	return isSafe(text) ? text : null;
}

function isSafe(text: string): text is SafeUrl {
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code <= 0x20 || code === 0x7f || code === 0x5c) return false;
	}
	return outside.test(text) || own.test(text);
}

/**
 * An address of this site from its parts, each percent-encoded: `ownUrl(['drafts', id, page], { lang: 'en' })` → `/drafts/…/…?lang=en`.
 * No parts = `/`. Query values of null are left out. Throws where a part is empty, `.` or `..`, which only a bug can give.
 */
export function ownUrl(parts: readonly string[], query: Readonly<Record<string, string | null>> = {}): SafeUrl {
	const path = parts.map((part) => {
		if (part === '' || part === '.' || part === '..') throw new Error(`an address can't have the part "${part}"`);
		return encodeURIComponent(part);
	});
	const asked = Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
	const search = asked.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(asked)).toString()}`;
	const url = `/${path.join('/')}${search}`;
	if (!isSafe(url)) throw new Error(`not an address of this site: ${url}`);
	return url;
}

/** The page one is on with this query instead of its own: `?lang=en`. */
export function hereUrl(query: Readonly<Record<string, string>>): SafeUrl {
	const url = `?${new URLSearchParams(query).toString()}`;
	if (!isSafe(url)) throw new Error(`not an address of this site: ${url}`);
	return url;
}

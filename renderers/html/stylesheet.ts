import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { themeColours } from '../../engine/views/theme.js';
import { ownUrl, type SafeUrl } from '../../engine/views/url.js';

/** The one stylesheet of citizens' pages, in the colours of a catalogue. */
export interface Stylesheet {
	readonly css: string;
	/** `/assets/journey.<hash>.css`: may be kept for ever. */
	readonly url: SafeUrl;
	/** `sha256-…` for the policy of a page that carries it inline: `style-src 'self' 'sha256-…'`. */
	readonly integrity: string;
}

/**
 * The stylesheet that the build compiled (`style/journey.css`), with the theme's colours and corners before it.
 * @param theme `brand` is `#rrggbb` (checked at publish; anything else is a bug and throws), `radius` in px.
 */
export function stylesheet(theme: { readonly brand: string; readonly radius: number }): Stylesheet {
	const { brand, deep } = themeColours(theme.brand);
	const radius = Math.min(24, Math.max(0, Math.round(theme.radius)));
	const compiled = readFileSync(new URL('./style/journey.css', import.meta.url), 'utf8').trim();
	const css = `${compiled}:root{--brand:${brand};--brand-deep:${deep};--radius:${radius}px}`;
	const hash = createHash('sha256').update(css);
	const integrity = `sha256-${hash.copy().digest('base64')}`;
	return { css, integrity, url: ownUrl(['assets', `journey.${hash.digest('hex').slice(0, 12)}.css`]) };
}

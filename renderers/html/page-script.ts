import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ownUrl, type SafeUrl } from '../../engine/views/url.js';

/** The one script of pages with a form; they are complete without it. */
export interface PageScript {
	readonly js: string;
	/** `/assets/page.<hash>.js`: may be kept for ever. */
	readonly url: SafeUrl;
}

/** The script that the build bundled (`script/page.js`). */
export function pageScript(): PageScript {
	const js = readFileSync(new URL('./script/page.js', import.meta.url), 'utf8');
	const hash = createHash('sha256').update(js).digest('hex').slice(0, 12);
	return { js, url: ownUrl(['assets', `page.${hash}.js`]) };
}

import { en } from './en.js';
import { id } from './id.js';
import type { Words } from './words.js';

/** Languages whose fixed words are complete; adding one is adding a file and a line. */
export const texts: Readonly<Record<'id' | 'en', Words>> = { id, en };

/** The words of a language; of `id` where there are none (a service may be written in a language Loket doesn't speak yet). */
export function wordsOf(locale: string): Words {
	return locale === 'en' ? texts.en : texts.id;
}

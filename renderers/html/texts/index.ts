import { en } from './en.js';
import { id } from './id.js';
import type { Words } from './words.js';

/** Languages whose fixed words are complete; adding one is adding a file and a line. */
const texts: ReadonlyMap<string, Words> = new Map([
	['id', id],
	['en', en],
]);

/** The words of a language; of `id` where there are none (a service may be written in a language Loket doesn't speak yet). */
export function wordsOf(locale: string): Words {
	return texts.get(locale) ?? id;
}

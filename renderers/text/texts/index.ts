import { en } from './en.js';
import { id } from './id.js';
import type { MailWords } from './words.js';

/** Languages whose words for mails are complete; adding one is adding a file and a line. */
const texts: ReadonlyMap<string, MailWords> = new Map([
	['id', id],
	['en', en],
]);

/** The words of a language; of `id` where there are none. */
export function mailWords(locale: string): MailWords {
	return texts.get(locale) ?? id;
}
